import type { TSESTree } from '@typescript-eslint/types';
import { calledMethod, calleeName, isGlobal, propertyName } from './bindings.ts';
import { functionOf } from './calls.ts';
import { keyOf, methodKey } from './deref-keys.ts';
import { DerefState } from './deref-state.ts';
import { resultsOf } from './function-results.ts';
import { contains } from './nodes.ts';
import { placeOf } from './places.ts';
import type { Source } from './source.ts';
import { type FunctionNode, unwrap } from './syntax.ts';
import { useBy } from './weak-uses.ts';
import type { WeakType } from './weak-types.ts';

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

const ASSERTING = /^(?:assert|invariant|ensure|must|verify|ok$|check)/i;
const ASSERTING_METHODS: ReadonlySet<string | undefined> = new Set([
  'ok',
  'isOk',
  'exists',
  'isDefined',
  'isObject',
  'isFunction',
  'instanceOf',
  'isNotNull',
  'notEqual',
  'notStrictEqual',
  'truthy',
]);
const COMPARING_METHODS: ReadonlySet<string | undefined> = new Set([
  'equal',
  'strictEqual',
  'deepEqual',
  'deepStrictEqual',
  'is',
  'same',
  'toBe',
  'toEqual',
  'toStrictEqual',
]);
const MATCHERS: ReadonlySet<string | undefined> = new Set([
  'toBeDefined',
  'toBeTruthy',
  'toBeInstanceOf',
  'toMatchObject',
  'toHaveProperty',
]);
const NEGATED_MATCHERS: ReadonlySet<string | undefined> = new Set([
  'toBeUndefined',
  'toBeFalsy',
  'toBeNull',
  'toBeNil',
]);

/** The condition that holds after a call that throws where it does not. */
function assertedBy(source: Source, call: TSESTree.CallExpression): TSESTree.Node | undefined {
  const callee = unwrap(call.callee);
  const [first, second] = call.arguments;
  if (callee.type === 'Identifier') {
    const own = functionOf(source, callee);
    return own ? checkedArgument(source, call, own) : ASSERTING.test(callee.name) ? first : undefined;
  }
  if (callee.type !== 'MemberExpression') return undefined;
  const method = propertyName(source, callee);
  const expected = expectation(source, unwrap(callee.object));
  if (expected) {
    const isRight = expected.isNegated
      ? NEGATED_MATCHERS.has(method)
      : MATCHERS.has(method) || (COMPARING_METHODS.has(method) && isSomething(source, first));
    return isRight ? expected.value : undefined;
  }
  if (isGlobal(source, callee.object, 'console')) return undefined;
  if (callee.object.type === 'Identifier' && !/^(?:assert|t|tap|chai|expect)$/.test(callee.object.name))
    return ASSERTING.test(method ?? '') ? first : undefined;
  return ASSERTING_METHODS.has(method) || (COMPARING_METHODS.has(method) && isSomething(source, second))
    ? first
    : undefined;
}

function isSomething(source: Source, value: TSESTree.Node | undefined): boolean {
  return (
    value !== undefined && !isGlobal(source, value, 'undefined') && !(value.type === 'Literal' && value.value === null)
  );
}

/** `expect(value)` and `expect(value).not`. */
function expectation(source: Source, node: TSESTree.Node): { value: TSESTree.Node; isNegated: boolean } | undefined {
  if (node.type === 'MemberExpression' && propertyName(source, node) === 'not') {
    const inner = expectation(source, unwrap(node.object));
    return inner && { ...inner, isNegated: true };
  }
  const [value] =
    node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'expect'
      ? node.arguments
      : [];
  return value && { value, isNegated: false };
}

/** The argument that a function of this file throws for, unless it is there. */
function checkedArgument(
  source: Source,
  call: TSESTree.CallExpression,
  { params, body, returnType }: FunctionNode,
): TSESTree.Node | undefined {
  const predicate = returnType?.typeAnnotation;
  const index = params.findIndex(parameter => {
    if (parameter.type !== 'Identifier') return false;
    if (predicate?.type === 'TSTypePredicate' && predicate.asserts)
      return predicate.parameterName.type === 'Identifier' && predicate.parameterName.name === parameter.name;
    const names = placeOf(source, parameter)?.occurrences ?? [];
    if (body.type !== 'BlockStatement') return false;
    return body.body.some(
      statement =>
        statement.type === 'IfStatement' &&
        throws(statement.consequent) &&
        names.some(name => contains(statement.test, name)),
    );
  });
  return call.arguments[index];
}

function throws(node: TSESTree.Node): boolean {
  return node.type === 'ThrowStatement' || (node.type === 'BlockStatement' && node.body.some(throws));
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
