import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { CACHE, CLI, cliOf, contentOf, COUNTS, folderWith, installation, MIGRATED, unleak } from './command.ts';

const numbered = (count: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`src/${index}.js`, CACHE]));

describe.each([['scan'], ['migrate', 'all']])('%s', (...command) => {
  test('walks past links that lead in a circle, or nowhere', () => {
    const folder = folderWith({ 'src/a.js': CACHE });
    symlinkSync('..', join(folder, 'src/up'));
    symlinkSync('loop.js', join(folder, 'src/loop.js'));
    symlinkSync('gone.js', join(folder, 'src/dangling.js'));
    expect(unleak(folder, command)).toMatchObject({ err: '', out: expect.stringContaining('src/a.js\n') });
    const named = unleak(folder, [...command, 'src/loop.js', 'src/dangling.js', 'src/a.js']);
    expect(named.err).toBe('src/dangling.js is a link that leads nowhere\nsrc/loop.js is a link that leads nowhere\n');
    expect(named.code).toBe(2);
  });

  test('does not wait for what is no file', () => {
    const folder = folderWith({ 'a.js': CACHE });
    spawnSync('mkfifo', [join(folder, 'pipe.js')]);
    const { err, out } = unleak(folder, [...command, 'pipe.js', 'a.js']);
    expect(err).toBe('pipe.js is neither a file nor a folder\n');
    expect(out).toContain('a.js');
  });

  test('reads a line of 10 MB where the file is named, and shows little of it', () => {
    const folder = folderWith({ 'a.js': `const text = '${'x'.repeat(10_000_000)}'; ${COUNTS}` });
    const { out, err } = unleak(folder, [...command, 'a.js']);
    expect(err).toBe('');
    expect(out).toMatch(/\b1:10000024\b/);
    expect(out.length).toBeLessThan(2_000);
  });

  test('goes through thousands of files', () => {
    const clean = Array.from({ length: 3000 }, (_, index) => [`src/${index % 100}/${index}.js`, `let a = ${index};\n`]);
    const folder = folderWith({ ...Object.fromEntries(clean), 'src/a.js': CACHE });
    expect(unleak(folder, command).out).toMatch(/3001 files scanned|1 file of 3001 would/);
  });
});

const asNobody = (folder: string, ...args: string[]) => unleak(folder, args, { cli: cliOf(folder), asNobody: true });

describe('where nothing may be written', () => {
  const packages = { eslint: 'eslint' };
  const readOnly = (files: Record<string, string>): string => {
    const folder = installation(packages, { 'src/.keep': '', ...files });
    for (const path of ['.', 'src']) chmodSync(join(folder, path), 0o555);
    return folder;
  };

  test('vendor says so', () => {
    expect(asNobody(readOnly({}), 'vendor')).toEqual({
      code: 2,
      out: '',
      err: 'error: src/unleak-runtime.js cannot be written: permission denied\n',
    });
  });

  test('init says so', () => {
    const folder = readOnly({ 'eslint.config.js': 'export default [];\n' });
    expect(asNobody(folder, 'init')).toEqual({
      code: 2,
      out: '',
      err: 'error: eslint.config.js cannot be written: permission denied\n',
    });
    expect(contentOf(folder, 'eslint.config.js')).toBe('export default [];\n');
  });

  test('a scan still reports, and warns that it keeps no cache', () => {
    const { code, out, err } = asNobody(readOnly({ 'src/a.js': COUNTS }), 'scan', '--cache');
    expect(err).toBe('warning: .unleakcache cannot be written: permission denied\n');
    expect(out).toContain('1 leak in 1 file');
    expect(code).toBe(1);
  });
});

