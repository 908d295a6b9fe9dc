import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { FLOOR_NAME } from './lint.ts';

/** The most memory that linting takes by each set-up, in megabytes: the median of some processes. */
export type Peaks = Readonly<Record<string, number>>;

const PROGRAM = join(import.meta.dirname, 'peak-of-one.ts');
const NAMES = [FLOOR_NAME, 'recommended', 'strict'];

/** Lints the same files in one new process after the other, each set-up in turn. */
export function peaksOf(part: number, rounds = 5): Peaks {
  const peaks = new Map<string, number[]>(NAMES.map(name => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const [name, found] of peaks) {
      const args = ['--import', 'tsx', PROGRAM, name, String(part)];
      found.push(Number(spawnSync(process.execPath, args, { encoding: 'utf8' }).stdout));
    }
  return Object.fromEntries([...peaks].map(([name, found]) => [name, found.sort((a, b) => a - b)[rounds >> 1]!]));
}
