import { eventName, registrations } from '../acquisitions/acquisitions.ts';
import { functionOf } from '../values/calls.ts';
import { handlerOf } from '../functions/handlers.ts';
import { contains } from '../syntax/nodes.ts';
import { perSource, type Source } from '../syntax/source.ts';
import type { FunctionNode } from '../syntax/syntax.ts';
import type { Owner } from '../values/owners.ts';

/** `this.$once('hook:beforeDestroy', () => …)`: what a component of Vue is told to run when it ends. */
export function hookedEnds(source: Source, { node }: Owner): FunctionNode[] {
  return hooked(source).flatMap(({ call, runs }) => (contains(node, call) ? runs : []));
}

const END = /^hook:(before)?(destroy|unmount)(ed)?$/i;

const hooked = perSource(source =>
  registrations(source).added.flatMap(added => {
    const runs = added.handler && functionOf(source, handlerOf(added.handler));
    return runs && END.test(eventName(source, added)) ? [{ call: added.call, runs }] : [];
  }),
);
