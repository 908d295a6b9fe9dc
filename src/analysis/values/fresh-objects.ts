import type { TSESTree } from '@typescript-eslint/types';
import { constantValue, resolve, variableOf } from '../syntax/bindings.ts';
import { calledMethod, calleeName, propertyName } from '../syntax/member-names.ts';
import { returnedBy } from '../syntax/returns.ts';
import type { Source } from '../syntax/source.ts';
import { functionAround, makesObject, unwrap, userOf } from '../syntax/syntax.ts';
import { functionOf } from './calls.ts';

/** Methods that make a new list or object. */
export const COPIES: ReadonlySet<string | undefined> = new Set([
  'map',
  'filter',
  'split',
  'bind',
  'flat',
  'flatMap',
  'toSorted',
  'entries',
  'keys',
  'values',
]);

/** Those that do so to lists, and something else to texts. */
export const COPIES_OF_LISTS = new Set([...COPIES, 'slice', 'concat']);

/** Methods that hand back the list that they change. */
const IN_PLACE: ReadonlySet<string> = new Set(['sort', 'reverse', 'fill']);

/** Functions that make something new each time. */
const MAKERS: ReadonlySet<string> = new Set([
  'Symbol',
  'Array.from',
  'Array.of',
  'Buffer.from',
  'Buffer.alloc',
  'Object.create',
  'Object.entries',
  'Object.fromEntries',
  'structuredClone',
]);

/** Whether an expression makes another object each time that it is evaluated, be it by one of the methods that copy. */
export function isFresh(source: Source, node: TSESTree.Node, copies: ReadonlySet<string | undefined>): boolean {
  switch (node.type) {
    case 'ArrayExpression':
    case 'ObjectExpression':
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'NewExpression':
    case 'RestElement':
      return true;
    case 'ConditionalExpression':
      return isFresh(source, unwrap(node.consequent), copies) && isFresh(source, unwrap(node.alternate), copies);
    case 'CallExpression':
      return (
        MAKERS.has(calleeName(source, unwrap(node.callee))) ||
        isFreshResult(source, node, copies) ||
        isMadeByFunction(source, node)
      );
    default:
      return false;
  }
}

/** `ids.map(…)`, `[a, b].sort()` */
function isFreshResult(
  source: Source,
  call: TSESTree.CallExpression,
  copies: ReadonlySet<string | undefined>,
): boolean {
  const callee = unwrap(call.callee);
  const method = callee.type === 'MemberExpression' ? propertyName(source, callee) : undefined;
  if (callee.type !== 'MemberExpression' || method === undefined) return false;
  return copies.has(method) || (IN_PLACE.has(method) && isFresh(source, resolve(source, callee.object), copies));
}

/** `startOfDay(time)`, a function of this file that returns an object which each call makes. */
function isMadeByFunction(source: Source, { callee }: TSESTree.CallExpression): boolean {
  const maker = functionOf(source, callee);
  if (maker === undefined || maker.async || maker.generator) return false;
  const results = returnedBy(source, maker);
  return (
    results.length > 0 &&
    results.every(result => {
      const made = resolve(source, result);
      return makesObject(made) && functionAround(made) === maker && !isStoredBefore(source, result);
    })
  );
}

/** Whether what is new had another name or another use by which it may be in a collection already. */
export function isStoredBefore(source: Source, key: TSESTree.Node): boolean {
  const node = unwrap(key);
  const variable = node.type === 'Identifier' ? variableOf(source, node) : undefined;
  if (variable === undefined) return false;
  if (constantValue(variable) === undefined && variable.defs[0]?.type !== 'Parameter') return true;
  return variable.references.some(({ identifier, init }) => {
    if (init === true || identifier.range[0] >= node.range[0]) return false;
    const user = userOf(identifier);
    return (
      user?.type === 'CallExpression' && (calledMethod(source, user) === 'set' || calledMethod(source, user) === 'add')
    );
  });
}
