import type { Container } from '../../analysis/containers/containers.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import type { Rewrite } from '../edits/rewrite.ts';
import { weakenKeys } from './weaken-keys.ts';

/** The same for a codemod, which nobody watches: what nothing reads is left to those who know why it is there. */
export function weakenReadKeys(container: Container, source: Source): Rewrite {
  const rewrite = weakenKeys(container, source);
  if (!('review' in rewrite)) return rewrite;
  return {
    doubt: `nothing ever reads \`${container.place.name}\`: it is there to keep what it is given, or may go as a whole`,
    hazard: 'never-read',
  };
}
