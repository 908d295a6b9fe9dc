import type { TSESTree } from '@typescript-eslint/types';
import { repeats } from '../functions/executions.ts';
import type { Source } from '../syntax/source.ts';
import { functionAround, userOf } from '../syntax/syntax.ts';
import { callsTo } from '../values/calls.ts';
import type { Place } from '../values/places.ts';
import { isKept } from './lifetimes.ts';

/** Whether the module keeps one instance of the class that a field belongs to, whatever others there are. */
export function hasLastingInstance(source: Source, { owner }: Pick<Place, 'owner'>): boolean {
  if (owner === undefined || 'name' in owner || owner.kind !== 'instance') return false;
  return callsTo(source, owner.node).calls.some(made => isKept(source, made) || isMadeForModule(source, made));
}

/** `export const limiter = createLimiter(60_000)`, where that returns what it makes, whoever else calls it. */
function isMadeForModule(source: Source, made: TSESTree.Node): boolean {
  const maker = userOf(made)?.type === 'ReturnStatement' ? functionAround(made) : undefined;
  if (maker === undefined || maker.async || maker.generator) return false;
  return callsTo(source, maker).calls.some(
    call => !repeats(source, call) && userOf(call)?.type === 'VariableDeclarator',
  );
}
