import type { TSESTree } from '@typescript-eslint/types';
import { takeNothingOut } from '../containers/alike-uses.ts';
import { isSettler } from '../containers/awaited-answers.ts';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { namesOfEntry, readsEntry } from '../containers/elements.ts';
import { runsAlongWith, runsIn, withAround } from '../functions/reach.ts';
import { growths } from '../growth/growth.ts';
import { opennessOf } from '../growth/openness.ts';
import { outlivesCalls } from '../lives/lifetimes.ts';
import { resolve, variableOf } from '../syntax/bindings.ts';
import { keyName, propertyName } from '../syntax/member-names.ts';
import type { Source } from '../syntax/source.ts';
import { calleeWord, type FunctionNode, unwrap, userOf, wrapped } from '../syntax/syntax.ts';
import type { FailedRemoval } from './removal-failures.ts';

/**
 * `const { resolve } = pending.get(message.id); resolve(message.data);`, and nothing takes the entry out: what has been
 * answered stays.
 */
export function answered(source: Source, { kind, uses, lifetime }: Container, growth: Use): FailedRemoval | undefined {
  // Of what is there until the program ends, it is told that it keeps everything.
  if (outlivesCalls(lifetime)) return undefined;
  if ((kind.name !== 'Map' && kind.name !== 'Object') || growth.key === undefined || !takeNothingOut(uses))
    return undefined;
  const settlers = settlersOf(source, growth.value);
  if (settlers === undefined || !isOfOne(source, growth.key)) return undefined;
  // Who looks an entry up for anything else may want it after the answer, too.
  const reads = uses.filter(use => use.effect === 'read' && (readsEntry(use) || callsEntry(use)));
  const isAnswer = (use: Use): boolean =>
    use.inside !== growth.inside &&
    (callsEntry(use)
      ? settlers.has(undefined)
      : namesOfEntry(source, use.by).some(entry => isSettled(source, entry, settlers)));
  return reads.length > 0 && reads.every(isAnswer)
    ? { node: reads[0]!.by, failure: 'answered', evidence: growth.by }
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

const isRunByTimer = (inside: FunctionNode): boolean => {
  const call = userOf(inside);
  return call?.type === 'CallExpression' && calleeWord(call) === 'setTimeout';
};

/** Whether a key is that of one of those who wait, and no name that the program gives to what it waits for. */
const isOfOne = (source: Source, key: TSESTree.Node): boolean =>
  /^id(?:entifier)?$/.test(opennessOf(source, key) ?? '') ||
  (key.type === 'Identifier' && /[a-z]_?I[dD]$/.test(key.name));

/** `pending[id](data)` */
const callsEntry = ({ method, by, key }: Use): boolean =>
  method === undefined && key !== undefined && by.type === 'CallExpression';

type Settlers = ReadonlySet<string | undefined>;

/** Names by which what is put in settles a promise; `undefined` as a name where it is itself what does. */
function settlersOf(source: Source, value: TSESTree.Node | undefined): Settlers | undefined {
  const made = value && resolve(source, value);
  if (value === undefined || made === undefined) return undefined;
  if (isSettler(source, value)) return new Set([undefined]);
  if (made.type === 'ObjectExpression') {
    const names = made.properties.flatMap(property =>
      property.type === 'Property' && isSettler(source, property.value) ? [keyName(property)] : [],
    );
    return names.length > 0 ? new Set(names) : undefined;
  }
  const isMade = made.type === 'NewExpression' || made.type === 'CallExpression';
  return isMade && DEFERRED.test(calleeWord(made)) ? DEFERRED_SETTLERS : undefined;
}

/** What makes a promise along with what settles it. */
const DEFERRED = /defer(?:red)?(?:Promise)?$|^withResolvers$/i;

const DEFERRED_SETTLERS: Settlers = new Set(['resolve', 'reject']);

/** Whether an expression that yields an entry is called, or what settles it is taken from it and called. */
function isSettled(source: Source, entry: TSESTree.Node, settlers: Settlers): boolean {
  const user = userOf(entry);
  switch (user?.type) {
    case 'CallExpression':
      return user.callee === wrapped(entry) && settlers.has(undefined);
    case 'MemberExpression':
      return user.object === wrapped(entry) && settlers.has(propertyName(source, user)) && isCalled(user);
    case 'LogicalExpression':
      return isSettled(source, user, settlers);
    case 'VariableDeclarator':
      return (
        user.id.type === 'ObjectPattern' && user.id.properties.some(part => isTakenAndCalled(source, part, settlers))
      );
    default:
      return false;
  }
}

function isTakenAndCalled(source: Source, part: TSESTree.Property | TSESTree.RestElement, settlers: Settlers): boolean {
  if (part.type !== 'Property' || !settlers.has(keyName(part))) return false;
  const references = variableOf(source, part.value)?.references ?? [];
  return references.some(({ identifier }) => isCalled(identifier));
}

/** Whether a value is called, or handed to what calls it: `clearTimeout(timer); done(entry.resolve)`. */
function isCalled(node: TSESTree.Node): boolean {
  const user = userOf(node);
  return (
    user?.type === 'CallExpression' &&
    (user.callee === wrapped(node) || user.arguments.some(given => unwrap(given) === node))
  );
}