test('migrate leaves a file that is read-only as it is', () => {
  const folder = installation({ eslint: 'eslint' }, { 'a.js': CACHE, 'b.js': CACHE });
  chmodSync(join(folder, 'a.js'), 0o444);
  for (const path of ['.', 'b.js']) chmodSync(join(folder, path), path === '.' ? 0o777 : 0o666);
  const { code, err } = asNobody(folder, 'migrate', 'all', '--write');
  expect(err).toContain('a.js cannot be written: permission denied\n');
  expect(code).toBe(3);
  expect(contentOf(folder, 'a.js')).toBe(CACHE);
  expect(contentOf(folder, 'b.js')).toBe(MIGRATED);
});

test('init says that it may not read the configuration', () => {
  const folder = installation({}, { 'eslint.config.js': 'export default [];\n' });
  chmodSync(join(folder, 'eslint.config.js'), 0o000);
  expect(unleak(folder, ['init'], { cli: cliOf(folder), asNobody: true })).toMatchObject({
    code: 2,
    err: 'error: eslint.config.js cannot be read: permission denied\n',
  });
});

test('vendor does not take a file for a folder, nor a folder for a file', () => {
  const folder = folderWith({ 'a.txt': '', 'lib/unleak-runtime.js/.keep': '' });
  expect(unleak(folder, ['vendor', 'a.txt'])).toMatchObject({
    code: 2,
    err: 'error: a.txt cannot be written: something else has that name\n',
  });
  expect(unleak(folder, ['vendor', 'lib'])).toMatchObject({
    code: 2,
    err: 'error: lib/unleak-runtime.js is there and is something else: add --force to replace it\n',
  });
  expect(unleak(folder, ['vendor', 'lib', '--force'])).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^error: lib\/unleak-runtime\.js cannot be written: [^\n]+\n$/),
  });
});

test('an ESLint that does not load is said without a stack', () => {
  const folder = installation({}, { 'a.js': COUNTS, 'node_modules/eslint/package.json': '{ "main": "index.js" }' });
  writeFileSync(join(folder, 'node_modules/eslint/index.js'), 'throw new Error("broken");');
  const { code, err } = unleak(folder, ['scan'], { cli: cliOf(folder) });
  expect(err).toMatch(/^a\.js could not be judged: [^\n]+\n$/);
  expect(code).toBe(2);
});

describe('an interrupt', () => {
  const start = (folder: string, ...args: string[]) => {
    const child = spawn(process.execPath, [CLI, ...args], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
    let err = '';
    child.stderr.on('data', (data: Buffer) => (err += data.toString()));
    return { child, end: async () => ({ exit: await once(child, 'close'), err }) };
  };

  test('of migrate --write leaves every file whole, with its mode, and nothing beside', async () => {
    const folder = folderWith(numbered(900));
    for (const file of readdirSync(join(folder, 'src'))) chmodSync(join(folder, 'src', file), 0o640);
    const { child, end } = start(folder, 'migrate', 'all', 'src', '--write');
    while (contentOf(folder, 'src/0.js') === CACHE) await setTimeout(5);
    child.kill('SIGINT');
    const { exit, err } = await end();
    expect(err).toMatch(/^error: interrupted when \d+ of 900 files were done: run it again for the others$/m);
    expect(exit).toEqual([130, null]);
    const files = readdirSync(join(folder, 'src'));
    expect(files).toHaveLength(900);
    const contents = new Set(files.map(file => contentOf(folder, `src/${file}`)));
    expect(contents).toEqual(new Set([CACHE, MIGRATED]));
    expect(new Set(files.map(file => statSync(join(folder, 'src', file)).mode & 0o777))).toEqual(new Set([0o640]));
  });

  test.each([['scan'], ['migrate', 'all', '--write']])(
    'before anything is written ends %s at once',
    async (...args) => {
      const folder = folderWith(numbered(900));
      const { child, end } = start(folder, ...args);
      await setTimeout(700);
      child.kill('SIGINT');
      const { exit, err } = await end();
      expect(exit).toEqual([null, 'SIGINT']);
      expect(err).not.toMatch(/\n\s+at /);
      expect(contentOf(folder, 'src/0.js')).toBe(CACHE);
    },
  );
});
