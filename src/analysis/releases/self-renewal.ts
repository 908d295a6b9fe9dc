import type { TSESTree } from '@typescript-eslint/types';
import { variableOf } from '../syntax/bindings.ts';
import { calledMethod } from '../syntax/member-names.ts';
import { functionOf } from '../values/calls.ts';
import { callsIn } from '../syntax/calls-in.ts';
import { contains, nodesOf } from '../syntax/nodes.ts';
import { returnStatements } from '../syntax/returns.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { type FunctionNode, functionAround, isFunction, unwrap, userOf } from '../syntax/syntax.ts';
import type { StartedTimer } from './timers.ts';

/** Whether what a timer runs may start it again. */
export function mayRenewItself({ call, runs }: StartedTimer): boolean {
  const home = functionAround(call);
  return runs !== undefined && home !== undefined && (runs === home || contains(runs, call));
}

/** Whether what a timer runs always starts it again: `function tick() { draw(); requestAnimationFrame(tick); }`. */
export function renewsItself(source: Source, { call, runs }: StartedTimer): boolean {
  if (!runs) return false;
  return alwaysReaching(source, call).some(home => runs === home || callsBack(source, runs, home));
}

/** The functions that get to a call whenever they run, also by way of what they wait for: `load().finally(() => setTimeout(poll))`. */
function alwaysReaching(source: Source, call: TSESTree.CallExpression): readonly FunctionNode[] {
  const found: FunctionNode[] = [];
  for (let reached: TSESTree.Node | undefined = call; reached;) {
    const home = functionAround(reached);
    if (home === undefined || !isAlwaysReached(source, reached, home)) break;
    found.push(home);
    reached = waitFor(source, home);
  }
  return found;
}

/** The call of `then` or `finally` that runs a function once a promise is settled. */
function waitFor(source: Source, callback: FunctionNode): TSESTree.CallExpression | undefined {
  const call = userOf(callback);
  if (call?.type !== 'CallExpression' || call.arguments[0] !== callback) return undefined;
  return /^(then|finally)$/.test(calledMethod(source, call) ?? '') ? call : undefined;
}

/** Whether what a timer runs calls the function that started it, which may start it again. */
export function mayRetry(source: Source, { call, runs }: StartedTimer): boolean {
  const home = functionAround(call);
  if (!runs || !home) return false;
  return runs === home || callsIn(source, runs).some(({ callee }) => isNameOf(source, callee, home));
}

/** Whether a callee names a function, from outside or by the name that it has within itself. */
function isNameOf(source: Source, callee: TSESTree.Node, definition: FunctionNode): boolean {
  const node = unwrap(callee);
  const own = node.type === 'Identifier' ? variableOf(source, node)?.defs[0] : undefined;
  return (own?.type === 'FunctionName' && own.node === definition) || functionOf(source, node) === definition;
}

/** Whether a callback such as `() => this.poll()` does nothing else, or nothing before, than to call a function. */
function callsBack(source: Source, callback: FunctionNode, callee: FunctionNode): boolean {
  return callsIn(source, callback).some(
    call =>
      isAlwaysReached(source, call, callback) &&
      functionOf(source, unwrap(call.callee)) === callee &&
      !isSaved(source, call.callee),
  );
}

/** `const exit = process.exit`, before `process.exit` is given another function: what was there before. */
function isSaved(source: Source, callee: TSESTree.Node): boolean {
  const declaration = variableOf(source, unwrap(callee))?.defs[0]?.node;
  return declaration?.type === 'VariableDeclarator' && declaration.init?.type === 'MemberExpression';
}

/** Whether a function gets to a node whenever it runs: any test on the way may be what ends the loop. */
export function isAlwaysReached(source: Source, node: TSESTree.Node, home: FunctionNode): boolean {
  for (let outer = node.parent; outer && outer !== home; outer = outer.parent) {
    if (isFunction(outer) || /^(If|Switch|While|For|Do|Conditional|Logical|Catch)/.test(outer.type)) return false;
  }
  const returnsBefore = returnStatements(source, home).some(
    statement => statement.range[0] < node.range[0] && !contains(statement, node),
  );
  return !returnsBefore && !isGatedByTest(source, home);
}

const throwing = perSource(
  (source): ReadonlySet<FunctionNode | undefined> => new Set(nodesOf(source, 'ThrowStatement').map(functionAround)),
);

function isGatedByTest(source: Source, home: FunctionNode): boolean {
  return throwing(source).has(home);
}
