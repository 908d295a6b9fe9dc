import type { TSESTree } from '@typescript-eslint/types';
import type { Use } from '../containers/container-uses.ts';
import { captureOf } from '../functions/captures.ts';
import { repeats } from '../functions/executions.ts';
import { isFrameworkClass } from '../lives/framework-classes.ts';
import { type Occasion, occasionOf } from '../lives/occasions.ts';
import { endsOf } from '../lives/owner-ends.ts';
import { callsNamed } from '../syntax/calls-named.ts';
import type { Source } from '../syntax/source.ts';
import { isFunction } from '../syntax/syntax.ts';
import { functionOf } from '../values/calls.ts';
import { placesNamed } from '../values/place-members.ts';

/** Whether this file has what comes and goes join: a component, an effect, or an object that has an end. */
export function isJoinedByPassing(source: Source, growth: Use, method: string): boolean {
  return callsOf(source, growth, method).some(call => {
    const occasion = occasionOf(source, call);
    if (occasion?.kind !== 'object') return occasion?.kind === 'component' || occasion?.kind === 'effect';
    const isOwn = call.arguments.some(given => captureOf(source, given).kind === 'instance');
    return isOwn && (endsOf(source, occasion).name !== undefined || isOfFramework(source, occasion));
  });
}

/** Whether an object is one that a framework makes and throws away. */
const isOfFramework = (source: Source, { owner }: Occasion): boolean =>
  owner !== undefined && isFrameworkClass(source, owner.node);

/** Where this file joins. */
const callsOf = (source: Source, { inside }: Use, method: string): readonly TSESTree.CallExpression[] =>
  callsNamed(source, [method]).filter(({ callee }) => functionOf(source, callee) === inside);

/**
 * Whether those who join may be the few modules that a program is put together from: nothing says that they follow what
 * changes, are to leave again, or meet others on a bus; or the file itself joins, and only when it is loaded.
 */
export function isWired(source: Source, growth: Use, method: string): boolean {
  const calls = callsOf(source, growth, method);
  if (calls.length > 0 && !calls.some(call => repeats(source, call))) return true;
  return !FOLLOWS.test(method) && !isUndone(source, method) && !TELLS.some(name => isDefined(source, name));
}

/** Names of functions that whoever follows how something changes joins by, and will be done with one day. */
const FOLLOWS =
  /^_?(?:subscribe|observe|watch|(?:add|on)(?:Change|Update|Observer|Subscriber|Watcher)\w*|on\w*Change[ds]?)$/;

/** Names of functions by which a bus lets anybody tell all who have joined. */
const TELLS = 'emit publish notify notifyAll notifyListeners notifyObservers trigger fire dispatch broadcast'.split(
  ' ',
);

/** Whether the file has what is to take out again who joins by a method, and does not: `bind` and `unbind`. */
function isUndone(source: Source, method: string): boolean {
  const undoing = [`un${method}`, ...UNDONE_BY.map(([joins, leaves]) => method.replace(joins, leaves))];
  return undoing.some(name => name !== method && isDefined(source, name));
}

/** Whether the file has a function of that name. */
function isDefined(source: Source, name: string): boolean {
  return [...placesNamed(source, name)].some(({ values }) => values.some(({ value }) => isFunction(value)));
}

const UNDONE_BY: readonly (readonly [RegExp, string])[] = [
  [/^on(?![a-z])/, 'off'],
  [/^add(?![a-z])/, 'remove'],
  [/^attach(?![a-z])/, 'detach'],
];
