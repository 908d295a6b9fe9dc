import type { TSESTree } from '@typescript-eslint/types';
import { walk } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import type { Place } from './places.ts';

/** Whether a part of the code names a place. */
export function mentionsPlace(source: Source, part: TSESTree.Node, { occurrences }: Place): boolean {
  let found = false;
  walk(source, part, node => {
    found ||= occurrences.includes(node);
    return !found;
  });
  return found;
}
