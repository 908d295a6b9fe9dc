/**
 * The one gate: everything that must hold before a change lands, each named when it fails.
 * The last line sums up, with each test counted on its own. With `--ci`, the tests have just been run, and what is
 * too slow to wait for each time is run too.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { text } from 'node:stream/consumers';

const TESTS = '.cache/tests.json';

/**
 * What only continuous integration waits for: other engines, planted mistakes, fresh projects, a while of churn.
 * They wait for the garbage collector and the network more than they work, so they run side by side, the longest first.
 */
const SLOW_GATES: Readonly<Record<string, string>> = {
  engines: 'tsx scripts/runtime-engines.ts',
  mutants: 'tsx scripts/mutants.ts',
  walk: 'tsx scripts/walk.ts',
  hooks: 'tsx scripts/hooks.ts',
  soak: 'tsx --expose-gc bench/runtime/soak.mjs 30',
  fleets: 'tsx scripts/fleets.ts',
};

/** Measures, so nothing runs beside it. */
const LINT_COST = { 'lint cost': 'tsx scripts/bench-gate.ts' };

/** In this order, because lint, tests and the package checks look at what was built. */
const GATES: Readonly<Record<string, string>> = {
  'generated files': 'tsx scripts/generate.ts --check',
  format: 'prettier --check --log-level warn .',
  types: 'tsc --noEmit',
  build: 'tsdown --log-level error',
  docs: 'eslint-doc-generator --check',
  notices: 'tsx scripts/notices.ts --check',
  lint: 'eslint . --max-warnings 0',
  tests: `vitest run --reporter=default --reporter=json --outputFile.json=${TESTS}`,
  'vendored runtime': 'vitest run --config vitest.vendored.config.ts',
  knip: 'knip --include files,dependencies,unlisted,unresolved',
  size: 'size-limit',
  publint: 'publint --strict',
  attw: 'attw --pack . --profile node16',
};

interface TestCounts {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
}

function testCounts(): { passed: number; failed: number } {
  try {
    const { success, numPassedTests, numFailedTests } = JSON.parse(readFileSync(TESTS, 'utf8')) as TestCounts;
    // A file that does not even load has no failing test.
    return { passed: numPassedTests, failed: success ? numFailedTests : Math.max(1, numFailedTests) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

const isCi = process.argv.includes('--ci');
mkdirSync('.cache', { recursive: true });
if (!isCi) rmSync(TESTS, { force: true });
const total = { passed: 0, failed: 0 };

function count(name: string, isGreen: boolean, start: number): void {
  const counts = name === 'tests' ? testCounts() : { passed: Number(isGreen), failed: Number(!isGreen) };
  total.passed += counts.passed;
  total.failed += counts.failed;
  console.log(
    `── ${name} ${counts.failed === 0 ? 'passed' : 'FAILED'} in ${Math.round((performance.now() - start) / 1000)} s`,
  );
}

function passInOrder(gates: Readonly<Record<string, string>>): void {
  for (const [name, command] of Object.entries(gates)) {
    console.log(`\n── ${name}: ${command}`);
    const start = performance.now();
    const isRunBefore = isCi && name === 'tests';
    const { status } = isRunBefore
      ? { status: 0 }
      : spawnSync(`npx --no-install ${command}`, { shell: true, stdio: 'inherit' });
    count(name, status === 0, start);
  }
}

/** What each prints is shown when it ends, so that it does not mix with the others'. */
async function passSideBySide(gates: Readonly<Record<string, string>>): Promise<void> {
  const waiting = Object.entries(gates);
  const drain = async (): Promise<void> => {
    for (let gate = waiting.shift(); gate !== undefined; gate = waiting.shift()) {
      const [name, command] = gate;
      const start = performance.now();
      const child = spawn(`npx --no-install ${command} 2>&1`, { shell: true, stdio: ['ignore', 'pipe', 'inherit'] });
      const ended = new Promise<number | null>(done => child.on('exit', done));
      const output = await text(child.stdout);
      console.log(`\n── ${name}: ${command}\n${output}`);
      count(name, (await ended) === 0, start);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, drain));
}

passInOrder(isCi ? { ...GATES, ...LINT_COST } : GATES);
if (isCi) await passSideBySide(SLOW_GATES);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
