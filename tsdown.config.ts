import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    runtime: 'src/runtime/index.ts',
    testing: 'src/testing/index.ts',
    cli: 'src/cli.ts',
    'codemods/*': 'src/codemods/*.ts',
  },
  format: ['esm', 'cjs'],
  platform: 'node',
  target: 'node20.19',
  dts: true,
  clean: true,
  fixedExtension: false,
  cjsDefault: true,
  outputOptions: (options, format) => (format === 'cjs' ? { ...options, exports: 'auto' } : options),
});
