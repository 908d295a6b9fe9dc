import type { TSESTree } from '@typescript-eslint/types';
import { eventName, type Registration, registrations } from '../acquisitions/acquisitions.ts';
import { resolve } from '../syntax/bindings.ts';
import { functionOf } from '../values/calls.ts';
import { handlerOf } from '../functions/fresh-handlers.ts';
import { contains } from '../syntax/nodes.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { type FunctionNode, functionAround } from '../syntax/syntax.ts';
import { makesNodeOfRed } from './components.ts';

/**
 * What a component is told to run when it ends: `this.$once('hook:beforeDestroy', () => …)` in Vue,
 * `scope.$on('$destroy', () => …)` in AngularJS, `node.on('close', () => …)` in Node-RED.
 */
export function hookedEnds(source: Source, node: TSESTree.Node): FunctionNode[] {
  return hooked(source).flatMap(({ call, runs }) => (contains(node, call) ? runs : []));
}

const END = /^hook:(before)?(destroy|unmount)(ed)?$|^\$destroy$/i;

const hooked = perSource(source =>
  registrations(source).added.flatMap(added => {
    const runs = added.handler && functionOf(source, handlerOf(added.handler));
    const isEnd = runs && (END.test(eventName(source, added)) || closesNode(source, added));
    return isEnd ? [{ call: added.call, runs }] : [];
  }),
);

function closesNode(source: Source, added: Registration): boolean {
  if (eventName(source, added) !== 'close') return false;
  const home = resolve(source, added.target).type === 'ThisExpression' ? functionAround(added.call) : undefined;
  return home !== undefined && makesNodeOfRed(home);
}
