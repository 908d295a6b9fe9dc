import type { TSESTree } from '@typescript-eslint/types';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { namesOfEntry, readsEntry } from '../containers/elements.ts';
import { isParameter } from '../containers/registrations.ts';
import { runsIn } from '../functions/reach.ts';
import { resolve } from '../syntax/bindings.ts';
import { callsIn } from '../syntax/calls-in.ts';
import { callsNamed } from '../syntax/calls-named.ts';
import { keyName, propertyName } from '../syntax/member-names.ts';
import { contains } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { calleeWord, functionAround, type FunctionNode, unwrap, userOf } from '../syntax/syntax.ts';
import { type Place, placeOf } from '../values/places.ts';
import { isWait } from './missed-on-timeout.ts';
import type { FailedRemoval } from './removal-failures.ts';
import { isSettled, settlersOf } from './settlers.ts';

/**
 * `setTimeout(() => { delete pending[id]; … })`, and then `pending[id] = () => { clearTimeout(timeout); … }`: the answer stops
 * what would have taken the entry out.
 */
export function missedOnAnswer(source: Source, { uses, kind }: Container): FailedRemoval | undefined {
  const removals = uses.filter(({ effect, by }) => effect === 'shrink' && !isOfFixedKey(by));
  const [first] = removals;
  if (kind.name === 'Array' || first === undefined) return undefined;
  const timers = removals.map(({ by }) => timerAround(source, by));
  if (timers.includes(undefined)) return undefined;
  const [place, ...others] = new Set(timers.map(timer => timer && placeOfId(source, timer)));
  const stopping =
    (place && others.length === 0 ? stoppedByAnswer(source, uses, place) : undefined) ??
    stoppedByEntry(
      source,
      uses,
      id => timers.includes(unwrap(id) as TSESTree.CallExpression) || isAt(source, id, place),
    );
  return stopping && { node: stopping, failure: 'missedOnAnswer', evidence: first.by };
}

const isAt = (source: Source, id: TSESTree.Node, place: Place | undefined): boolean =>
  place !== undefined && placeOf(source, id) === place;

/** Where the id of the timeout is handed to `clearTimeout` as it is, in the answer. */
function stoppedByAnswer(source: Source, uses: readonly Use[], place: Place): TSESTree.Node | undefined {
  const stopping = callsNamed(source, ['clearTimeout']).find(({ arguments: [id] }) => id && isAt(source, id, place));
  const around = stopping && functionAround(stopping);
  // Who starts another one puts off what is to come.
  if (around === undefined || callsNamed(source, ['setTimeout']).some(call => contains(around, call))) return undefined;
  return uses.some(use => isWait(source, use) || isAnsweredBy(source, use, around)) ? stopping : undefined;
}

/** Whether a function that is made for an entry calls what the asker has handed in: `clearTimeout(timeout); done(null, answer);`. */
function isAnsweredBy(source: Source, { effect, repeats, inside }: Use, answer: FunctionNode): boolean {
  if (effect !== 'grow' || !repeats || inside === undefined || !contains(inside, answer)) return false;
  return callsIn(source, answer).some(({ callee }) => {
    const given = [callee, ...(placeOf(source, callee)?.values ?? []).map(({ value }) => value)];
    return given.some(value => isParameter(source, value, inside));
  });
}

/** `const { resolve, timeout } = pending.get(message.id); clearTimeout(timeout); resolve(message.data);` */
function stoppedByEntry(
  source: Source,
  uses: readonly Use[],
  isId: (id: TSESTree.Node) => boolean,
): TSESTree.Node | undefined {
  for (const { effect, repeats, inside, value } of uses) {
    const made = effect === 'grow' && repeats && value ? resolve(source, value) : undefined;
    if (made?.type !== 'ObjectExpression') continue;
    const namesOf = (isSought: (value: TSESTree.Node) => boolean): readonly (string | undefined)[] =>
      made.properties.flatMap(part => (part.type === 'Property' && isSought(part.value) ? [keyName(part)] : []));
    const ids = new Set(namesOf(isId));
    if (ids.size === 0) continue;
    const handed = namesOf(given => isParameter(source, given, inside));
    const settlers = settlersOf(source, made) ?? new Set();
    for (const read of uses) {
      const answer = readsEntry(read) && read.inside !== inside ? read.inside : undefined;
      const entries = answer ? namesOfEntry(source, read.by) : [];
      const isUsed = (names: ReadonlySet<string | undefined>): boolean =>
        entries.some(entry => isSettled(source, entry, names));
      if (answer === undefined || !isUsed(ids)) continue;
      const calls = callsIn(source, answer);
      if (!isUsed(settlers) && !calls.some(call => handed.includes(calleeWord(call)))) continue;
      const stopping = calls.find(call => calleeWord(call) === 'clearTimeout');
      if (stopping && !callsNamed(source, ['setTimeout']).some(call => runsIn(source, [answer], call))) return stopping;
    }
  }
  return undefined;
}

/** `delete table.ready`: it is of no other entry. */
function isOfFixedKey(by: TSESTree.Node): boolean {
  const member = by.type === 'UnaryExpression' ? unwrap(by.argument) : undefined;
  return member?.type === 'MemberExpression' && !member.computed;
}

/** The timeout that a node is run by. */
function timerAround(source: Source, node: TSESTree.Node): TSESTree.CallExpression | undefined {
  const around = functionAround(node);
  const user = around && userOf(around);
  // `setTimeout(function () { … }.bind(this), 5000)`
  const bound = user?.type === 'MemberExpression' && propertyName(source, user) === 'bind' ? userOf(user) : undefined;
  const call = bound ? userOf(bound) : user;
  return call?.type === 'CallExpression' && calleeWord(call) === 'setTimeout' ? call : undefined;
}

/** Where the id of a timeout is kept. */
function placeOfId(source: Source, timer: TSESTree.Node): Place | undefined {
  const user = userOf(timer);
  if (user?.type === 'VariableDeclarator') return placeOf(source, user.id);
  return user?.type === 'AssignmentExpression' ? placeOf(source, user.left) : undefined;
}
