import type { TSESTree } from '@typescript-eslint/types';
import { eventName, registrations } from '../acquisitions/acquisitions.ts';
import { functionOf } from '../values/calls.ts';
import { handlerOf } from '../functions/handlers.ts';
import { contains } from '../syntax/nodes.ts';
import { perSource, type Source } from '../syntax/source.ts';
import type { FunctionNode } from '../syntax/syntax.ts';

/**
 * What a component is told to run when it ends: `this.$once('hook:beforeDestroy', () => …)` in Vue,
 * `scope.$on('$destroy', () => …)` in AngularJS.
 */
export function hookedEnds(source: Source, node: TSESTree.Node): FunctionNode[] {
  return hooked(source).flatMap(({ call, runs }) => (contains(node, call) ? runs : []));
}

const END = /^hook:(before)?(destroy|unmount)(ed)?$|^\$destroy$/i;

const hooked = perSource(source =>
  registrations(source).added.flatMap(added => {
    const runs = added.handler && functionOf(source, handlerOf(added.handler));
    return runs && END.test(eventName(source, added)) ? [{ call: added.call, runs }] : [];
  }),
);
