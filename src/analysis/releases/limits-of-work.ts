import type { TSESTree } from '@typescript-eslint/types';
import { constantValue, isGlobal, variableOf } from '../syntax/bindings.ts';
import { callsIn } from '../syntax/calls-in.ts';
import { calledMethod } from '../syntax/member-names.ts';
import { contains } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { type FunctionNode, functionAround, isFunction, unwrap } from '../syntax/syntax.ts';
import { clearsOf, isDelayed, type LostRace } from './lost-races.ts';
import type { StartedTimer } from './timers.ts';

/**
 * A timeout that breaks off what its function begins, and runs on for its whole time when that is over before:
 * `const child = spawn(tool); setTimeout(() => child.kill(), LIMIT);`, `setTimeout(() => controller.abort(), ms); return fetch(url, { signal })`.
 */
export function lostLimit(source: Source, started: StartedTimer): LostRace | undefined {
  const { call, timer, runs } = started;
  const home = functionAround(call);
  if (timer.start !== 'setTimeout' || runs === undefined || home === undefined || !isDelayed(call)) return undefined;
  const begun = begunBy(source, runs, home);
  if (begun === undefined || clearsOf(source, started)?.length !== 0) return undefined;
  return { race: begun[0]!, rivals: begun, isPause: false };
}

/** What a function begins that another one breaks off. */
function begunBy(source: Source, breaking: FunctionNode, home: FunctionNode): readonly TSESTree.Node[] | undefined {
  for (const call of callsIn(source, breaking)) {
    const method = calledMethod(source, call);
    if (method !== 'kill' && method !== 'abort') continue;
    const callee = unwrap(call.callee);
    const variable = callee.type === 'MemberExpression' ? variableOf(source, callee.object) : undefined;
    const value = variable && constantValue(variable);
    if (variable === undefined || value === undefined || functionAround(value) !== home) continue;
    if (method === 'kill') return value.type === 'CallExpression' ? [value] : undefined;
    if (value.type !== 'NewExpression' || !isGlobal(source, value.callee, 'AbortController')) continue;
    const uses = variable.references.map(({ identifier }) => identifier as TSESTree.Node);
    const given = uses.filter(use => use.range[0] > value.range[1] && !contains(breaking, use)).map(statementAround);
    return given.length > 0 ? given : undefined;
  }
  return undefined;
}

function statementAround(node: TSESTree.Node): TSESTree.Node {
  let found = node;
  for (
    let outer = node.parent;
    outer && !isFunction(outer) && !/Statement$|Declaration$/.test(found.type);
    outer = outer.parent
  )
    found = outer;
  return found;
}
