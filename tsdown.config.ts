import { defineConfig, type UserConfig } from 'tsdown';
import { noteBundled } from './scripts/bundled.ts';

const shared: UserConfig = { platform: 'node', target: 'node20.19', fixedExtension: false };

export default defineConfig([
  {
    ...shared,
    entry: {
      index: 'src/index.ts',
      runtime: 'src/runtime/index.ts',
      // A chunk a file, so that a bundler can leave out the classes which are not used.
      'runtime/*': 'src/runtime/!(index).ts',
      testing: 'src/testing/index.ts',
      'codemods/*': 'src/codemods/*.ts',
    },
    format: ['esm', 'cjs'],
    dts: true,
    plugins: [noteBundled('library')],
    cjsDefault: true,
    outputOptions: (options, format) => (format === 'cjs' ? { ...options, exports: 'auto' } : options),
  },
  {
    ...shared,
    entry: { cli: 'src/cli.ts' },
    format: 'esm',
    dts: false,
    shims: true,
    plugins: [noteBundled('command')],
  },
]);
