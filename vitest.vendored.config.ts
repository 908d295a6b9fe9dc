import { join } from 'node:path';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';

/** Runs the tests of the runtime on the files that `unleak vendor` copies, of what has been built: `npm run test:vendored`. */
const vendored = (file: string): TestProjectConfiguration => ({
  plugins: [
    {
      name: 'vendored-runtime',
      enforce: 'pre',
      resolveId: source =>
        source.endsWith('/src/runtime/index.ts') ? join(import.meta.dirname, 'dist/vendor', file) : undefined,
    },
  ],
  test: {
    name: file,
    testTimeout: 60_000,
    pool: 'forks',
    execArgv: ['--expose-gc'],
    include: ['tests/runtime/*.test.ts'],
    // These run or read the sources.
    exclude: ['tests/runtime/{documentation,process,types}.test.ts'],
  },
});

export default defineConfig({ test: { projects: ['unleak-runtime.js', 'unleak-runtime.ts'].map(vendored) } });
