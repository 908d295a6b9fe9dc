import type { TSESTree } from '@typescript-eslint/types';
import { isSettler } from '../containers/awaited-answers.ts';
import type { Use } from '../containers/container-uses.ts';
import { resolve, variableOf } from '../syntax/bindings.ts';
import { keyName, propertyName } from '../syntax/member-names.ts';
import { nodesWithin } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { calleeWord, isClass, memberOn, unwrap, userOf, wrapped } from '../syntax/syntax.ts';
import { placeOf, placesDefined } from '../values/places.ts';

/** Names of what settles the promise of an entry; `undefined` where it is the entry itself. */
export type Settlers = ReadonlySet<string | undefined>;

/** Names by which what is put in settles a promise; `undefined` as a name where it is itself what does. */
export function settlersOf(source: Source, value: TSESTree.Node | undefined): Settlers | undefined {
  const made = value && resolve(source, value);
  if (value === undefined || made === undefined) return undefined;
  if (isSettler(source, value)) return new Set([undefined]);
  if (made.type === 'ObjectExpression') return settlersIn(source, made);
  if (made.type === 'ArrayExpression')
    return setOf(made.elements.flatMap((part, index) => (part && isSettler(source, part) ? [String(index)] : [])));
  const kept = made.type === 'NewExpression' ? settlersMadeBy(source, made) : undefined;
  if (kept) return kept;
  const isMade = made.type === 'NewExpression' || made.type === 'CallExpression';
  return isMade && DEFERRED.test(calleeWord(made)) ? DEFERRED_SETTLERS : undefined;
}

const setOf = (names: readonly (string | undefined)[]): Settlers | undefined =>
  names.length > 0 ? new Set(names) : undefined;

/** Those of a class of this file: `this.promise = new Promise(resolve => { this.resolve = resolve; })`. */
function settlersMadeBy(source: Source, { callee }: TSESTree.NewExpression): Settlers | undefined {
  const definition = resolve(source, callee);
  if (!isClass(definition)) return undefined;
  return setOf(
    nodesWithin(source, definition, 'AssignmentExpression').flatMap(({ left, right }) =>
      left.type === 'MemberExpression' && left.object.type === 'ThisExpression' && isSettler(source, right)
        ? [propertyName(source, left)]
        : [],
    ),
  );
}

/** Those of an object, or of one in it, also where they are put there after it was made: `const extras = { resolve() {} }; extras.resolve = resolve`. */
function settlersIn(source: Source, { properties }: TSESTree.ObjectExpression, depth = 1): Settlers | undefined {
  const names = properties.flatMap(property => {
    if (property.type !== 'Property') return [];
    const given = placesDefined(source, property).flatMap(({ values }) => values.map(({ value }) => value));
    if ([property.value, ...given].some(value => isSettler(source, value))) return [keyName(property)];
    const inner = depth > 0 ? resolve(source, property.value) : undefined;
    return inner?.type === 'ObjectExpression' ? [...(settlersIn(source, inner, depth - 1) ?? [])] : [];
  });
  return setOf(names);
}

/** Those that an entry is given by who puts it in: `waits[id] = promise; promise.resolve = resolve; waits[id].extras = { reject }`. */
export function settlersAdded(
  source: Source,
  value: TSESTree.Node | undefined,
  own: readonly Use[],
): Settlers | undefined {
  const names = [...((value && placeOf(source, value)?.occurrences) ?? []), ...own.map(({ by }) => by)].flatMap(
    entry => {
      const member = memberOn(entry);
      const given = member && userOf(member);
      if (given?.type !== 'AssignmentExpression' || given.left !== member) return [];
      if (isSettler(source, given.right)) return [propertyName(source, member)];
      const made = resolve(source, given.right);
      return made.type === 'ObjectExpression' ? [...(settlersIn(source, made) ?? [])] : [];
    },
  );
  return setOf(names);
}

/** What makes a promise along with what settles it. */
const DEFERRED = /defer(?:red)?(?:Promise)?$|^withResolvers$/i;

const DEFERRED_SETTLERS: Settlers = new Set(['resolve', 'reject']);

/** Whether an expression that yields an entry is called, or what settles it is taken from it and called. */
export function isSettled(source: Source, entry: TSESTree.Node, settlers: Settlers): boolean {
  const user = userOf(entry);
  switch (user?.type) {
    case 'CallExpression':
      return user.callee === wrapped(entry) && settlers.has(undefined);
    case 'MemberExpression':
      if (user.object !== wrapped(entry)) return false;
      return settlers.has(propertyName(source, user)) ? isCalled(user) : isSettled(source, user, settlers);
    case 'LogicalExpression':
      return isSettled(source, user, settlers);
    case 'VariableDeclarator':
      if (user.id.type === 'ArrayPattern')
        return user.id.elements.some((part, at) => part && settlers.has(String(at)) && isNamedAndCalled(source, part));
      return (
        user.id.type === 'ObjectPattern' &&
        user.id.properties.some(
          part => part.type === 'Property' && settlers.has(keyName(part)) && isNamedAndCalled(source, part.value),
        )
      );
    default:
      return false;
  }
}

function isNamedAndCalled(source: Source, name: TSESTree.Node): boolean {
  return (variableOf(source, name)?.references ?? []).some(({ identifier }) => isCalled(identifier));
}

/** Whether a value is called, or handed to what calls it: `clearTimeout(timer); done(entry.resolve)`. */
function isCalled(node: TSESTree.Node): boolean {
  const user = userOf(node);
  return (
    user?.type === 'CallExpression' &&
    (user.callee === wrapped(node) || user.arguments.some(given => unwrap(given) === node))
  );
}
