/**
 * The one gate: everything that must hold before a change lands, each named when it fails.
 * The last line sums up, with each test counted on its own; before it each failure is named once more, as of a long log
 * often the end alone is kept. With `--ci`, the tests have just been run, and what is too slow to wait for each time is
 * run too.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { relative } from 'node:path';
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

interface TestReport {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    /** Why the file did not even load. */
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

interface Outcome {
  readonly passed: number;
  readonly failures: readonly string[];
}

function outcomeOfTests(): Outcome {
  let report: TestReport;
  try {
    report = JSON.parse(readFileSync(TESTS, 'utf8')) as TestReport;
  } catch {
    return { passed: 0, failures: [`the tests left no ${TESTS}`] };
  }
  const failures = report.testResults
    .filter(({ status }) => status === 'failed')
    .flatMap(({ name, message, assertionResults }) => {
      const failed = assertionResults.filter(({ status }) => status === 'failed');
      const told = failed.map(test => `${test.fullName}\n${test.failureMessages.join('\n')}`);
      return (told.length === 0 ? [message] : told).map(reason => `${relative('', name)}: ${reason}`);
    });
  const isToldInFull = report.success || failures.length > 0;
  return { passed: report.numPassedTests, failures: isToldInFull ? failures : ['tests: an error outside of them'] };
}

const isCi = process.argv.includes('--ci');
mkdirSync('.cache', { recursive: true });
if (!isCi) rmSync(TESTS, { force: true });
let passed = 0;
const failures: string[] = [];

function count(name: string, isGreen: boolean, start: number): void {
  const gate = { passed: Number(isGreen), failures: isGreen ? [] : [name] };
  const outcome = name === 'tests' ? outcomeOfTests() : gate;
  passed += outcome.passed;
  failures.push(...outcome.failures);
  console.log(
    `── ${name} ${outcome.failures.length === 0 ? 'passed' : 'FAILED'} in ${Math.round((performance.now() - start) / 1000)} s`,
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
for (const failure of failures) console.log(`\n── FAILED ${failure}`);
console.log(`\n${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length > 0 ? 1 : 0;
