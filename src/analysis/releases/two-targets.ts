import type { TSESTree } from '@typescript-eslint/types';
import { isAlike } from '../values/expressions-alike.ts';
import { propertyName } from '../syntax/member-names.ts';
import { isGivenTo } from '../functions/handlers.ts';
import { isNothing } from '../lives/template-refs.ts';
import { type Place, placeOf } from '../values/places.ts';
import type { Source } from '../syntax/source.ts';
import { unwrap } from '../syntax/syntax.ts';

/**
 * Whether two names stand for two things, for all that the file gives them: two fields of one object, two variables of
 * one function, or what two refs hold. A name that somebody else fills, such as a parameter, may stand for anything.
 */
export function areTwoTargets(source: Source, a: TSESTree.Node, b: TSESTree.Node): boolean {
  const [left, right] = [placeOf(source, refOf(source, a)), placeOf(source, refOf(source, b))];
  if (!left || !right || left === right || left.owner !== right.owner) return false;
  // Two functions may each have found the same thing, in a way of its own.
  if (left.variable?.scope !== right.variable?.scope) return false;
  if (!isFilledHere(left) || !isFilledHere(right)) return false;
  return !isGivenTo(source, left, right) && !isGivenTo(source, right, left) && !isGivenAlike(source, left, right);
}

/** `box` for `box.current`: two refs hold two elements. */
function refOf(source: Source, node: TSESTree.Node): TSESTree.Node {
  const member = unwrap(node);
  return member.type === 'MemberExpression' && REFS.has(propertyName(source, member)) ? member.object : member;
}

const REFS: ReadonlySet<string | undefined> = new Set(['current', 'value']);

/** A field may be filled by a framework, by its decorator; what computes it anew each time may give anything. */
function isFilledHere({ kind, variable, values }: Place): boolean {
  if (kind === 'global') return false;
  if (variable) return values.length > 0 && variable.defs.every(({ type }) => type === 'Variable');
  return values.every(({ by }) => by.type !== 'MethodDefinition' && !(by.type === 'Property' && by.kind !== 'init'));
}

function isGivenAlike(source: Source, left: Place, right: Place): boolean {
  return left.values.some(
    ({ value }) => !isNothing(value) && right.values.some(other => isAlike(source, value, other.value)),
  );
}
