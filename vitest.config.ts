import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Some tests install packages or run commands, on machines that may be busy.
    testTimeout: 60_000,
    pool: 'forks',
    // They wait for nothing but the processor: one left idle would double their time on a small machine.
    maxWorkers: '100%',
    execArgv: ['--expose-gc'],
    include: ['tests/**/*.test.ts'],
    // Where `npm run ok -- --ci` finds how the tests went.
    ...(process.env['CI'] && { reporters: ['dot', ['json', { outputFile: '.cache/tests.json' }]] }),
    coverage: { provider: 'v8', include: ['src/**'] },
  },
});
