import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { installed } from '../../scripts/hosts/installed.ts';
import { installation } from '../cli/command.ts';

const FITS = `import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import unleak from 'eslint-plugin-unleak';

export const core = defineConfig(
  unleak.configs.recommended,
  { files: ['src/**'], plugins: { unleak }, extends: ['unleak/strict', unleak.configs.all] },
  { rules: { 'unleak/no-unbounded-cache': ['warn', { confidence: 'sure' }], 'unleak/no-gc-dependent-logic': 'off', semi: 2 } },
);
export const typed = tseslint.config(unleak.configs['recommended-type-checked'], { plugins: { unleak } });
export const old = { extends: ['plugin:unleak/legacy-strict'], rules: unleak.configs['legacy-strict'].rules };
`;

const MISFITS = `import { defineConfig } from 'eslint/config';
import unleak from 'eslint-plugin-unleak';

defineConfig({ plugins: { unleak }, rules: { 'unleak/no-unbounded-cache': ['warn', { confidence: 'posible' }] } });
defineConfig({ plugins: { unleak }, rules: { 'unleak/no-gc-dependent-logic': ['warn', { confidence: 'sure' }] } });
unleak.configs.recomended;
`;

/** As in a project that has nothing but the package. */
const ALONE = `import unleak from 'eslint-plugin-unleak';
import { WeakValueMap } from 'eslint-plugin-unleak/runtime';
import { collected } from 'eslint-plugin-unleak/testing';
import codemod from 'eslint-plugin-unleak/codemods/map-to-weak-map';
export const all = [unleak.rules['prefer-weak-map'].meta.docs?.url, new WeakValueMap<string, Date>(), collected, codemod];
`;

const OPTIONS = {
  module: 'nodenext',
  target: 'es2022',
  lib: ['es2022', 'dom'],
  strict: true,
  noEmit: true,
  types: [],
};
const tsconfig = (files: string[], skipLibCheck: boolean): string =>
  JSON.stringify({ compilerOptions: { ...OPTIONS, skipLibCheck }, files });

const PACKAGES = ['eslint', '@eslint/core', 'typescript-eslint'];
const folder = installation(Object.fromEntries(PACKAGES.map(name => [name, name])), {
  'package.json': '{ "private": true, "type": "module" }',
  'fits.ts': FITS,
  'misfits.ts': MISFITS,
  'configs.json': tsconfig(['fits.ts', 'misfits.ts'], true),
});
const bare = installation(
  {},
  {
    'package.json': '{ "private": true, "type": "module" }',
    'alone.ts': ALONE,
    'alone.json': tsconfig(['alone.ts'], false),
  },
);

/** The ends of the range; those between were tried by hand. */
const VERSIONS = ['5.4.5', '5.9.3', '6.0.3'];

describe.each(VERSIONS)('TypeScript %s', version => {
  const tsc = (cwd: string, project: string) => {
    const bin = join(installed(`typescript@${version}`), 'bin/tsc');
    return spawnSync(process.execPath, [bin, '-p', project], { cwd, encoding: 'utf8' }).stdout;
  };

  test('takes the presets and rules in each way to write a configuration, and names what is misspelt', () => {
    const errors = tsc(folder, 'configs.json').match(/^\w+\.ts\(\d+/gm);
    expect([...new Set(errors)]).toEqual(['misfits.ts(4', 'misfits.ts(5', 'misfits.ts(6']);
  });

  test('reads all types of the package where nothing else is installed', () => {
    expect(tsc(bare, 'alone.json')).toBe('');
  });
});

describe('an editor', () => {
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    strict: true,
    allowJs: true,
    checkJs: true,
    types: [],
  };

  function completionsAt(setting: string): string[] {
    const file = join(folder, 'eslint.config.js');
    const text = `import { defineConfig } from 'eslint/config';
import unleak from 'eslint-plugin-unleak';
export default defineConfig({ plugins: { unleak }, rules: { ${setting} } });
`;
    const service = ts.createLanguageService({
      fileExists: ts.sys.fileExists,
      readFile: ts.sys.readFile,
      directoryExists: ts.sys.directoryExists,
      getDirectories: ts.sys.getDirectories,
      ...(ts.sys.realpath && { realpath: ts.sys.realpath }),
      getCompilationSettings: () => options,
      getScriptFileNames: () => [file],
      getScriptVersion: () => '1',
      getScriptSnapshot: path => {
        const content = path === file ? text.replace('|', '') : ts.sys.readFile(path);
        return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
      },
      getCurrentDirectory: () => folder,
      getDefaultLibFileName: ts.getDefaultLibFilePath,
    });
    const { entries = [] } = service.getCompletionsAtPosition(file, text.indexOf('|'), undefined) ?? {};
    return entries.map(({ name }) => name);
  }

  test('completes the names of rules', () => {
    expect(completionsAt(`'|': 'error'`)).toContain('unleak/no-unbounded-cache');
  });

  test('completes options and their values', () => {
    expect(completionsAt(`'unleak/no-unbounded-cache': ['error', { | }]`)).toContain('confidence');
    expect(completionsAt(`'unleak/no-unbounded-cache': ['error', { confidence: '|' }]`)).toEqual([
      'sure',
      'likely',
      'possible',
    ]);
  });
});
