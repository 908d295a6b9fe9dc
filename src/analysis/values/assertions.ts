import type { TSESTree } from '@typescript-eslint/types';
import { isGlobal } from '../syntax/bindings.ts';
import { propertyName } from '../syntax/member-names.ts';
import { functionOf } from './calls.ts';
import { contains } from '../syntax/nodes.ts';
import { placeOf } from './places.ts';
import type { Source } from '../syntax/source.ts';
import { type FunctionNode, unwrap } from '../syntax/syntax.ts';

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
export function assertedBy(source: Source, call: TSESTree.CallExpression): TSESTree.Node | undefined {
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

/** Whether a statement throws, by itself or in its block. */
export function throws(node: TSESTree.Node): boolean {
  return node.type === 'ThrowStatement' || (node.type === 'BlockStatement' && node.body.some(throws));
}
