import { haveSameKey, takeNothingOut } from '../containers/alike-uses.ts';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { isBounded } from '../growth/domains.ts';
import { growths, isBlank } from '../growth/growth.ts';
import { contains } from '../syntax/nodes.ts';
import type { FailedRemoval } from './removal-failures.ts';
import type { Source } from '../syntax/source.ts';
import type { FunctionNode } from '../syntax/syntax.ts';

/** `table[id] = undefined`: the key stays, and with it an entry for every id there ever was. */
export function blanked(source: Source, container: Container): FailedRemoval | undefined {
  const { kind, uses } = container;
  if (kind.name === 'Array' || !takeNothingOut(uses)) return undefined;
  const use = uses.find(
    ({ effect, key, value }) =>
      effect === 'grow' && value !== undefined && isBlank(value) && !(key && isBounded(source, key)),
  );
  // `set(key, null)` beside `set(key, found)` remembers that nothing was found.
  const filled = growths(source, container).find(
    ({ inside }) => inside !== use?.inside && !isWithin(inside, use?.inside),
  );
  return use && filled && !isSetAgain(source, uses, use)
    ? { node: use.by, failure: 'blanked', evidence: filled.by }
    : undefined;
}

/** Whether the function that blanks an entry goes on to fill it. */
function isSetAgain(source: Source, uses: readonly Use[], blank: Use): boolean {
  return uses.some(
    use =>
      use.effect === 'grow' &&
      use.inside === blank.inside &&
      use.by.range[0] > blank.by.range[1] &&
      haveSameKey(source, use, blank),
  );
}

/** Whether a function is a part of another: what that one blanks, it fills later. */
function isWithin(inner: FunctionNode | undefined, outer: FunctionNode | undefined): boolean {
  return inner !== undefined && outer !== undefined && contains(outer, inner);
}
