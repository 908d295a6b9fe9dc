import { counts, type Use } from './container-uses.ts';
import type { FunctionNode } from '../syntax/syntax.ts';

/** Asked for at each use that fills a container, and one can have tens of thousands. */
const known = new WeakMap<readonly Use[], boolean>();

/**
 * Whether every reader fills in what it misses, so that a lost entry costs time and nothing else. `has` alone does not
 * count: whoever asks only whether something was there counts on its staying there.
 */
export function isRefilled(uses: readonly Use[]): boolean {
  let refilled = known.get(uses);
  if (refilled === undefined) known.set(uses, (refilled = areReadersFilling(uses)));
  return refilled;
}

function areReadersFilling(uses: readonly Use[]): boolean {
  const [reading, filling] = [functionsOf(uses.filter(isReading)), functionsOf(uses.filter(isFilling))];
  return uses.filter(isAsking).every(({ inside }) => reading.has(inside) && filling.has(inside));
}

const functionsOf = (uses: readonly Use[]): ReadonlySet<FunctionNode | undefined> =>
  new Set(uses.map(({ inside }) => inside));

const isAsking = (use: Use): boolean => (use.effect === 'read' || use.effect === 'iterate') && !counts(use);

/** Whether a use takes what is under a key, and does not only ask whether something is there. */
export const isReading = ({ method, by, effect }: Use): boolean =>
  method === 'get' || (effect === 'read' && method === undefined && by.type === 'MemberExpression');

const isFilling = ({ effect }: Use): boolean => effect === 'grow';
