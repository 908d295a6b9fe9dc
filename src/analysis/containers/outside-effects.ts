import type { TSESTree } from '@typescript-eslint/types';
import { calledMethod, calleeName } from '../syntax/member-names.ts';
import { resolve, variableOf } from '../syntax/bindings.ts';
import { functionOf } from '../values/calls.ts';
import { MUTATORS, rootOf } from '../values/mutations.ts';
import { childrenOf, contains } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { type ClassNode, isClass, isFunction, unwrap, wrapped } from '../syntax/syntax.ts';

/** Functions of the platform that do something that can be seen, or answer otherwise every time. */
const IMPURE_FUNCTIONS =
  /^(?:Math\.random|Date\.now|performance\.now|crypto\.\w+|Symbol|Date|set(?:Timeout|Interval|Immediate)|requestAnimationFrame|requestIdleCallback|queueMicrotask|fetch|alert|prompt|confirm|console\.\w+|process\.\w+|localStorage\.\w+|sessionStorage\.\w+|read\w*Sync|exec\w*Sync|spawnSync|uuid\w*|nanoid|random\w*)$/i;

/** Methods that tell others, register, or write somewhere. */
const IMPURE_METHODS =
  /^(?:emit|dispatch|dispatchEvent|trigger|notify|fire|publish|addEventListener|addListener|on|once|subscribe|observe|listen|watch|connect|open|start|run|write|writeFile|writeFileSync|send|post|postMessage|appendChild|prepend|insertBefore|replaceChildren|append|register|track|log|warn|error|info|debug|trace|increment|inc|mount|attach|read(?:File|dir|link)\w*|stat(?:Sync)?|exec\w*|spawn\w*)$/;

/** How many calls deep the functions and constructors of the file are followed. */
const DEPTH = 4;

/** The first thing below a node that code elsewhere can see, or that would come out otherwise a second time; none where there is none to see. */
export function outsideEffect(
  source: Source,
  root: TSESTree.Node,
  home: TSESTree.Node,
  depth = DEPTH,
): TSESTree.Node | undefined {
  const pending: TSESTree.Node[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const found = effectOf(source, node, home, depth);
    if (found) return node;
    if (!isFunction(node) || node === root) pending.push(...childrenOf(source, node).reverse());
  }
  return undefined;
}

function effectOf(source: Source, node: TSESTree.Node, home: TSESTree.Node, depth: number): boolean {
  switch (node.type) {
    case 'AssignmentExpression':
      return !isOwn(source, node.left, home, node.operator === '=' || isConstructor(home));
    case 'UpdateExpression':
      return !isOwn(source, node.argument, home, isConstructor(home));
    case 'UnaryExpression':
      return node.operator === 'delete' && !isOwn(source, node.argument, home, false);
    case 'YieldExpression':
    case 'ImportExpression':
      return true;
    case 'CallExpression':
      return isImpureCall(source, node, home, depth);
    case 'NewExpression':
      return isImpureMaking(source, node, depth);
    default:
      return false;
  }
}

/** Whether what is written to is a local of the function at home, part of one, or a field of `this` that may be set. */
function isOwn(source: Source, target: TSESTree.Node, home: TSESTree.Node, fields: boolean): boolean {
  const root = rootOf(target);
  if (root.type === 'ThisExpression') return fields;
  if (root.type === 'ObjectPattern' || root.type === 'ArrayPattern') return false;
  const variable = root.type === 'Identifier' ? variableOf(source, root) : undefined;
  if (variable === undefined || !contains(home, variable.scope.block)) return false;
  return root === unwrap(target) || variable.defs[0]?.type !== 'Parameter';
}

function isConstructor({ parent }: TSESTree.Node): boolean {
  return parent?.type === 'MethodDefinition' && parent.kind === 'constructor';
}

function isImpureCall(source: Source, call: TSESTree.CallExpression, home: TSESTree.Node, depth: number): boolean {
  const callee = unwrap(call.callee);
  const name = calleeName(source, callee) || (callee.type === 'Identifier' ? callee.name : '');
  if (IMPURE_FUNCTIONS.test(name)) return true;
  const handsThisOn = call.arguments.some(({ type }) => type === 'ThisExpression');
  if (handsThisOn && isConstructor(home)) return true;
  const method = calledMethod(source, call);
  if (method !== undefined && callee.type === 'MemberExpression') {
    if (IMPURE_METHODS.test(method)) return true;
    if (MUTATORS.has(method) && !isOwn(source, callee.object, home, isConstructor(home)) && !isFresh(callee.object))
      return true;
  }
  const called = functionOf(source, callee);
  if (called !== undefined)
    return depth > 0 && called !== home && outsideEffect(source, called, called, depth - 1) !== undefined;
  return isForEffect(call) && !ASSERTS.test(name) && !isOwnCallee(source, callee, home);
}

/** Functions that do nothing where all is well. */
const ASSERTS = /^(?:assert\b.*|invariant|console\.assert)$/;

/** Whether what is called is a method of `this`, or of what the function at home has made for itself. */
function isOwnCallee(source: Source, callee: TSESTree.Node, home: TSESTree.Node): boolean {
  if (callee.type === 'Super') return true;
  return callee.type === 'MemberExpression' && (isOwn(source, callee.object, home, true) || isFresh(callee.object));
}

function isFresh(object: TSESTree.Node): boolean {
  return ['ArrayExpression', 'ObjectExpression', 'NewExpression', 'CallExpression'].includes(rootOf(object).type);
}

function isImpureMaking(source: Source, making: TSESTree.NewExpression, depth: number): boolean {
  if (making.arguments.length === 0 && calleeName(source, making.callee) === 'Date') return true;
  const made = resolve(source, making.callee);
  // A class of which nothing is known may call what it is given at any time.
  if (!isClass(made) && making.arguments.some(argument => isFunction(resolve(source, argument)))) return true;
  return depth > 0 && isClass(made) && effectOfMaking(source, made, depth - 1) !== undefined;
}

/** What making an instance of a class does that can be seen elsewhere. */
function effectOfMaking(source: Source, definition: ClassNode, depth: number): TSESTree.Node | undefined {
  for (const member of definition.body.body) {
    const isField = member.type === 'PropertyDefinition' && !member.static && member.value !== null;
    const isMaker = member.type === 'MethodDefinition' && member.kind === 'constructor' && isFunction(member.value);
    const found = isField || isMaker ? outsideEffect(source, member.value!, member.value!, depth) : undefined;
    if (found) return found;
  }
  const parent = definition.superClass && resolve(source, definition.superClass);
  return parent && isClass(parent) && depth > 0 ? effectOfMaking(source, parent, depth - 1) : undefined;
}

/** Whether an expression stands where only what it does counts. */
export function isForEffect(node: TSESTree.Node): boolean {
  let outer = wrapped(node);
  while (
    outer.parent?.type === 'AwaitExpression' ||
    (outer.parent?.type === 'UnaryExpression' && outer.parent.operator === 'void')
  )
    outer = wrapped(outer.parent);
  return outer.parent?.type === 'ExpressionStatement';
}
