import type { TSESTree } from '@typescript-eslint/types';
import { haveSameKey, takeNothingOut } from '../containers/alike-uses.ts';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { namesOfEntry, readsEntry } from '../containers/elements.ts';
import { runsAlongWith, runsIn, withAround } from '../functions/reach.ts';
import { growths } from '../growth/growth.ts';
import { opennessOf } from '../growth/openness.ts';
import { outlivesCalls } from '../lives/lifetimes.ts';
import { resolve, variableOf } from '../syntax/bindings.ts';
import type { Source } from '../syntax/source.ts';
import { calleeWord, type FunctionNode, userOf, wrapped } from '../syntax/syntax.ts';
import { callbacksIn, callsBack } from './answered-callbacks.ts';
import type { FailedRemoval } from './removal-failures.ts';
import { isSettled, type Settlers, settlersAdded, settlersOf } from './settlers.ts';

/**
 * `const { resolve } = pending.get(message.id); resolve(message.data);`, and nothing takes the entry out: what has been
 * answered stays.
 */
export function answered(source: Source, container: Container, growth: Use): FailedRemoval | undefined {
  const { kind, uses, lifetime } = container;
  // Of what is there until the program ends, it is told that it keeps everything.
  if (outlivesCalls(lifetime)) return undefined;
  if ((kind.name !== 'Map' && kind.name !== 'Object') || growth.key === undefined || !takeNothingOut(uses))
    return undefined;
  const isOwn = isMadeHere(source, growth.key);
  // Under a key that nobody had before, who puts an entry in sees no earlier one.
  const own = isOwn ? uses.filter(use => use.inside === growth.inside && haveSameKey(source, use, growth)) : [];
  const settlers = settlersOf(source, growth.value) ?? settlersAdded(source, growth.value, own);
  const callbacks = settlers === undefined && isOwn ? callbacksIn(source, container, growth) : undefined;
  if ((settlers ?? callbacks) === undefined || !isOfOne(source, growth.key)) return undefined;
  // Who looks an entry up for anything else may want it after the answer, too.
  const reads = uses.filter(use => use.effect === 'read' && (readsEntry(use) || callsEntry(use)) && !own.includes(use));
  const isAnswer = (use: Use): boolean =>
    use.inside !== growth.inside && (settlers ? settles(source, use, settlers) : callsBack(source, use, callbacks!));
  const answers = reads.filter(isAnswer);
  const isOfAnswer = (use: Use): boolean =>
    isTested(use.by) && answers.some(answer => answer.inside === use.inside && haveSameKey(source, answer, use));
  const [first] = answers;
  return first && reads.every(use => answers.includes(use) || isOfAnswer(use))
    ? { node: first.by, failure: 'answered', evidence: growth.by }
    : undefined;
}

/**
 * `const { reject } = pending.get(id); reject(new Error())` where only another way of answering deletes: what has been answered
 * here stays.
 */
export function answeredAndLeft(source: Source, container: Container): FailedRemoval | undefined {
  const { kind, uses } = container;
  if ((kind.name !== 'Map' && kind.name !== 'Object') || uses.some(({ effect }) => effect === 'escape'))
    return undefined;
  const removals = uses.filter(({ effect, key }) => effect === 'shrink' && key !== undefined);
  const reads = uses.filter(use => use.effect === 'read' && readsEntry(use));
  // Who only takes out may be called wherever something is answered.
  const isAnotherWay = ({ inside }: Use): boolean =>
    inside !== undefined && (isRunByTimer(inside) || reads.some(read => read.inside === inside));
  if (removals.length === 0 || !removals.every(isAnotherWay)) return undefined;
  // So may what is started along with the question.
  const grown = growths(source, container);
  const growth = grown.find(
    ({ key, inside }) =>
      key && inside && isOfOne(source, key) && !removals.some(({ by }) => runsIn(source, withAround(inside), by)),
  );
  const settlers = grown.flatMap(({ value }) => settlersOf(source, value) ?? [])[0];
  if (growth === undefined || settlers === undefined) return undefined;
  const left = reads.find(
    ({ by, inside }) =>
      inside !== growth.inside &&
      namesOfEntry(source, by).some(entry => isSettled(source, entry, settlers)) &&
      !uses.some(use => use.effect === 'shrink' && runsAlongWith(source, inside, use.by)),
  );
  return left && { node: left.by, failure: 'answered', evidence: growth.by };
}

/** Whether a key is made by the call that puts something in under it: `const id = uuid()`, `const id = ++count`. */
function isMadeHere(source: Source, key: TSESTree.Node): boolean {
  if (variableOf(source, key)?.defs[0]?.type !== 'Variable' || !IS_MADE.test(resolve(source, key).type)) return false;
  return opennessOf(source, key) === 'identifier';
}

const IS_MADE = /^(?:Call|Update|Binary)Expression$|^TemplateLiteral$/;

/** Whether something is only asked for to know how to go on: `if (!waits[id])`, `if (waits[id].isSettled())`. */
function isTested(entry: TSESTree.Node): boolean {
  let inner = entry;
  for (let user = userOf(inner); user; inner = user, user = userOf(inner)) {
    if (user.type === 'IfStatement') return true;
    if (user.type === 'CallExpression' ? user.callee !== wrapped(inner) : !PARTS_OF_TESTS.test(user.type)) return false;
  }
  return false;
}

const PARTS_OF_TESTS = /^(?:Member|Unary|Logical|Binary)Expression$/;

const isRunByTimer = (inside: FunctionNode): boolean => {
  const call = userOf(inside);
  return call?.type === 'CallExpression' && calleeWord(call) === 'setTimeout';
};

/** Whether a key is that of one of those who wait, and no name that the program gives to what it waits for. */
const isOfOne = (source: Source, key: TSESTree.Node): boolean =>
  /^id(?:entifier)?$/.test(opennessOf(source, key) ?? '') ||
  (key.type === 'Identifier' && /[a-z]_?I[dD]$/.test(key.name));

/** Whether a use comes to what settles the promise of an entry. */
const settles = (source: Source, use: Use, settlers: Settlers): boolean =>
  callsEntry(use)
    ? settlers.has(undefined)
    : namesOfEntry(source, use.by).some(entry => isSettled(source, entry, settlers));

/** `pending[id](data)` */
const callsEntry = ({ method, by, key }: Use): boolean =>
  method === undefined && key !== undefined && by.type === 'CallExpression';
