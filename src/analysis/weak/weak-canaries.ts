import type { TSESTree } from '@typescript-eslint/types';
import { isGlobal } from '../syntax/bindings.ts';
import { isExported } from '../values/calls.ts';
import { nodesOf } from '../syntax/nodes.ts';
import { type Place, placeOf } from '../values/places.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { functionAround, unwrap, userOf, wrapped } from '../syntax/syntax.ts';
import { type WeakUse, weakUses } from './weak-uses.ts';
import { anyWord } from '../tables/words.ts';

/** The name that a new reference is given. */
function nameGiven(source: Source, by: TSESTree.Node): Place | undefined {
  const user = userOf(by);
  if (user?.type === 'VariableDeclarator') return placeOf(source, user.id);
  return user?.type === 'AssignmentExpression' ? placeOf(source, user.left) : undefined;
}

/** Every `deref()` of a name, and every read of a map by its name. */
const readsByPlace = perSource((source): ReadonlyMap<Place, readonly WeakUse[]> => {
  const reads = new Map<Place, WeakUse[]>();
  for (const use of weakUses(source)) {
    const place = use.signature.reads === true && use.holder ? placeOf(source, use.holder) : undefined;
    if (place === undefined) continue;
    const known = reads.get(place);
    if (known) known.push(use);
    else reads.set(place, [use]);
  }
  return reads;
});

/** Whether an object is made only to see it die: all that is ever asked of its reference is whether it is gone. */
export function isWatchedForDeath(source: Source, { by, type, method, targets }: WeakUse): boolean {
  if (type.kind !== 'ref' || method !== undefined) return false;
  const place = nameGiven(source, by);
  const reads = (place && readsByPlace(source).get(place)) ?? [];
  if (place?.occurrences.some(isReplaced) === true) return true;
  if (reads.length > 0) return reads.every(read => isDeathCheck(source, read.by));
  // A reference to an empty object that nobody reads stands for any reference.
  const [target] = targets;
  const made = target && unwrap(target);
  return (
    place?.variable !== undefined &&
    made?.type === 'ObjectExpression' &&
    made.properties.length === 0 &&
    !isExported(by)
  );
}

/** `ref.deref = …`: a stand-in, made for a test. */
function isReplaced(name: TSESTree.Node): boolean {
  const member = userOf(name);
  const user = member?.type === 'MemberExpression' ? userOf(member) : undefined;
  return user?.type === 'AssignmentExpression' && user.left === member;
}

/** Names by which code forces collections, to see objects die. */
const COLLECTING: ReadonlySet<string> = new Set([
  'gc',
  'forceGC',
  'gcUntil',
  'collected',
  'toBeCollected',
  'forceCollection',
]);

/** Whether the file forces collections: what it makes to be collected is no mistake. */
export const forcesCollections = perSource(
  (source): boolean =>
    FORCES.test(source.text) && nodesOf(source, 'Identifier').some(({ name }) => COLLECTING.has(name)),
);

const FORCES = anyWord(COLLECTING);

function isDeathCheck(source: Source, read: TSESTree.Node): boolean {
  const user = userOf(read);
  switch (user?.type) {
    case 'BinaryExpression':
      return [user.left, user.right].some(
        side =>
          isGlobal(source, side, 'undefined') ||
          (side.type === 'Literal' && side.value === null) ||
          side.type === 'UnaryExpression',
      );
    case 'UnaryExpression':
      return user.operator === '!';
    case 'IfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'ConditionalExpression':
      return user.test === wrapped(read);
    default:
      return false;
  }
}

/** Whether the function that puts an object in reads it back before it ends, and so gives it to whoever wants it. */
export function isReadBack(source: Source, { by, holder, type }: WeakUse): boolean {
  if (type.kind !== 'ref' && type.kind !== 'value map') return false;
  const place = holder ? placeOf(source, holder) : nameGiven(source, by);
  const home = functionAround(by);
  const isLater = (read: WeakUse): boolean => functionAround(read.by) === home && read.by.range[0] > by.range[0];
  if (place) return (readsByPlace(source).get(place) ?? []).some(isLater);
  // `map.set(key, new WeakRef(value)); return map.get(key).deref()`
  return weakUses(source).some(
    use => use.signature.reads === true && use.holder && unwrap(use.holder).type === 'CallExpression' && isLater(use),
  );
}
