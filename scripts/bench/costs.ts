import type { Contenders } from './contenders.ts';
import type { BenchFile } from './files.ts';
import { cpuOf, FLOOR_NAME, lint, ready, type Ready } from './lint.ts';

/** What linting some files took, in seconds of processor, by contender. */
export interface Costs {
  readonly seconds: Readonly<Record<string, number>>;
  readonly files: number;
  readonly bytes: number;
}

const WARM_UP = 25;

/**
 * Lints each file with each contender in turn, so that whatever else the machine does meets all of them alike;
 * who comes first changes with every file. What none can parse does not count.
 */
export function costsOf(contenders: Contenders, files: readonly BenchFile[], rounds = 1): Costs {
  const all = ready(contenders);
  const micros = new Map(all.map(({ name }) => [name, 0]));
  let [counted, bytes, turn] = [0, 0, 0];
  for (const file of files.slice(0, WARM_UP)) for (const contender of all) lint(file, contender);
  for (let round = 0; round < rounds; round++) {
    for (const file of files) {
      const taken = timesOf(file, all, turn++);
      if (taken === undefined) continue;
      for (const [name, time] of taken) micros.set(name, micros.get(name)! + time);
      counted++;
      bytes += Buffer.byteLength(file.text);
    }
  }
  const seconds = Object.fromEntries([...micros].map(([name, time]) => [name, time / 1e6]));
  return { seconds, files: counted / rounds, bytes: bytes / rounds };
}

function timesOf(file: BenchFile, all: readonly Ready[], turn: number): [string, number][] | undefined {
  const taken: [string, number][] = [];
  for (let index = 0; index < all.length; index++) {
    const contender = all[(index + turn) % all.length]!;
    const { result: isRead, micros } = cpuOf(() => lint(file, contender));
    if (!isRead) return undefined;
    taken.push([contender.name, micros]);
  }
  return taken;
}

/** What a contender adds to ESLint itself, as a share of that. */
export function shareOf({ seconds }: Costs, name: string): number {
  return seconds[name]! / seconds[FLOOR_NAME]! - 1;
}
