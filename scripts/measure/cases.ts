import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A real leak, or a `control` that looks like one and is fine; corpus/README.md tells what each field means. */
export interface Case {
  readonly id: string;
  readonly kind: string;
  readonly set?: 'later' | 'third' | 'fourth' | 'fifth' | 'sixth' | 'seventh' | 'eighth' | 'ninth';
  readonly detectable?: 'yes' | 'maybe' | 'no';
  readonly detectable_why?: string;
  readonly debatable?: true;
  readonly after_clean?: false;
  readonly url: string;
  readonly explanation: string;
  readonly before?: string;
  readonly after?: string;
  readonly path?: string;
  readonly after_path?: string;
  readonly lines?: readonly number[];
}

/** A few lines from a complaint about another linter; `valid` ones must not be reported. */
export interface Snippet {
  readonly id: string;
  readonly group: string;
  readonly valid: boolean;
  readonly lang: string;
  readonly why: string;
  readonly url: string;
  readonly code: string;
}

/** The two kinds of what leaks: what is put into collections, and what is registered somewhere. */
export const HALVES = ['collections', 'registrations'] as const;
export type Half = (typeof HALVES)[number];

/** The cases that the rules were made on, and those that nobody had looked at before; the titles go on from that of a half. */
export const SETS: readonly (readonly [title: string, isInIt: (one: Case) => boolean])[] = [
  ['', ({ set }) => set === undefined],
  [', found later', ({ set }) => set === 'later'],
  [', third set', ({ set }) => set === 'third'],
  [', fourth set', ({ set }) => set === 'fourth'],
  [', fifth set', ({ set }) => set === 'fifth'],
  [', sixth set', ({ set }) => set === 'sixth'],
  [', seventh set', ({ set }) => set === 'seventh'],
  [', eighth set', ({ set }) => set === 'eighth'],
  [', ninth set', ({ set }) => set === 'ninth'],
];

/** Reads a data file of `corpus/`. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller knows what the file holds
export function readData<T>(name: string): T {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../../corpus', `${name}.json`), 'utf8')) as T;
}
