import { spawnSync } from 'node:child_process';
import { chmodSync, lstatSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CACHE, cliOf, contentOf, COUNTS, folderWith, installation, MIGRATED, unleak } from './command.ts';

const ALL = ['migrate', 'all'];

describe('dry by default', () => {
  const folder = folderWith({ 'src/textures.js': CACHE, 'src/counts.js': COUNTS });
  const { code, out, err } = unleak(folder, ALL);

  test('shows the change, what became of each place, and the sums', () => {
    expect(out).toContain('-const textures = new Map();\n+const textures = new WeakValueMap();\n');
    expect(out).toContain('src/textures.js\n  2:7     rewrite    map-to-weak-value-map\n');
    expect(out).toMatch(/src\/counts\.js\n {2}1:7 {5}refused {4}map-to-weak-map: .+\n/);
    expect(out).toContain('1 file of 2 would be rewritten (1 place), 0 to review, 1 refused, 0 skipped, 0 failed\n');
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  test('writes nothing', () => {
    expect(contentOf(folder, 'src/textures.js')).toBe(CACHE);
  });

  test('prints what git can apply', () => {
    spawnSync('git', ['init', '-q'], { cwd: folder });
    const applied = spawnSync('git', ['apply'], { cwd: folder, input: out, encoding: 'utf8' });
    expect(applied.stderr).toBe('');
    expect(contentOf(folder, 'src/textures.js')).toBe(MIGRATED);
  });
});

test('--write writes, and a second run has nothing to do', () => {
  const folder = folderWith({ 'textures.js': CACHE });
  expect(unleak(folder, [...ALL, '--write'])).toMatchObject({
    code: 0,
    out: expect.stringContaining('1 file of 1 rewritten'),
  });
  expect(contentOf(folder, 'textures.js')).toBe(MIGRATED);
  expect(unleak(folder, [...ALL, '--check'])).toMatchObject({ code: 0, out: expect.stringContaining('0 files of 1') });
});

test('--write keeps mode, links, byte order mark, line ends and the first line', () => {
  const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
  const folder = folderWith({
    'a.js': `\uFEFF${crlf(CACHE)}`,
    'tool.mjs': `#!/usr/bin/env node\nexport {};\n${CACHE}`,
  });
  chmodSync(join(folder, 'a.js'), 0o755);
  symlinkSync('a.js', join(folder, 'link.js'));
  unleak(folder, [...ALL, '--write', 'link.js', 'tool.mjs']);
  expect(contentOf(folder, 'a.js')).toBe(`\uFEFF${crlf(MIGRATED)}`);
  expect(statSync(join(folder, 'a.js')).mode & 0o777).toBe(0o755);
  expect(lstatSync(join(folder, 'link.js')).isSymbolicLink()).toBe(true);
  expect(contentOf(folder, 'tool.mjs').split('\n')[0]).toBe('#!/usr/bin/env node');
});

test('--check changes nothing and exits with 1 if anything would change', () => {
  const folder = folderWith({ 'a.js': CACHE });
  expect(unleak(folder, [...ALL, '--check'])).toMatchObject({
    code: 1,
    out: expect.stringMatching(/^a\.js\n {2}2:7 {5}rewrite/),
  });
  expect(contentOf(folder, 'a.js')).toBe(CACHE);
  expect(unleak(folderWith({ 'a.js': COUNTS }), [...ALL, '--check']).code).toBe(0);
});

test('--json names each file and place', () => {
  const { out, code } = unleak(folderWith({ 'a.js': CACHE, 'b.ts': 'let = ;', 'c.vue': '' }), [...ALL, '--json']);
  expect(code).toBe(3);
  expect(JSON.parse(out)).toEqual({
    version: 1,
    mode: 'dry',
    summary: { files: 3, rewritten: 1, skipped: 1, failed: 1, sitesRewritten: 1, sitesToReview: 0, sitesRefused: 0 },
    files: [
      {
        path: 'a.js',
        status: 'rewritten',
        sites: [
          { codemod: 'map-to-weak-value-map', rule: 'no-unbounded-cache', line: 2, column: 7, verdict: 'rewritten' },
        ],
      },
      { path: 'b.ts', status: 'failed', reason: expect.stringContaining('cannot be parsed: 1:'), sites: [] },
      { path: 'c.vue', status: 'skipped', reason: 'is written in vue', sites: [] },
    ],
  });
});

test('--runtime names the module to import from', () => {
  const { out } = unleak(folderWith({ 'a.js': CACHE }), [...ALL, '--runtime', '#weak']);
  expect(out).toContain(`+import { WeakValueMap } from '#weak';\n`);
});

test('--list names the codemods', () => {
  expect(unleak(folderWith(), ['migrate', '--list'])).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^map-to-weak-value-map$/m),
  });
});

