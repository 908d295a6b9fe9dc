import type { Contenders } from './contenders.ts';
import type { BenchFile } from './files.ts';
import { cpuOf, FLOOR_NAME, lint, ready, type Ready } from './lint.ts';

/** What linting some files took, in seconds of processor, by contender. */
export interface Costs {
  readonly seconds: Readonly<Record<string, number>>;
  /** The same for each of some equal parts of the files. */
  readonly chunks: readonly Readonly<Record<string, number>>[];
  /** How many rules each turns on. */
  readonly rules: Readonly<Record<string, number>>;
  readonly files: number;
  readonly bytes: number;
}

const WARM_UP = 25;
const CHUNKS = 10;

/**
 * Lints each file with each contender in turn, so that whatever else the machine does meets all of them alike;
 * who comes first changes with every file. What none can parse does not count.
 */
export function costsOf(contenders: Contenders, files: readonly BenchFile[], rounds = 1): Costs {
  const all = ready(contenders);
  const micros = Array.from({ length: CHUNKS }, () => new Map(all.map(({ name }) => [name, 0])));
  let [counted, bytes, turn] = [0, 0, 0];
  for (const file of files.slice(0, WARM_UP)) for (const contender of all) lint(file, contender);
  for (let round = 0; round < rounds; round++) {
    for (const file of files) {
      const taken = timesOf(file, all, turn++);
      if (taken === undefined) continue;
      const chunk = micros[counted % CHUNKS]!;
      for (const [name, time] of taken) chunk.set(name, chunk.get(name)! + time);
      counted++;
      bytes += Buffer.byteLength(file.text);
    }
  }
  const chunks = micros.map(chunk => Object.fromEntries([...chunk].map(([name, time]) => [name, time / 1e6])));
  const seconds = Object.fromEntries(
    all.map(({ name }) => [name, chunks.reduce((sum, chunk) => sum + chunk[name]!, 0)]),
  );
  const rules = Object.fromEntries(Object.entries(contenders).map(([name, configs]) => [name, rulesIn(configs)]));
  return { seconds, chunks, rules, files: counted / rounds, bytes: bytes / rounds };
}

function rulesIn(configs: Contenders[string]): number {
  const levels = configs.flatMap(({ rules = {} }) => Object.values(rules));
  return levels.filter(level => ![level].flat().some(part => part === 'off' || part === 0)).length;
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

/** The lower quartile, median and upper quartile of that share among the parts of the files. */
export function sharesOf({ chunks }: Costs, name: string): readonly [number, number, number] {
  const shares = chunks.map(chunk => chunk[name]! / chunk[FLOOR_NAME]! - 1).sort((a, b) => a - b);
  const at = (part: number): number => shares[Math.round(part * (shares.length - 1))] ?? NaN;
  return [at(0.25), at(0.5), at(0.75)];
}
