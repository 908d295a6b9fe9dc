/**
 * The short bench of continuous integration: fails where `strict` adds far more to ESLint's own work than it used to.
 * Only ratios of one run count, never a time. `--plant` takes away what keeps linting cheap, piece by piece, and fails
 * unless the bench fails each time.
 */
import { spawnSync } from 'node:child_process';
import { isAsUsual, MISTAKES, withMistake } from './bench/gate.ts';
import { loadPlugin } from './measure/plugin.ts';

const [flag, mistake] = process.argv.slice(2);

if (flag !== '--plant') process.exitCode = isAsUsual(await loadPlugin('source')) ? 0 : 1;
else if (mistake !== undefined) process.exitCode = (await withMistake(mistake, isAsUsual)) ? 0 : 1;
else {
  const missed = MISTAKES.filter(planted => {
    console.log(`\n${planted}:`);
    const command = ['--no-install', 'tsx', 'scripts/bench-gate.ts', '--plant', planted];
    // What no longer ends is noticed as well.
    return spawnSync('npx', command, { stdio: 'inherit', timeout: 120_000 }).status === 0;
  });
  console.log(missed.length === 0 ? '\nthe bench noticed all' : `\nnot noticed: ${missed.join(', ')}`);
  process.exitCode = missed.length === 0 ? 0 : 1;
}
