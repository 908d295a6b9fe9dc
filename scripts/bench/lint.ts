import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import type { Contenders } from './contenders.ts';
import type { BenchFile } from './files.ts';

type ConfigArray = Linter.Config[] & { normalizeSync(): void };

const require = createRequire(import.meta.url);

/** As the `eslint` command holds its configuration: a plain array would be made into one of these for every file. */
const { FlatConfigArray } = require(
  join(dirname(require.resolve('eslint/package.json')), 'lib/config/flat-config-array.js'),
) as {
  FlatConfigArray: new (configs: readonly Linter.Config[], options: { basePath: string }) => ConfigArray;
};

/** The parsers, as users have them, and nothing else: ESLint parses, analyzes scopes, walks the tree and its code paths. */
const FLOOR: readonly Linter.Config[] = [
  { ignores: ['!**/node_modules/', '!**/.git/'] },
  {
    files: ['**/*.*'],
    linterOptions: { reportUnusedDisableDirectives: 'off', noInlineConfig: true },
    languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
  },
  { files: ['**/*.{ts,tsx,mts,cts}'], languageOptions: { parser: typescriptParser } },
  { files: ['**/*.{ts,mts,cts}'], languageOptions: { parserOptions: { ecmaFeatures: { jsx: false } } } },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } },
];

/** A contender, made ready. */
export interface Ready {
  readonly name: string;
  readonly configs: ConfigArray;
}

export const FLOOR_NAME = 'no rules';

/** The contenders with what they are measured against in front. */
export function ready(contenders: Contenders): Ready[] {
  return Object.entries({ [FLOOR_NAME]: [], ...contenders }).map(([name, own]) => {
    const configs = new FlatConfigArray([...FLOOR, ...own], { basePath: '/' });
    configs.normalizeSync();
    return { name, configs };
  });
}

const linter = new Linter({ cwd: '/' });

/** Lints a file; returns whether it could be parsed, and no rule threw, as those of some peers do. */
export function lint({ path, text }: BenchFile, { configs }: Ready): boolean {
  try {
    return !linter.verify(text, configs, { filename: path }).some(({ fatal }) => fatal);
  } catch {
    return false;
  }
}

/** The microseconds of processor that a piece of work takes, all threads of the process together. */
export function cpuOf<Result>(work: () => Result): { readonly result: Result; readonly micros: number } {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { result, micros: user + system };
}
