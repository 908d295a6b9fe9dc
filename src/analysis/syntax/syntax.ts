import type { TSESTree } from '@typescript-eslint/types';

export type FunctionNode =
  TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;
export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

export function isFunction(node: TSESTree.Node | null | undefined): node is FunctionNode {
  return (
    node?.type === 'FunctionDeclaration' ||
    node?.type === 'FunctionExpression' ||
    node?.type === 'ArrowFunctionExpression'
  );
}

export function isClass(node: TSESTree.Node | null | undefined): node is ClassNode {
  return node?.type === 'ClassDeclaration' || node?.type === 'ClassExpression';
}

/** Whether an expression makes an object each time: a literal of an object, a list or a pattern, `new`, a function, a class. */
export function makesObject(node: TSESTree.Node): boolean {
  if (isFunction(node) || isClass(node)) return true;
  return node.type === 'Literal' ? 'regex' in node : MAKINGS.has(node.type);
}

/** `[]` or `{}`. */
export function isEmptyLiteral(node: TSESTree.Node): boolean {
  if (node.type === 'ArrayExpression') return node.elements.length === 0;
  return node.type === 'ObjectExpression' && node.properties.length === 0;
}

const MAKINGS: ReadonlySet<string> = new Set(['ArrayExpression', 'NewExpression', 'ObjectExpression']);

/** Wrappers that say something about an expression and change nothing in it. */
const WRAPPERS: ReadonlySet<string> = new Set([
  'TSAsExpression',
  'TSNonNullExpression',
  'TSSatisfiesExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
  'ChainExpression',
  'ParenthesizedExpression',
]);

/** The expression itself, without the casts, assertions and chains around it. */
export function unwrap(node: TSESTree.Node): TSESTree.Node {
  let inner = node;
  while (WRAPPERS.has(inner.type)) inner = (inner as TSESTree.TSAsExpression).expression;
  return inner;
}

/** The value that an expression ends up as: also that of `a = b = value`. */
export function unwrapValue(node: TSESTree.Node): TSESTree.Node {
  let inner = unwrap(node);
  while (inner.type === 'AssignmentExpression' && inner.operator === '=') inner = unwrap(inner.right);
  return inner;
}

/** The outermost wrapper around an expression: the node whose parent really does something with it. */
export function wrapped(node: TSESTree.Node): TSESTree.Node {
  let outer = node;
  while (outer.parent && WRAPPERS.has(outer.parent.type)) outer = outer.parent;
  return outer;
}

/** What really does something with an expression. */
export function userOf(node: TSESTree.Node): TSESTree.Node | undefined {
  return wrapped(node).parent;
}

/** What takes a property of what a name stands for: `name.property`, `name[key]`. */
export function memberOn(name: TSESTree.Node): TSESTree.MemberExpression | undefined {
  const member = userOf(name);
  return member?.type === 'MemberExpression' && member.object === wrapped(name) ? member : undefined;
}

/** The call of a method of what a name stands for: `name.method(…)`. */
export function methodCallOn(name: TSESTree.Node): TSESTree.CallExpression | undefined {
  const member = memberOn(name);
  const call = member && userOf(member);
  return call?.type === 'CallExpression' && call.callee === wrapped(member!) ? call : undefined;
}

/** The string that an expression spells out, where it spells out one. */
export function literalText(node: TSESTree.Node): string | undefined {
  const inner = unwrap(node);
  if (inner.type === 'Literal')
    return typeof inner.value === 'string' || typeof inner.value === 'number' ? String(inner.value) : undefined;
  return inner.type === 'TemplateLiteral' && inner.expressions.length === 0
    ? (inner.quasis[0]?.value.cooked ?? undefined)
    : undefined;
}

/** The innermost function that a node stands in; `undefined` at the top level of the module. */
export function functionAround(node: TSESTree.Node): FunctionNode | undefined {
  for (let outer = node.parent; outer; outer = outer.parent) if (isFunction(outer)) return outer;
  return undefined;
}

/** The outermost function that a node stands in, of those inside `within` where that is given. */
export function outermostAround(node: TSESTree.Node, within?: FunctionNode): FunctionNode | undefined {
  let found: FunctionNode | undefined;
  for (let around = functionAround(node); around && around !== within; around = functionAround(around)) found = around;
  return found;
}

/** The function that gives a node its `this`: the nearest that is no arrow. */
export function functionOfThis(node: TSESTree.Node): FunctionNode | undefined {
  let around = functionAround(node);
  while (around?.type === 'ArrowFunctionExpression') around = functionAround(around);
  return around;
}

/** The innermost class that a node stands in. */
export function classAround(node: TSESTree.Node): ClassNode | undefined {
  for (let outer = node.parent; outer; outer = outer.parent) if (isClass(outer)) return outer;
  return undefined;
}

/** The line that a node starts on, counted from 1. */
export function lineOf(node: TSESTree.Node): number {
  return node.loc.start.line;
}

/** The last name in what a call calls: `add` in `list.add(item)`; empty where there is none. */
export function calleeWord({ callee }: TSESTree.CallExpression | TSESTree.NewExpression): string {
  const node = unwrap(callee);
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' && !node.computed && node.property.type === 'Identifier'
    ? node.property.name
    : '';
}

/** The last name in an expression: `ticker` in `gsap.ticker`; empty where there is none. */
export function lastNameOf(expression: TSESTree.Node): string {
  const node = unwrap(expression);
  const name = node.type === 'MemberExpression' ? node.property : node;
  return name.type === 'Identifier' ? name.name : '';
}

/** Whether an object literal has functions among its properties. */
export function hasMethods({ properties }: TSESTree.ObjectExpression): boolean {
  return properties.some(property => property.type === 'Property' && isFunction(property.value));
}
