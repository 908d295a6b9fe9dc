import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { defineConfig, type Rolldown, type UserConfig } from 'tsdown';
import { noteBundled } from './scripts/bundled.ts';
import { inAscii } from './scripts/in-ascii.ts';
import { vendoredSource } from './scripts/vendored-source.ts';

const shared: UserConfig = { platform: 'node', target: 'node20.19', fixedExtension: false };

const LICENCE = `/*! The weak collections of eslint-plugin-unleak.\n\n${readFileSync('LICENSE', 'utf8').trim()}\n*/`;

/** What the types of the runtime are told in, where a project has an older library of its own. */
const DISPOSABLE = '/// <reference lib="esnext.disposable" />';

/** Both module systems; a CommonJS file with one default export is that export. */
const library: UserConfig = {
  ...shared,
  format: ['esm', 'cjs'],
  cjsDefault: true,
  outputOptions: (options, format) => (format === 'cjs' ? { ...options, exports: 'auto' } : options),
};

type Modules = Pick<Rolldown.PluginContext, 'getModuleInfo'>;

/** What the rules need, in one chunk: ESLint loads two files in half the time of ten. What only codemods need, it does not. */
const SHARED = {
  name: (module: string, modules: Modules) => (isForRules(module, modules) ? 'analysis' : null),
  test: /\/src\/(?:analysis|rewrites)\/[^.]+\.ts$/,
};

function isForRules(module: string, modules: Modules, seen = new Set<string>()): boolean {
  if (/\/src\/rules\/[^.]+\.ts$/.test(module)) return true;
  if (seen.has(module)) return false;
  seen.add(module);
  return (modules.getModuleInfo(module)?.importers ?? []).some(importer => isForRules(importer, modules, seen));
}

export default defineConfig([
  {
    ...library,
    entry: {
      index: 'src/index.ts',
      testing: 'src/testing/index.ts',
      parser: 'src/parser/index.ts',
      'codemods/*': 'src/codemods/*.ts',
    },
    dts: true,
    // ESLint waits for it each time. The names of functions stay, for whoever reads a stack, and so does each `const`:
    // an engine makes more of that than of the `let` which compressing puts in its place.
    minify: { compress: false, mangle: { toplevel: false }, codegen: { removeWhitespace: true } },
    outputOptions: (options, format) => ({
      ...options,
      ...(format === 'cjs' && { exports: 'auto' as const }),
      codeSplitting: { groups: [SHARED] },
    }),
    plugins: [noteBundled('library'), inAscii],
    hooks: {
      // ESLint's own types are CommonJS, wherever they are imported: what adds to them is in index.d.cts.
      'build:done': ({ options: { format } }) =>
        format === 'es' ? appendFileSync('dist/index.d.ts', "import type {} from './index.cjs';\n") : undefined,
    },
  },
  // A chunk a file, so that a bundler can leave out the classes which are not used; the types of all of them in one.
  { ...library, entry: { runtime: 'src/runtime/index.ts', 'runtime/*': 'src/runtime/!(index).ts' }, dts: false },
  {
    ...library,
    entry: { runtime: 'src/runtime/index.ts' },
    dts: { emitDtsOnly: true },
    banner: { dts: DISPOSABLE },
  },
  // What `unleak vendor` copies: one file, and one of its types; or both in one, in TypeScript.
  {
    ...shared,
    entry: { 'vendor/unleak-runtime': 'src/runtime/index.ts' },
    format: 'esm',
    dts: true,
    banner: { js: LICENCE, dts: `${LICENCE}\n${DISPOSABLE}` },
    hooks: { 'build:done': () => writeFileSync('dist/vendor/unleak-runtime.ts', vendoredSource(LICENCE)) },
  },
  {
    ...shared,
    entry: {
      cli: 'src/cli.ts',
      'migrate-worker': 'src/cli/migrate/migrate-worker.ts',
      'scan-worker': 'src/cli/scan/scan-worker.ts',
    },
    format: 'esm',
    dts: false,
    shims: true,
    plugins: [noteBundled('command')],
  },
]);
