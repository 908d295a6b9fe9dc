import type { TSESTree } from '@typescript-eslint/types';
import { callsNamed } from '../syntax/calls-named.ts';
import { globalPath } from '../syntax/globals.ts';
import { contains, textOf } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { functionAround, type FunctionNode, isFunction } from '../syntax/syntax.ts';

/** Whether the program is over as soon as enough has come in: `process.exit()` in what reads its input, or waits for it. */
export function endsProgram(source: Source, inside: FunctionNode): boolean {
  return callsNamed(source, EXIT).some(call => {
    if (globalPath(source, call.callee) !== 'process.exit') return false;
    const around = functionAround(call);
    const isLast = around !== undefined && call.parent.parent === around.body;
    return contains(inside, call) || (isLast && contains(around, inside));
  });
}

/** `if (app.isReady()) open(file); else files.push(file)`: what comes before the program has started is soon all there. */
export function isBeforeStart(source: Source, node: TSESTree.Node): boolean {
  for (let inner = node, outer = node.parent; outer && !isFunction(outer); inner = outer, outer = outer.parent)
    if (outer.type === 'IfStatement' && outer.alternate === inner && STARTED.test(textOf(source, outer.test)))
      return true;
  return false;
}

const STARTED = /(ready|booted|started|initiali[sz]ed)(\(\))?$/i;

const EXIT = ['exit'];
