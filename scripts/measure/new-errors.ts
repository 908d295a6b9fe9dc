import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { grouped } from '../../src/analysis/syntax/grouping.ts';
import type { FileResult } from '../../src/cli/migrate/migrate-file.ts';
import { newTypeErrors } from '../../src/cli/migrate/type-errors.ts';
import { loadTypeScript } from '../../src/cli/migrate/type-projects.ts';
import { CACHE } from './packages.ts';

/** A file of a package that a codemod rewrites. */
export interface RewrittenFile {
  readonly spec: string;
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** Options under which the sources of most packages compile; where they do not, they have as many errors after as before. */
const OPTIONS = {
  strict: true,
  skipLibCheck: true,
  target: 'esnext',
  module: 'esnext',
  moduleResolution: 'bundler',
  lib: ['esnext', 'dom', 'dom.iterable'],
  jsx: 'react-jsx',
  experimentalDecorators: true,
  allowImportingTsExtensions: true,
  types: ['node'],
};

/** What TypeScript has against rewritten files only after their rewrite, each with its package installed as a user has it. */
export function newErrors(rewritten: readonly RewrittenFile[]): string[] {
  const typescript = loadTypeScript()!;
  const { options } = typescript.convertCompilerOptionsFromJson(OPTIONS, '');
  const bySpec = grouped(rewritten, ({ spec }) => spec);
  return [...bySpec].flatMap(([spec, files]) => {
    const folder = join(install(spec), 'node_modules', spec.slice(0, spec.lastIndexOf('@')));
    const results = files.map(({ file, before, after }): FileResult => ({
      path: join(folder, file),
      status: 'rewritten',
      sites: [],
      change: { before, after },
    }));
    const project = { config: '', options, files: results.map(({ path }) => path) };
    return [...newTypeErrors(typescript, project, results)].map(([path, fault]) => `${path} ${fault}`);
  });
}

/** The folder where a package is installed, with all that it depends on and with our own. */
function install(spec: string): string {
  const folder = join(CACHE, 'typed', spec.replace('/', '+'));
  const own = join(folder, 'node_modules/eslint-plugin-unleak');
  if (existsSync(own)) return folder;
  mkdirSync(folder, { recursive: true });
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--legacy-peer-deps'];
  execFileSync('npm', ['install', ...flags, '--prefix', folder, spec, '@types/node@20'], { cwd: folder });
  symlinkSync(join(import.meta.dirname, '../..'), own);
  return folder;
}
