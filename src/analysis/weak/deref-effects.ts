import type { TSESTree } from '@typescript-eslint/types';
import { assertedBy, throws } from '../values/assertions.ts';
import { calledMethod, calleeName, propertyName } from '../syntax/member-names.ts';
import { functionOf } from '../values/calls.ts';
import { keyOf, methodKey } from './deref-keys.ts';
import { DerefState } from './deref-state.ts';
import { resultsOf } from '../syntax/function-results.ts';
import type { Source } from '../syntax/source.ts';
import { unwrap } from '../syntax/syntax.ts';
import { useBy } from './weak-uses.ts';
import type { WeakType } from '../tables/weak-types.ts';

const readersOf = ({ methods }: WeakType): string[] =>
  Object.keys(methods).filter(method => methods[method]?.reads === true);

/** The reads that give an object for the rest of the job, as a reference to it has just been made. */
export function freshReads(source: Source, target: TSESTree.Node, value: TSESTree.Node): string[] {
  const made = useBy(source).get(unwrap(value));
  if (made === undefined || made.method !== undefined || made.type.kind !== 'ref' || made.targets.length === 0)
    return [];
  return readersOf(made.type).flatMap(method => {
    const key = methodKey(source, target, method);
    return key === undefined ? [] : `${key}()`;
  });
}

/** What is known after a call: what was put in is there, what was asserted is so, and some never come back. */
export function afterCall(
  source: Source,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  state: DerefState,
  assume: (condition: TSESTree.Node) => DerefState,
): DerefState {
  if (neverReturns(source, call)) return DerefState.UNREACHABLE;
  const asserted = call.type === 'CallExpression' ? assertedBy(source, call) : undefined;
  if (asserted) return assume(asserted);
  return readsAfter(source, call).reduce(
    (before, key) => before.with(key, { is: 'alive' }),
    withoutTaken(source, call, state),
  );
}

/** The reads that give what a call has just put in. */
function readsAfter(source: Source, call: TSESTree.CallExpression | TSESTree.NewExpression): string[] {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return [];
  const key = call.arguments[0] && keyOf(source, call.arguments[0]);
  const use = useBy(source).get(call);
  if (use && use.signature.weak !== undefined) {
    const given = use.type.kind === 'ref' ? '' : key;
    return given === undefined
      ? []
      : readersOf(use.type).flatMap(method => entry(methodKey(source, callee.object, method), given));
  }
  const made =
    call.arguments[1] && propertyName(source, callee) === 'set'
      ? useBy(source).get(unwrap(call.arguments[1]))
      : undefined;
  if (made?.type.kind !== 'ref' || made.method !== undefined || key === undefined) return [];
  return readersOf(made.type).flatMap(method =>
    entry(methodKey(source, callee.object, 'get'), key).map(read => `${read}.${method}()`),
  );
}

const entry = (method: string | undefined, given: string): string[] =>
  method === undefined ? [] : [`${method}(${given})`];

const TAKING: ReadonlySet<string | undefined> = new Set(['delete', 'clear', 'dispose']);

function withoutTaken(
  source: Source,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  state: DerefState,
): DerefState {
  const callee = unwrap(call.callee);
  if (call.type !== 'CallExpression' || callee.type !== 'MemberExpression' || !TAKING.has(calledMethod(source, call)))
    return state;
  const holder = keyOf(source, callee.object);
  return holder === undefined ? state : state.without(`${holder}.`);
}

function neverReturns(source: Source, call: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  const callee = unwrap(call.callee);
  if (calleeName(source, callee) === 'process.exit') return true;
  const own = call.type === 'CallExpression' && callee.type === 'Identifier' ? functionOf(source, callee) : undefined;
  if (own === undefined || own.async || own.generator) return false;
  if (own.returnType?.typeAnnotation.type === 'TSNeverKeyword') return true;
  return (
    own.body.type === 'BlockStatement' &&
    own.body.body.some(throws) &&
    resultsOf(source, own).length === 0 &&
    own.body.body.at(-1)?.type === 'ThrowStatement'
  );
}
