import { type Judgement, judge } from './judge.ts';
import { mutate, type Parts, randomFrom } from './mutate.ts';

/** A file to start from. */
export interface Seed {
  readonly path: string;
  readonly parts: Parts;
}

/** What came of many inputs; `faults` has each input that something went wrong with. */
export interface Tally {
  read: number;
  reports: number;
  slowest: number;
  readonly faults: { readonly path: string; readonly text: string; readonly complaint: string }[];
}

const MUTANTS_A_FILE = 20;
/** In milliseconds: what a file may take. */
const SLOW = 1000;

/** Judges as many mutants of the seeds, chosen by a number: the same number, the same mutants. */
export function fuzz(seeds: readonly Seed[], inputs: number, seed: number): Tally {
  const random = randomFrom(seed);
  const tally: Tally = { read: 0, reports: 0, slowest: 0, faults: [] };
  for (let count = 0, current = seeds[0]; current && count < inputs; count++) {
    if (count % MUTANTS_A_FILE === 0) current = seeds[Math.floor(random() * seeds.length)]!;
    const { path, parts } = current;
    const text = mutate(parts, random);
    const { isRead, reports, fault, milliseconds } = judgedFairly(path, text);
    tally.read += Number(isRead);
    tally.reports += reports;
    tally.slowest = Math.max(tally.slowest, milliseconds);
    const complaint = fault ?? (milliseconds > SLOW ? `took ${Math.round(milliseconds)} ms` : undefined);
    if (complaint !== undefined) tally.faults.push({ path, text, complaint });
  }
  return tally;
}

/** A busy machine is slow now and then: what is slow twice is slow. */
function judgedFairly(path: string, text: string): Judgement {
  const first = judge(path, text);
  return first.milliseconds <= SLOW ? first : judge(path, text);
}
