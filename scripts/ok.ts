/**
 * The one gate: everything that must hold before a change lands, each named when it fails.
 * The last line sums up, with each test counted on its own. With `--ci`, the tests have just been run, and what is
 * too slow to wait for each time is run too.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';

const TESTS = '.cache/tests.json';

/** What only continuous integration waits for: fresh projects, other engines, planted mistakes, a while of churn. */
const SLOW_GATES: Readonly<Record<string, string>> = {
  hooks: 'tsx scripts/hooks.ts',
  walk: 'tsx scripts/walk.ts',
  fleets: 'tsx scripts/fleets.ts',
  engines: 'tsx scripts/runtime-engines.ts',
  mutants: 'tsx scripts/mutants.ts',
  'lint cost': 'tsx scripts/bench-gate.ts',
  soak: 'tsx --expose-gc bench/runtime/soak.mjs 30',
};

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
let [passed, failed] = [0, 0];
for (const [name, command] of Object.entries(isCi ? { ...GATES, ...SLOW_GATES } : GATES)) {
  if (isCi && name === 'tests') {
    const counts = testCounts();
    passed += counts.passed;
    failed += counts.failed;
    continue;
  }
  console.log(`\n── ${name}: ${command}`);
  const isGreen = spawnSync('npx', ['--no-install', ...command.split(' ')], { stdio: 'inherit' }).status === 0;
  const counts = name === 'tests' ? testCounts() : { passed: Number(isGreen), failed: Number(!isGreen) };
  passed += counts.passed;
  failed += counts.failed;
  if (!isGreen) console.log(`── ${name} FAILED`);
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
