import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What loading the plugin in a new process takes, in milliseconds. */
export interface Start {
  readonly median: number;
  readonly least: number;
  readonly rounds: number;
}

const PLUGIN = pathToFileURL(join(import.meta.dirname, '../../dist/index.js')).href;
const PROGRAM = `const t = performance.now(); await import('${PLUGIN}'); console.log(performance.now() - t)`;

/** Loads the built plugin in one new process after the other. */
export function startOf(rounds = 21): Start {
  const taken = Array.from({ length: rounds }, () =>
    Number(spawnSync(process.execPath, ['--input-type=module', '-e', PROGRAM], { encoding: 'utf8' }).stdout),
  ).sort((a, b) => a - b);
  return { median: taken[rounds >> 1] ?? NaN, least: taken[0] ?? NaN, rounds };
}
