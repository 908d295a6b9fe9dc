import type { TSESTree } from '@typescript-eslint/types';
import { calledMethod } from '../syntax/member-names.ts';
import { isGlobal } from '../syntax/bindings.ts';
import { immediateCall } from '../syntax/immediate-calls.ts';
import { mayNameFunction, STABILIZERS } from './function-names.ts';
import { holderOf } from './holders.ts';
import { type Place, placeOf } from './places.ts';
import type { Source } from '../syntax/source.ts';
import { type FunctionNode, functionAround, isClass, isFunction, unwrap, userOf, wrapped } from '../syntax/syntax.ts';

/** The function of this file that a callee names, where it can only be that one. */
export function functionOf(source: Source, callee: TSESTree.Node): FunctionNode | undefined {
  const node = unwrap(callee);
  if (isFunction(node)) return node;
  if (!mayNameFunction(source, node)) return undefined;
  const place = placeOf(source, node);
  const values = place?.values ?? [];
  const made = values.length > 1 ? values.filter(({ value }) => !isBoundAgain(source, value, place!)) : values;
  const [only] = made;
  return made.length === 1 && only ? functionIn(only.value) : undefined;
}

/** `this.draw = this.draw.bind(this)`: still the same function, whatever it is called on. */
function isBoundAgain(source: Source, value: TSESTree.Node, place: Place): boolean {
  if (value.type !== 'CallExpression' || calledMethod(source, value) !== 'bind') return false;
  const callee = unwrap(value.callee);
  return callee.type === 'MemberExpression' && placeOf(source, callee.object) === place;
}

/** The function that a value is, also one that a hook such as `useCallback` hands back. */
export function functionIn(value: TSESTree.Node): FunctionNode | undefined {
  if (isFunction(value)) return value;
  if (value.type !== 'CallExpression') return undefined;
  const callee = unwrap(value.callee);
  const name = callee.type === 'MemberExpression' ? callee.property : callee;
  const given = value.arguments[0] && unwrap(value.arguments[0]);
  return name.type === 'Identifier' && STABILIZERS.test(name.name) && isFunction(given) ? given : undefined;
}

/** The place that gives a function or class its name: a declaration, a variable, a method, a property. */
export function placeOfDefinition(source: Source, definition: TSESTree.Node): Place | undefined {
  return isFunction(definition) || isClass(definition) ? holderOf(source, definition) : undefined;
}

export interface Calls {
  /** Every call and `new` in this file. */
  readonly calls: readonly (TSESTree.CallExpression | TSESTree.NewExpression)[];
  /** Whether it is also exported, passed on, stored or called by name from outside: then there are calls we do not see. */
  readonly escapes: boolean;
}

/** Who calls a named function or makes instances of a class. */
export function callsTo(source: Source, definition: TSESTree.Node): Calls {
  const place = placeOfDefinition(source, definition);
  if (place === undefined) {
    // `new (class { … })()` has no name that anything else could call it by.
    const user = userOf(definition);
    const isMade = user?.type === 'NewExpression' && user.callee === wrapped(definition);
    return isMade ? { calls: [user], escapes: false } : { calls: [], escapes: true };
  }
  const calls: (TSESTree.CallExpression | TSESTree.NewExpression)[] = [];
  let escapes = place.kind === 'member' || isExported(definition);
  for (const occurrence of place.occurrences) {
    const user = userOf(occurrence);
    if ((user?.type === 'CallExpression' || user?.type === 'NewExpression') && user.callee === wrapped(occurrence))
      calls.push(user);
    else if (!namesType(occurrence) && !isMemberAccess(user, occurrence)) escapes = true;
  }
  return { calls, escapes };
}

function isMemberAccess(user: TSESTree.Node | undefined, object: TSESTree.Node): boolean {
  return user?.type === 'MemberExpression' && user.object === wrapped(object);
}

function namesType({ parent }: TSESTree.Node): boolean {
  return parent?.type.startsWith('TS') === true && parent.type !== 'TSExportAssignment';
}

/** Whether a declaration, or the variable that holds an expression, is exported where it is declared. */
export function isExported(definition: TSESTree.Node): boolean {
  for (let node: TSESTree.Node | undefined = definition; node; node = node.parent) {
    const { parent } = node;
    if (parent?.type === 'ExportNamedDeclaration' || parent?.type === 'ExportDefaultDeclaration') return true;
    if (parent?.type !== 'VariableDeclarator' && parent?.type !== 'VariableDeclaration') return false;
  }
  return false;
}

/** Methods that call what they are given before they return, a number of times that the receiver bounds. */
const SYNCHRONOUS: ReadonlySet<string | undefined> = new Set([
  'forEach',
  'map',
  'filter',
  'reduce',
  'reduceRight',
  'some',
  'every',
  'find',
  'findIndex',
  'findLast',
  'findLastIndex',
  'flatMap',
  'sort',
  'toSorted',
  'replace',
  'replaceAll',
  'from',
  'each',
  'getOrInsertComputed',
]);

/** What libraries call their own `forEach`: `each(list, …)`, `arrayEach(list, …)`. */
const WALKS = /(?:^|[a-z])(?:forE|[eE])ach$/;

/** What calls back before or after each of what is to come: `router.afterEach(…)`. */
const AT_EACH = /^(?:before|after)Each$/;

/** Whether a function is a callback that runs before the call it is given to returns, as in `list.forEach(…)`. */
export function isSynchronousCallback(source: Source, callback: FunctionNode): boolean {
  const call = userOf(callback);
  if (call?.type === 'NewExpression') return isGlobal(source, call.callee, 'Promise');
  if (call?.type !== 'CallExpression' || call.callee === wrapped(callback)) return false;
  const callee = unwrap(call.callee);
  const name = callee.type === 'Identifier' ? callee.name : calledMethod(source, call);
  if (callee.type !== 'Identifier' && name !== undefined && AT_EACH.test(name)) return false;
  return (callee.type !== 'Identifier' && SYNCHRONOUS.has(name)) || (name !== undefined && WALKS.test(name));
}

/** The function that a node runs in, callbacks that run on the spot left aside; `undefined` at the top level. */
export function runningFunction(source: Source, node: TSESTree.Node): FunctionNode | undefined {
  let around = functionAround(node);
  while (around && (isSynchronousCallback(source, around) || immediateCall(source, around)))
    around = functionAround(around);
  return around;
}
