import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const CLI_LIBRARIES = [
  'commander',
  'picocolors',
  'tinyglobby',
  'ignore',
  'diff',
  'cli-progress',
  'write-file-atomic',
  'eslint',
];

/** What each folder of `src` may import besides itself; `types` stands for any `import type` from a package. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  runtime: [],
  testing: ['runtime', 'node'],
  analysis: ['types'],
  rewrites: ['types', 'analysis'],
  rules: ['types', 'analysis', 'rewrites', '@typescript-eslint/utils'],
  codemods: ['types', 'analysis', 'rewrites', 'node', '@typescript-eslint/parser'],
  parser: ['types', 'analysis', 'codemods'],
  cli: ['types', 'analysis', 'rewrites', 'codemods', 'parser', 'node', ...CLI_LIBRARIES],
};

/** The folders of a part of `src`, lowest first: each may import itself and those before it. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  analysis: [
    'tables',
    'syntax',
    'values',
    'functions',
    'acquisitions',
    'lives',
    'containers',
    'growth',
    'removals',
    'releases',
    'weak',
    'verdicts',
  ],
  rewrites: ['edits', 'conditions', 'skim', 'migrations', 'mends'],
};

const IMPORT = /^(?:import|export) (?<type>type )?[^;]*?from '(?<from>[^']+)'|^import '(?<bare>[^']+)'/gm;

/** The imports of a file that its folder does not allow. */
function breaches(folder: string, file: string, text: string): string[] {
  const allowed = [folder, ...(MAY_IMPORT[folder] ?? [])]; // A folder that nobody has thought of may import itself only.
  return [...text.matchAll(IMPORT)].flatMap(({ groups: { type, from, bare } = {} }) => {
    const target = from ?? bare ?? '';
    const home = target.startsWith('.')
      ? (relative('src', join('src', folder, file, '..', target)).split('/')[0] ?? '')
      : target.startsWith('node:')
        ? 'node'
        : target
            .split('/')
            .slice(0, target.startsWith('@') ? 2 : 1)
            .join('/');
    const isAllowed =
      allowed.includes(home) || (type !== undefined && allowed.includes('types') && !target.startsWith('.'));
    return isAllowed ? [] : [target];
  });
}

/** The imports of a file that reach up: what is found out first knows nothing of what is made of it. */
function climbs(folder: string, file: string, text: string): string[] {
  const layers = LAYERS[folder];
  if (layers === undefined) return [];
  const level = (path: string): number => layers.indexOf(path.split('/')[0] ?? '');
  return [...text.matchAll(IMPORT)].flatMap(({ groups: { from = '' } = {} }) => {
    const target = relative(folder, join(folder, file, '..', from));
    return from.startsWith('.') && !target.startsWith('..') && level(target) > level(file) ? [from] : [];
  });
}

const folders = readdirSync('src', { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(({ name }) => name);

const files = folders.flatMap(folder =>
  readdirSync(`src/${folder}`, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts'))
    .map(file => [folder, file] as const),
);

test.each(files)('src/%s/%s stays within its walls', (folder, file) => {
  expect(breaches(folder, file, readFileSync(`src/${folder}/${file}`, 'utf8'))).toEqual([]);
});

test.each(files)('src/%s/%s imports from its own layer and those below', (folder, file) => {
  expect(climbs(folder, file, readFileSync(`src/${folder}/${file}`, 'utf8'))).toEqual([]);
});

test.each(Object.keys(LAYERS))('every file of src/%s lies in one of its layers', folder => {
  const homes = files.filter(([part]) => part === folder).map(([, file]) => dirname(file).split('/')[0]);
  expect([...new Set(homes)].sort()).toEqual([...LAYERS[folder]!].sort());
});

describe('the walls hold', () => {
  test.each([
    ['analysis', 'syntax/planted.ts', `import { placeOf } from '../values/places.ts';`],
    ['analysis', 'growth/planted.ts', `import type { Unended } from '../releases/unended-handles.ts';`],
    ['rewrites', 'edits/planted.ts', `import { weakenKeys } from '../migrations/weaken-keys.ts';`],
  ])('src/%s/%s may not reach up for %s', (folder, file, text) => {
    expect(climbs(folder, file, text)).toHaveLength(1);
  });

  test.each([
    ['runtime', 'planted.ts', `import { lifetimeOf } from '../analysis/lifetimes.ts';`],
    ['runtime', 'planted.ts', `import { setTimeout } from 'node:timers/promises';`],
    ['analysis', 'planted.ts', `import rule from '../rules/no-unbounded-cache.ts';`],
    ['analysis', 'planted.ts', `import type { Rewrite } from '../rewrites/rewrite.ts';`],
    ['analysis', 'planted.ts', `import ts from 'typescript';`],
    ['rewrites', 'planted.ts', `import { open } from '../codemods/kit/open.ts';`],
    ['rules', 'kit/planted.ts', `import codemod from '../../codemods/map-to-weak-value-map.ts';`],
    ['codemods', 'planted.ts', `import rule from '../rules/no-unbounded-cache.ts';`],
    ['codemods', 'planted.ts', `import plugin from '../index.ts';`],
  ])('src/%s/%s may not say %s', (folder, file, text) => {
    expect(breaches(folder, file, text)).toHaveLength(1);
  });
});
