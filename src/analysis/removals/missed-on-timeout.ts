import type { TSESTree } from '@typescript-eslint/types';
import { awaitsAnswer, isSettler } from '../containers/awaited-answers.ts';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { reachedFrom, runsIn } from '../functions/reach.ts';
import { callsNamed } from '../syntax/calls-named.ts';
import { isInFinally } from '../syntax/finally.ts';
import { callsIn } from '../syntax/calls-in.ts';
import { calledMethod, keyName } from '../syntax/member-names.ts';
import { nodesWithin, contains } from '../syntax/nodes.ts';
import { resolve } from '../syntax/bindings.ts';
import type { Source } from '../syntax/source.ts';
import { calleeWord, functionAround, type FunctionNode, isClass, isFunction, userOf } from '../syntax/syntax.ts';
import { functionOf } from '../values/calls.ts';
import { placeOf } from '../values/places.ts';
import type { FailedRemoval } from './removal-failures.ts';

/**
 * `pending.set(id, { resolve }); setTimeout(() => reject(new Error('too late')), 5000)`: whoever waits is told, and as only
 * an answer takes the entry out, it stays.
 */
export function missedOnTimeout(source: Source, { uses, kind }: Container): FailedRemoval | undefined {
  const removals = uses.filter(({ effect }) => effect === 'shrink');
  const answers = removals.filter(({ key }) => key !== undefined);
  if (kind.name === 'Array' || answers.length === 0) return undefined;
  if (answers.some(removal => runsInAnyCase(source, removal))) return undefined;
  for (const added of uses) {
    if (!isWait(source, added) || answers.some(({ by }) => contains(added.inside, by))) continue;
    const made = makingOf(source, added);
    const timeouts = [added.inside, ...(made ? [made] : [])].flatMap(code => timeoutsIn(source, code));
    const timeout = timeouts.find(({ call, callback }) => {
      const isSettled =
        settles(source, callback) ||
        settlesEntry(source, callback, uses, added) ||
        (made !== undefined && contains(made, call) && rejects(source, callback));
      return isSettled && !removals.some(({ by }) => runsIn(source, [callback], by));
    });
    if (timeout) return { node: timeout.call.callee, failure: 'missedOnTimeout', evidence: answers[0]!.by };
  }
  return undefined;
}

export type Wait = Use & { readonly inside: FunctionNode };

export function isWait(source: Source, use: Use): use is Wait {
  return use.effect === 'grow' && use.repeats && use.inside !== undefined && awaitsAnswer(source, use);
}

interface Timeout {
  readonly call: TSESTree.CallExpression;
  readonly callback: FunctionNode;
}

/** The constructor of what is put in, where this file has its class: it may start a timeout of its own. */
function makingOf(source: Source, { value }: Use): FunctionNode | undefined {
  const made = value && resolve(source, value);
  const definition = made?.type === 'NewExpression' ? placeOf(source, made.callee)?.values[0]?.value : undefined;
  if (!isClass(definition)) return undefined;
  const constructor = definition.body.body.find(
    member => member.type === 'MethodDefinition' && member.kind === 'constructor',
  );
  const code = constructor?.type === 'MethodDefinition' ? constructor.value : undefined;
  return isFunction(code) ? code : undefined;
}

/** Whether a function comes to the `reject()` of a promise that somebody else has made. */
const rejects = (source: Source, callback: FunctionNode): boolean =>
  callsNamed(source, ['reject']).some(call => runsIn(source, [callback], call));

function timeoutsIn(source: Source, inside: FunctionNode): Timeout[] {
  return callsNamed(source, ['setTimeout']).flatMap(call => {
    const callback = call.arguments[0] && functionOf(source, call.arguments[0]);
    return callback && contains(inside, call) ? [{ call, callback }] : [];
  });
}

/** Whether a function settles the promise that it is made in. */
function settles(source: Source, callback: FunctionNode): boolean {
  return nodesWithin(source, callback, 'CallExpression').some(({ callee }) => isSettler(source, callee));
}

/**
 * `setTimeout(() => this.fail(id), 5000)` with `fail(id) { const { reject } = this.pending.get(id); reject(new Error()); }`:
 * whether what a function calls looks the entry up and settles it.
 */
function settlesEntry(source: Source, callback: FunctionNode, uses: readonly Use[], { value }: Wait): boolean {
  if (value?.type !== 'ObjectExpression') return false;
  const settlers = new Set(
    value.properties.flatMap(property =>
      property.type === 'Property' && isSettler(source, property.value) ? [keyName(property)] : [],
    ),
  );
  const readers = uses.flatMap(({ effect, key, inside }) => (effect === 'read' && key && inside ? [inside] : []));
  const reached = reachedFrom(source, [callback]);
  return readers.some(
    reader => reached.has(reader) && callsIn(source, reader).some(call => settlers.has(calleeWord(call))),
  );
}

/** Whether a removal runs however the wait has come out. */
function runsInAnyCase(source: Source, { by, inside }: Use): boolean {
  if (inside && isInFinally(by, inside)) return true;
  const around = functionAround(by);
  const call = around && userOf(around);
  return call?.type === 'CallExpression' && /^(?:finally|catch)$/.test(calledMethod(source, call) ?? '');
}
