import type { TSESTree } from '@typescript-eslint/types';
import { haveSameKey, takeNothingOut } from '../containers/alike-uses.ts';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { kindOf } from '../containers/making-kinds.ts';
import { nameOfFunction } from '../containers/registrations.ts';
import { isBounded } from '../growth/domains.ts';
import { growths, isBlank } from '../growth/growth.ts';
import { opennessOf } from '../growth/openness.ts';
import { isInFinally } from '../syntax/finally.ts';
import { contains } from '../syntax/nodes.ts';
import type { FailedRemoval } from './removal-failures.ts';
import type { Source } from '../syntax/source.ts';
import { type FunctionNode, isEmptyLiteral, unwrap } from '../syntax/syntax.ts';
import { namesRemoval } from '../tables/removal-names.ts';

/** `table[id] = undefined`: the key stays, and with it an entry for every id there ever was. */
export function blanked(source: Source, container: Container): FailedRemoval | undefined {
  const { kind, uses } = container;
  if (kind.name === 'Array' || !takeNothingOut(uses)) return undefined;
  const use = uses.find(
    one =>
      one.effect === 'grow' &&
      one.value !== undefined &&
      (isBlank(one.value) || isLowered(uses, one.value) || isMadeEmpty(source, one)) &&
      !(one.key && isBounded(source, one.key)),
  );
  // `set(key, null)` beside `set(key, found)` remembers that nothing was found.
  const filled = growths(source, container).find(
    fill =>
      use &&
      fill !== use &&
      (isFinally(source, use, fill) ||
        (!isLowered(uses, use.value) && fill.inside !== use.inside && !isWithin(fill.inside, use.inside))),
  );
  return use && filled && !isSetAgain(source, uses, use)
    ? { node: use.by, failure: 'blanked', evidence: filled.by }
    : undefined;
}

/** `removeData() { data[this.id] = {}; }`: whether what is to be removed of one of many things leaves something empty. */
function isMadeEmpty(source: Source, { key, value, inside }: Use): boolean {
  if (key === undefined || value === undefined || !isEmpty(source, unwrap(value))) return false;
  const openness = opennessOf(source, key);
  return (openness === 'identifier' || openness === 'id') && namesRemoval(nameOfFunction(source, inside) ?? '');
}

const isEmpty = (source: Source, value: TSESTree.Node): boolean =>
  isEmptyLiteral(value) ||
  (value.type === 'NewExpression' && value.arguments.length === 0 && kindOf(source, value) !== undefined);

/** Whether a flag is lowered that is only ever raised besides: `busy[id] = false` and `busy[id] = true`. */
function isLowered(uses: readonly Use[], value: TSESTree.Node | undefined): boolean {
  if (value === undefined || !isLiteral(value, false)) return false;
  const values = uses.flatMap(use => (use.effect === 'grow' && use.value ? [use.value] : []));
  return values.every(other => isLiteral(other, false) || isLiteral(other, true));
}

function isLiteral(node: TSESTree.Node, value: boolean): boolean {
  const inner = unwrap(node);
  return inner.type === 'Literal' && inner.value === value;
}

/** `busy[id] = true; try { … } finally { busy[id] = false; }` */
function isFinally(source: Source, blank: Use, fill: Use): boolean {
  const { by, inside } = blank;
  return inside !== undefined && inside === fill.inside && isInFinally(by, inside) && haveSameKey(source, blank, fill);
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
