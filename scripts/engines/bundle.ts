import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'tsdown';

/** These start processes or compile: Vitest runs them in each version of Node. */
export const NODE_ONLY = ['process.test.ts', 'types.test.ts', 'documentation.test.ts'];

/** Bundles the tests of the runtime with our harness and the runtime as it was built; returns the code of a module. */
export async function bundle(): Promise<string> {
  const directory = resolve('.cache/engines');
  mkdirSync(directory, { recursive: true });
  const tests = readdirSync('tests/runtime').filter(file => file.endsWith('.test.ts') && !NODE_ONLY.includes(file));
  const lines = tests.map(file => `import ${JSON.stringify(resolve('tests/runtime', file))};`);
  const harness = resolve('scripts/engines/harness.ts');
  lines.push(`export { runAll } from ${JSON.stringify(harness)};`);
  writeFileSync(`${directory}/entry.ts`, lines.join('\n'));
  await build({
    config: false,
    entry: { tests: `${directory}/entry.ts` },
    outDir: `${directory}/dist`,
    format: 'esm',
    platform: 'browser',
    noExternal: [/.*/],
    dts: false,
    treeshake: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'as-built',
        resolveId(source: string, importer: string | undefined) {
          if (source === 'vitest') return harness;
          const [, folder, file] = /src\/(runtime|testing)\/([\w-]+)\.ts$/.exec(source) ?? [];
          if (importer === undefined || folder === undefined || file === 'force-collection') return null;
          return resolve('dist', file === 'index' ? `${folder}.js` : `${folder}/${file}.js`);
        },
      },
    ],
  });
  return readFileSync(`${directory}/dist/tests.js`, 'utf8');
}