test('--stdin rewrites to stdout', () => {
  const run = (...args: string[]) =>
    unleak(folderWith(), ['migrate', 'map-to-weak-value-map', '--stdin', ...args], { input: CACHE });
  expect(run('a.ts')).toEqual({ code: 0, out: MIGRATED, err: '' });
  expect(run('a.ts', '--check')).toEqual({ code: 1, out: '', err: '' });
  expect(run('a.ts', 'b.ts').code).toBe(2);
  const broken = unleak(folderWith(), [...ALL, '--stdin', 'a.js'], { input: '\uFEFFlet = ;' });
  expect(broken).toMatchObject({
    code: 3,
    out: '\uFEFFlet = ;',
    err: expect.stringMatching(/^a\.js cannot be parsed: 1:\d+ .*\n$/),
  });
});

describe('in a git repository', () => {
  function repository(): string {
    const folder = folderWith({ 'a.js': CACHE, 'b.js': CACHE, 'notes.txt': '' });
    const git = (...args: string[]) =>
      spawnSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], { cwd: folder });
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'first');
    return folder;
  }

  test('--write stops at changes that are not committed, unless they are elsewhere', () => {
    const folder = repository();
    writeFileSync(join(folder, 'a.js'), `${CACHE}// changed\n`);
    writeFileSync(join(folder, 'notes.txt'), 'changed');
    writeFileSync(join(folder, 'new.js'), CACHE);
    expect(unleak(folder, [...ALL, '--write'])).toEqual({
      code: 2,
      out: '',
      err: 'error: a.js has changes that are not committed: commit them, or add --force\n',
    });
    expect(contentOf(folder, 'b.js')).toBe(CACHE);
    expect(unleak(folder, ALL).code).toBe(0);
    expect(unleak(folder, [...ALL, '--check']).code).toBe(1);
    expect(unleak(folder, [...ALL, '--write', 'b.js', 'new.js'])).toMatchObject({ code: 0, err: '' });
    expect(contentOf(folder, 'b.js')).toBe(MIGRATED);
  });

  test('--force writes over them', () => {
    const folder = repository();
    writeFileSync(join(folder, 'a.js'), `${CACHE}// changed\n`);
    expect(unleak(folder, [...ALL, '--write', '--force']).code).toBe(0);
    expect(contentOf(folder, 'a.js')).toBe(`${MIGRATED}// changed\n`);
  });
});

test('outside a repository it warns and goes on', () => {
  const folder = folderWith({ 'a.js': CACHE });
  expect(unleak(folder, [...ALL, '--write'])).toMatchObject({
    code: 0,
    err: 'warning: this is no git repository, so a rewrite cannot be taken back\n',
  });
});

test('needs no ESLint for TypeScript, and no TypeScript for JavaScript', () => {
  const typescript = { '@typescript-eslint/parser': '@typescript-eslint/parser' };
  for (const [packages, file] of [
    [typescript, 'a.ts'],
    [{ eslint: 'eslint' }, 'a.js'],
    [typescript, 'a.js'],
  ] as const) {
    const folder = installation(packages, { [file]: CACHE });
    expect(unleak(folder, [...ALL, '--check', file], { cli: cliOf(folder) })).toMatchObject({ code: 1, err: '' });
  }
});

test('the help of each command fits a screen and shows examples', () => {
  for (const command of ['scan', 'migrate']) {
    const { out, code } = unleak(folderWith(), [command, '--help']);
    expect(out.split('\n').length).toBeLessThan(50);
    expect(out.match(/^ {2}.*unleak \w+/gm)).toHaveLength(3);
    expect(code).toBe(0);
  }
});
