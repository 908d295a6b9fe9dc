import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { calledMethod, calleeName } from '../syntax/member-names.ts';
import { variableOf } from '../syntax/bindings.ts';
import { callsTo, functionOf, placeOfDefinition } from './calls.ts';
import { walk } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { type FunctionNode, functionAround, isFunction, unwrap, wrapped } from '../syntax/syntax.ts';

/** An expression that yields a value, a part of it, or a list of such. */
export interface Flow {
  readonly node: TSESTree.Node;
  readonly isList: boolean;
}

/**
 * Every expression of the file that may yield what one of the first yields, or a part of that: under another name,
 * as a parameter, out of a call or a list.
 */
export function flowOf(source: Source, starts: readonly Flow[]): readonly TSESTree.Node[] {
  const seen = new Set<TSESTree.Node>();
  const pending = [...starts];
  for (let flow = pending.pop(); flow !== undefined; flow = pending.pop()) {
    const outer = wrapped(flow.node);
    if (seen.has(outer)) continue;
    seen.add(outer);
    pending.push(...nextOf(source, { ...flow, node: outer }));
  }
  return [...seen];
}

/** The calls of a function, and the calls that make a list of what it returns: `texts.map(parse)`. */
export function resultsOf(source: Source, definition: FunctionNode): Flow[] {
  const place = placeOfDefinition(source, definition);
  const named = place?.occurrences.flatMap(name => listMadeBy(source, wrapped(name)) ?? []) ?? [];
  return [...callsTo(source, definition).calls.map(node => ({ node, isList: false })), ...named];
}

/** Methods that make a list of what their callback returns, those that hand out elements, and those that keep a list. */
const MAPPERS: ReadonlySet<string | undefined> = new Set(['map', 'flatMap', 'from']);
const PICKERS: ReadonlySet<string | undefined> = new Set(['find', 'findLast', 'at', 'pop', 'shift']);
const SIEVES: ReadonlySet<string | undefined> = new Set(
  'filter slice concat reverse sort toReversed toSorted values flat'.split(' '),
);

function listMadeBy(source: Source, callback: TSESTree.Node): Flow | undefined {
  const call = callback.parent;
  const isOne = call?.type === 'CallExpression' && call.callee !== callback && MAPPERS.has(calledMethod(source, call));
  return isOne ? { node: call, isList: true } : undefined;
}

function nextOf(source: Source, { node, isList }: Flow): Flow[] {
  const user = node.parent;
  const as = (next: TSESTree.Node | undefined, list = isList): Flow[] => (next ? [{ node: next, isList: list }] : []);
  switch (user?.type) {
    case 'MemberExpression':
      if (user.object !== node) return [];
      return isList ? fromList(source, user) : as(user);
    case 'VariableDeclarator':
      return user.init === node ? named(source, user.id, isList) : [];
    case 'AssignmentExpression':
      return user.right === node ? [...named(source, user.left, isList), ...as(user)] : [];
    case 'ForOfStatement':
      return user.right === node && isList ? named(source, user.left, false) : [];
    case 'ConditionalExpression':
      return user.test === node ? [] : as(user);
    case 'SequenceExpression':
      return user.expressions.at(-1) === node ? as(user) : [];
    case 'LogicalExpression':
    case 'AwaitExpression':
    case 'SpreadElement':
      return as(user);
    case 'ArrayExpression':
      return as(user, true);
    case 'CallExpression':
      return user.callee === node ? [] : fromArgument(source, user, node, isList);
    case 'ReturnStatement':
    case 'ArrowFunctionExpression':
      return fromReturn(source, functionAround(node), isList);
    default:
      return [];
  }
}

function fromArgument(source: Source, call: TSESTree.CallExpression, node: TSESTree.Node, isList: boolean): Flow[] {
  if (calleeName(source, unwrap(call.callee)) === 'Promise.all') return [{ node: call, isList: true }];
  const parameter = functionOf(source, call.callee)?.params[call.arguments.indexOf(node as TSESTree.Expression)];
  return parameter ? named(source, parameter, isList) : [];
}

function fromReturn(source: Source, around: FunctionNode | undefined, isList: boolean): Flow[] {
  if (around === undefined) return [];
  const list = listMadeBy(source, wrapped(around));
  return list ? [list] : resultsOf(source, around).map(flow => ({ ...flow, isList: isList || flow.isList }));
}

/** What a use of a list yields: an element by its index, what its methods hand out, what their callbacks are given. */
function fromList(source: Source, member: TSESTree.MemberExpression): Flow[] {
  const outer = wrapped(member);
  const call = outer.parent;
  if (call?.type !== 'CallExpression' || call.callee !== outer)
    return member.computed ? [{ node: member, isList: false }] : [];
  const method = calledMethod(source, call);
  const results: Flow[] = PICKERS.has(method)
    ? [{ node: call, isList: false }]
    : SIEVES.has(method)
      ? [{ node: call, isList: true }]
      : [];
  const [callback] = call.arguments;
  const [element] = (callback && functionOf(source, callback)?.params) ?? [];
  return element ? [...results, ...named(source, element, false)] : results;
}

/** The references of all names in a pattern. */
function named(source: Source, pattern: TSESTree.Node, isList: boolean): Flow[] {
  const variables = new Set<Variable>();
  walk(source, pattern, node => {
    const variable = node.type === 'Identifier' ? variableOf(source, node) : undefined;
    if (variable) variables.add(variable);
    return node.type === 'MemberExpression' || isFunction(node) ? false : undefined;
  });
  const isWhole = pattern.type === 'Identifier' || pattern.type === 'VariableDeclaration';
  return [...variables].flatMap(({ references }) =>
    references
      .filter(reference => reference.isRead())
      .map(({ identifier }) => ({ node: identifier, isList: isList && isWhole })),
  );
}
