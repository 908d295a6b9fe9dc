import type { TSESTree } from '@typescript-eslint/types';
import { isExported, placeOfDefinition } from '../values/calls.ts';
import { haveSameKey } from '../containers/alike-uses.ts';
import { MOST_TOLD_APART, type Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { readsEntry } from '../containers/elements.ts';
import { commentAbove, textAbove } from '../syntax/jsdoc.ts';
import { isInFinally } from '../syntax/finally.ts';
import { isIdle } from '../functions/idle-functions.ts';
import { missesAll } from './missed-keys.ts';
import { takesBackFailed } from './taken-back.ts';
import { isRenewed } from '../growth/renewals.ts';
import { nodesWithin, textOf } from '../syntax/nodes.ts';
import { perItem, type Source } from '../syntax/source.ts';
import { isAlike } from '../values/expressions-alike.ts';
import { calleeWord, functionAround, unwrap, userOf } from '../syntax/syntax.ts';

/** What a container loses: entries one by one, or everything at once where somebody calls for it. */
export interface Ends {
  /** Uses that take single entries out, and those that empty it on a path that this file runs. */
  readonly effective: readonly Use[];
  /**
   * Uses that empty it in a function that nothing in this file calls, and that is not only there for tests: a
   * `dispose()`; and whatever takes out of it in one that nobody can call.
   */
  readonly purges: readonly Use[];
  /** Uses that take out an entry only when its own key is looked up after its time. */
  readonly onRead: readonly Use[];
  /** Uses that take back an entry only when what it waits for has failed. */
  readonly onFailure: readonly Use[];
}

/** Whatever ends the stay of an entry in a container. */
export const endsOf = perItem((source, container: Container): Ends => {
  const { uses } = container;
  const all = uses.filter(({ effect }) => effect === 'shrink');
  const [shrinks, others] = [all.slice(0, MOST_TOLD_APART), all.slice(MOST_TOLD_APART)];
  const purges = shrinks.filter(
    use =>
      isIdle(source, use.by) ||
      (emptiesAll(source, use) &&
        isLeftToOthers(source, use) &&
        !drains(source, uses, use) &&
        !isSaidToRun(source, use)),
  );
  const fills = uses.filter(({ effect }) => effect === 'grow');
  const onRead = shrinks.filter(use => expiresOnRead(source, uses, use));
  const onFailure = shrinks.filter(use => takesBackFailed(source, uses, use));
  const isVain = (use: Use): boolean =>
    onRead.includes(use) ||
    onFailure.includes(use) ||
    isRenewed(source, container, use) ||
    (fills.every(({ key }) => key) && missesAll(source, uses, use));
  return {
    effective: [...shrinks.filter(use => !purges.includes(use) && !isVain(use)), ...others],
    purges: purges.filter(use => !isForTests(source, use)),
    onRead,
    onFailure,
  };
});

/** Whether a function works off what is in a container before it empties it: it is called when there is something to do. */
function drains(source: Source, uses: readonly Use[], { by, inside }: Use): boolean {
  const name = (inside && placeOfDefinition(source, inside)?.name) ?? '';
  if (EMPTIES.test(name)) return false;
  return uses.some(use => use.effect === 'iterate' && use.inside === inside && use.by.range[0] < by.range[0]);
}

/** Names of functions that are there to empty something. */
const EMPTIES = /clear|reset|destroy|dispose|close|shutdown|terminate|stop|cleanup|purge|end/i;

/** Whether an entry only goes when its own key is looked up after its time: what is never asked for again stays. */
function expiresOnRead(source: Source, uses: readonly Use[], removal: Use): boolean {
  const { by, inside } = removal;
  const lookUp = uses.find(
    use => use.effect === 'read' && readsEntry(use) && use.inside === inside && haveSameKey(source, use, removal),
  );
  if (lookUp === undefined || lookUp.by.range[0] > by.range[0] || isRunLater(inside)) return false;
  const home = functionAround(by);
  // `finally { flights.delete(key); }`: work that is over takes itself out.
  if (home && isInFinally(by, home)) return false;
  const [from, to] = [lookUp.by.range[1], by.range[0]];
  const isTakenBack = uses.some(
    use => use.effect === 'grow' && use.inside === inside && from <= use.by.range[0] && use.by.range[1] <= to,
  );
  if (isTakenBack) return false;
  const between: Pick<TSESTree.Node, 'range'> = { range: [from, to] };
  return (
    nodesWithin(source, between, 'BinaryExpression').some(
      ({ operator, left, right }) =>
        COMPARES.test(operator) && [left, right].some(side => OF_TIME.test(textOf(source, side))),
    ) || nodesWithin(source, between, 'CallExpression').some(call => TELLS_AGE.test(calleeWord(call)))
  );
}

/** `isExpired(entry)`, `entry.isStale()` */
const TELLS_AGE = /expired?$|stale$|outdated$|tooOld$/i;

/** `export function invalidate(id) { cache.delete(id); }`: it is called when something has changed, and not when it is over. */
export function isInvalidation(source: Source, { key, inside }: Use): boolean {
  if (key === undefined || inside === undefined) return false;
  return /^_*(?:invalidate|bust)(?![a-z])/.test(placeOfDefinition(source, inside)?.name ?? '');
}

/** Whether a timer runs a function: it comes by itself, whoever asks. */
function isRunLater(inside: Use['inside']): boolean {
  const user = inside && userOf(inside);
  return user?.type === 'CallExpression' && /^set(Timeout|Interval)$/.test(calleeWord(user));
}

const OF_TIME = /\bnow\b|expir|ttl|maxAge|timestamp/i;

const COMPARES = /^[<>]=?$/;

/** Whether a comment says when a function is called: `Called at the start of each turn`. */
function isSaidToRun(source: Source, { inside }: Use): boolean {
  return inside !== undefined && SAID_TO_RUN.test(textAbove(source, inside));
}

const SAID_TO_RUN =
  /\b(?:called|runs?|invoked) (?:at|on|when(?:ever)?|before|after|between|every|each|once (?:a|per))\b/i;

/** Whether a function says that it is there for tests: no program calls it. */
function isForTests(source: Source, { inside }: Use): boolean {
  if (inside === undefined) return false;
  const name = placeOfDefinition(source, inside)?.name ?? '';
  return FOR_TESTS_BY_NAME.test(name) || FOR_TESTS.test(commentAbove(source, inside)?.value ?? '');
}

const FOR_TESTS_BY_NAME = /[fF]or_?[tT]est/;

const FOR_TESTS =
  /\b(?:for|in|by|from) (?:\w+ )?tests?(?:ing)?\b(?! (?:and|or)\b)|\btests? only\b|\bonly (?:for|in|used in) tests?/i;

function emptiesAll(source: Source, { method, by }: Use): boolean {
  return method === 'clear' || method === 'length' || (method === '=' && !keepsSome(source, by));
}

/** `all = all.filter(one => one !== gone)` takes out one, and does not empty the list. */
function keepsSome(source: Source, by: TSESTree.Node): boolean {
  const right = by.type === 'AssignmentExpression' ? unwrap(by.right) : by;
  const callee = right.type === 'CallExpression' ? unwrap(right.callee) : undefined;
  return (
    by.type === 'AssignmentExpression' && callee?.type === 'MemberExpression' && isAlike(source, callee.object, by.left)
  );
}

/** Methods that a framework calls when it is done with an object. */
export const LIFECYCLE =
  /^(?:ngOnDestroy|onDestroy|destroyed|beforeDestroy|unmounted|beforeUnmount|disconnectedCallback|componentWillUnmount|hostDisconnected)$/;

/** Methods that end the life of their object, and with it of all that it holds. */
const ENDS_OWNER = /^\W*k?(?:close|destroy|dispose|shutdown|terminate|end|stop)(?![a-z])/i;

/** Whether the code stands in a function that this file hands out and never calls itself. */
function isLeftToOthers(source: Source, { inside }: Use): boolean {
  const place = inside && placeOfDefinition(source, inside);
  if (inside === undefined || place === undefined) return false;
  if (LIFECYCLE.test(place.name)) return false;
  if (place.kind === 'member' && ENDS_OWNER.test(place.name)) return true;
  if (inside.params.length > 0) return false;
  const user = userOf(inside);
  if (user?.type === 'MethodDefinition' && user.kind === 'constructor') return false;
  const isHandedOut =
    place.kind === 'member' ||
    isExported(inside) ||
    place.occurrences.some(({ parent }) => parent?.type === 'ExportSpecifier');
  return isHandedOut && place.occurrences.every(isExporting);
}

/** Whether an occurrence of a name only exports what it names. */
function isExporting({ parent }: TSESTree.Node): boolean {
  return (
    parent?.type === 'ExportSpecifier' ||
    (parent?.type === 'AssignmentExpression' && parent.left.type === 'MemberExpression')
  );
}
