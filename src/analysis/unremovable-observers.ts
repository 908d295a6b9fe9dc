import type { Confidence } from './confidence.ts';
import type { TSESTree } from '@typescript-eslint/types';
import type { Use } from './container-uses.ts';
import { type Container, containers } from './containers.ts';
import { growths } from './growth.ts';
import { identityOf } from './identity.ts';
import { ineffectiveRemovals } from './ineffective-removals.ts';
import { endsOf, type Keeping, keepingOf } from './keeping.ts';
import { isParameter, nameOfFunction } from './registrations.ts';
import { perSource, type Source } from './source.ts';

export interface UnremovableObservers {
  readonly node: TSESTree.Node;
  readonly container: Container;
  readonly keeping: Keeping;
  readonly confidence: Confidence;
  /** The use that takes the observer in. */
  readonly growth: Use;
  /** The method that an observer joins by. */
  readonly method: string;
}

const JOINS = /^_?(?:on|add|subscribe|observe|watch|listen|attach|bind|tap|hook|register|join|enroll|connect)(?![a-z])/;
const OBSERVER =
  /^(?:f|fn|cb|func|callback|handler|hook|\w*(?:Listener|Observer|Subscriber|Watcher|Callback|Handler|Hook)|listener|observer|subscriber|watcher|subscription)$/;

/** Lists of observers that nobody can leave. */
export const unremovableObservers = perSource((source): readonly UnremovableObservers[] =>
  containers(source).flatMap(container => {
    const isTold = ineffectiveRemovals(source).some(told => told.container === container);
    return isTold ? [] : (judge(source, container) ?? []);
  }),
);

function judge(source: Source, container: Container): UnremovableObservers | undefined {
  const growth = growths(source, container).find(use => takesObserver(source, use));
  const method = growth && nameOfFunction(source, growth.inside);
  const keeping = growth && keepingOf(source, container);
  if (growth === undefined || keeping === undefined || method === undefined) return undefined;
  const { effective, purges } = endsOf(source, container);
  if (effective.length > 0) return undefined;
  const confidence = purges.length > 0 || container.lifetime === 'instance' ? 'possible' : keeping.confidence;
  return { node: container.node, container, keeping, confidence, growth, method };
}

/** Whether a use stores, as it is, what a joining function was handed to be called back. */
function takesObserver(source: Source, { value, inside }: Use): boolean {
  const name = nameOfFunction(source, inside);
  if (name === undefined || value?.type !== 'Identifier' || !JOINS.test(name) || !isParameter(source, value, inside))
    return false;
  return OBSERVER.test(value.name) && identityOf(source, value) !== 'primitive';
}
