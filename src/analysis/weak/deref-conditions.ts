import type { TSESTree } from '@typescript-eslint/types';
import { constantValue, isGlobal, variableOf } from '../syntax/bindings.ts';
import { propertyName } from '../syntax/member-names.ts';
import { keyOf, methodKey } from './deref-keys.ts';
import type { DerefState } from './deref-state.ts';
import { subjectOf } from './deref-subjects.ts';
import type { Source } from '../syntax/source.ts';
import { unwrap } from '../syntax/syntax.ts';
import { useBy } from './weak-uses.ts';
import { weakTypeOf } from './weak-values.ts';

/** The keys that are alive after a condition came out true, and after it came out false. */
export interface Implied {
  readonly yes: readonly string[];
  readonly no: readonly string[];
}

const NOTHING: Implied = { yes: [], no: [] };

/** What the outcome of a simple condition (without `&&`, `||` and `!`) says. */
export function impliedBy(source: Source, condition: TSESTree.Node, state: DerefState): Implied {
  const node = unwrap(condition);
  switch (node.type) {
    case 'BinaryExpression':
      return byComparison(source, node, state);
    case 'CallExpression':
      return byCall(source, node, state);
    case 'MemberExpression':
      return { yes: [...basesOf(source, node, state), ...askedBy(source, node, '')], no: [] };
    case 'Identifier': {
      const variable = variableOf(source, node);
      const value = variable && constantValue(variable);
      const own = basesOf(source, node, state);
      // `const isAlive = target !== undefined; if (isAlive) …`
      if (own.length > 0 || value === undefined || value.type === 'Identifier') return { yes: own, no: [] };
      return onlyVariables(state, impliedByWhole(source, value, state));
    }
    default:
      return { yes: basesOf(source, node, state), no: [] };
  }
}

function impliedByWhole(source: Source, node: TSESTree.Node, state: DerefState): Implied {
  if (node.type === 'UnaryExpression' && node.operator === '!') {
    const { yes, no } = impliedByWhole(source, unwrap(node.argument), state);
    return { yes: no, no: yes };
  }
  return /^((Binary|Unary|Call|Member)Expression)$/.test(node.type) ? impliedBy(source, node, state) : NOTHING;
}

function onlyVariables({ known }: DerefState, { yes, no }: Implied): Implied {
  const isVariable = (key: string): boolean => known.get(key)?.variable !== undefined;
  return { yes: yes.filter(isVariable), no: no.filter(isVariable) };
}

/** The subjects that must be alive where an expression is not `undefined`: itself, and all before a `?.` in it. */
function basesOf(source: Source, expression: TSESTree.Node, state: DerefState): string[] {
  const keys: string[] = [];
  const add = (node: TSESTree.Node): void => {
    const key = subjectOf(source, node, state)?.key;
    if (key !== undefined) keys.push(key);
    // A variable and the read that it got its value from stand and fall together.
    if (node.type === 'AssignmentExpression') add(node.right);
  };
  add(unwrap(expression));
  for (let node = unwrap(expression); node.type === 'MemberExpression' || node.type === 'CallExpression';) {
    const inner: TSESTree.Node = unwrap(node.type === 'MemberExpression' ? node.object : node.callee);
    add(inner);
    // `(target || 0).name`: nothing else has a property of that name.
    node = inner.type === 'LogicalExpression' && inner.right.type === 'Literal' ? unwrap(inner.left) : inner;
    if (node !== inner) add(node);
  }
  return keys;
}

const isUndefined = (source: Source, node: TSESTree.Node): boolean =>
  isGlobal(source, node, 'undefined') || (node.type === 'UnaryExpression' && node.operator === 'void');

function byComparison(
  source: Source,
  { operator, left, right }: TSESTree.BinaryExpression,
  state: DerefState,
): Implied {
  const isEquality = operator === '===' || operator === '!==' || operator === '==' || operator === '!=';
  if (!isEquality)
    return { yes: operator === 'in' ? [] : basesOf(source, left, state).concat(basesOf(source, right, state)), no: [] };
  const [a, b] = [unwrap(left), unwrap(right)];
  const typed = [a, b].find(side => side.type === 'UnaryExpression' && side.operator === 'typeof');
  const other = typed === a ? b : a;
  const equal =
    typed?.type === 'UnaryExpression'
      ? byType(source, typed, other, state)
      : byValue(source, a, b, operator.length === 2, state);
  return operator.startsWith('!') ? { yes: equal.no, no: equal.yes } : equal;
}

function byType(
  source: Source,
  { argument }: TSESTree.UnaryExpression,
  name: TSESTree.Node,
  state: DerefState,
): Implied {
  const keys = basesOf(source, argument, state);
  return name.type === 'Literal' && name.value === 'undefined' ? { yes: [], no: keys } : { yes: keys, no: [] };
}

function byValue(source: Source, a: TSESTree.Node, b: TSESTree.Node, isLoose: boolean, state: DerefState): Implied {
  const isNull = (node: TSESTree.Node): boolean => node.type === 'Literal' && node.value === null && !('regex' in node);
  const isNothing = (node: TSESTree.Node): boolean => isUndefined(source, node) || (isLoose && isNull(node));
  if (isNothing(a) || isNothing(b)) return { yes: [], no: basesOf(source, isNothing(a) ? b : a, state) };
  const keys = [...basesOf(source, a, state), ...basesOf(source, b, state)];
  return { yes: keys, no: [] };
}

function byCall(source: Source, call: TSESTree.CallExpression, state: DerefState): Implied {
  const callee = unwrap(call.callee);
  const given = call.arguments.map(argument =>
    argument.type === 'SpreadElement' ? undefined : keyOf(source, argument),
  );
  const asked =
    callee.type === 'MemberExpression' && useBy(source).get(call)?.signature.asks === true
      ? askedBy(source, callee, given.join())
      : [];
  const passed = call.arguments.flatMap(argument =>
    argument.type === 'SpreadElement' ? [] : basesOf(source, argument, state),
  );
  if (isGlobal(source, callee, 'Boolean')) return { yes: passed, no: [] };
  // A predicate such as `isNil(target)`: which way it tells, only its author knows.
  return { yes: [...basesOf(source, call, state), ...asked, ...passed], no: passed };
}

/** The reads that give an object where `map.has(key)` or `ref.alive` said yes. */
function askedBy(source: Source, member: TSESTree.MemberExpression, given: string): string[] {
  const type = weakTypeOf(source, member.object);
  const name = propertyName(source, member);
  if (
    type === undefined ||
    name === undefined ||
    !Object.hasOwn(type.methods, name) ||
    type.methods[name]?.asks !== true
  )
    return [];
  const readers = Object.keys(type.methods).filter(method => type.methods[method]?.reads === true);
  return readers.flatMap(method => {
    const key = methodKey(source, member.object, method);
    return key === undefined ? [] : `${key}(${given})`;
  });
}
