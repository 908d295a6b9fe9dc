import type { TSESTree } from '@typescript-eslint/types';
import { callsNamed } from '../syntax/calls-named.ts';
import { globalPath } from '../syntax/globals.ts';
import { counts } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { repeats } from '../functions/executions.ts';
import { contains, nodesOf, textOf } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { calleeWord, functionAround, type FunctionNode, isFunction, userOf, wrapped } from '../syntax/syntax.ts';

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

/**
 * `(async () => { await run(); write(log.join('\n')); })()`: whether whatever looks through a collection does so once, when the program
 * is done: what would come later is for nobody.
 */
export function isReadAtEnd(source: Source, { uses, exported }: Container): boolean {
  const looks = uses.filter(use => use.effect === 'iterate' && !counts(use));
  return !exported && looks.length > 0 && looks.every(({ by }) => runsAtEnd(source, by));
}

/** Whether code runs once, after something has been waited for. */
function runsAtEnd(source: Source, node: TSESTree.Node): boolean {
  const home = functionAround(node);
  const call = home && userOf(home);
  // `main().then(() => write(log))`
  if (call?.type === 'CallExpression' && call.callee !== wrapped(home!))
    return /^(?:then|catch|finally)$/.test(calleeWord(call)) && functionAround(call) === undefined;
  if (repeats(source, node)) return false;
  return nodesOf(source, 'AwaitExpression').some(
    wait => wait.range[1] <= node.range[0] && functionAround(wait) === home,
  );
}

const STARTED = /(ready|booted|started|initiali[sz]ed)(\(\))?$/i;

const EXIT = ['exit'];
