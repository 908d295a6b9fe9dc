import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    setupFiles: ['tests/setup.ts'],
    pool: 'forks',
    execArgv: ['--expose-gc'],
    include: ['tests/**/*.test.ts'],
    coverage: { provider: 'v8', include: ['src/**'] },
  },
});
