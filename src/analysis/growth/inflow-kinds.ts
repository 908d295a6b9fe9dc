import type { Openness } from '../tables/openness-words.ts';

/**
 * What shows that a use keeps putting in more. `identifier`, `id`, `url`, `address`, `content`, `data`, `argument`: what
 * its keys are; `pending`: what waits for an answer; `part`: what belongs to one object of many; `occurrence`, `record`:
 * what happens, or is written down; `handedOut`: what is made for whoever asks; `ended`: what is over while it is kept;
 * `expiring`: what is of no use after its time.
 */
export type Inflow = Openness | 'pending' | 'part' | 'occurrence' | 'record' | 'handedOut' | 'ended' | 'expiring';

/**
 * What hardly ever turns out to be a few things that the program itself spells out; of the rest, most does where
 * nobody looked before: the words of an inflector, the files of the program, the names of its parts.
 */
export const CERTAIN: ReadonlySet<Inflow | undefined> = new Set<Inflow>([
  'identifier',
  'content',
  'url',
  'argument',
  'pending',
  'part',
  'occurrence',
  'ended',
  'expiring',
]);
