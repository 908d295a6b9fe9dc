import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { CACHE, contentOf, COUNTS, folderWith, MIGRATED } from './cli/command.ts';

const MINUTES = 60_000;

/** The fenced block of the README that follows these words. */
function readme(words: string, language: string): string {
  const [, rest = ''] = readFileSync('README.md', 'utf8').split(words);
  return new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(rest)?.[1] ?? '';
}

describe('the packed tarball, installed alone into an empty folder', () => {
  const folder = folderWith({
    'package.json': '{ "private": true, "type": "module" }',
    'src/counts.js': COUNTS,
    'src/textures.js': CACHE,
  });
  const run = (command: string, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: 'utf8' });
    return { code: status, out: stdout, err: stderr };
  };
  let packed: { filename: string; files: { path: string }[] };

  beforeAll(() => {
    [packed] = JSON.parse(
      execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    );
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', `./${packed.filename}`], {
      cwd: folder,
      stdio: 'ignore',
    });
  }, 5 * MINUTES);

  test('holds what it should and nothing else', () => {
    const paths = packed.files.map(({ path }) => path);
    const isMeant =
      /^(?:package\.json|README\.md|LICENSE|THIRD-PARTY-NOTICES\.md|docs\/(?:rules|codemods)\/.*\.md|dist\/.*\.(?:c?js|d\.c?ts)|dist\/vendor\/unleak-runtime\.ts)$/;
    expect(paths.filter(path => !isMeant.test(path))).toEqual([]);
    expect(paths).toEqual(
      expect.arrayContaining(['dist/cli.js', 'dist/index.cjs', 'dist/runtime.d.ts', 'THIRD-PARTY-NOTICES.md']),
    );
  });

  test('is soon read: not too long, and one byte a letter', () => {
    const chunks = packed.files.filter(({ path }) => /^dist\/(?:index|analysis-[\w-]+)\.js$/.test(path));
    const texts = chunks.map(({ path }) => contentOf(folder, `node_modules/eslint-plugin-unleak/${path}`));
    expect(texts).toHaveLength(2);
    expect(texts.filter(text => /[^\0-\x7F]/.test(text))).toEqual([]);
    expect(texts.join('').length).toBeLessThan(720_000);
  });

  test('brings no dependencies of its own', () => {
    const { dependencies } = JSON.parse(contentOf(folder, 'node_modules/eslint-plugin-unleak/package.json'));
    expect(dependencies).toBeUndefined();
  });

  test.each(['eslint-plugin-unleak', 'unleak'])('npx %s scan', name => {
    const { code, out, err } = run('npx', '--no-install', name, 'scan');
    expect(err).toBe('');
    expect(out).toContain('2 leaks in 2 files, 2 files scanned.');
    expect(code).toBe(1);
  });

  test('the flat config of the README', () => {
    writeFileSync(join(folder, 'eslint.config.mjs'), readme('`eslint.config.mjs`:', 'js'));
    const { code, out } = run('npx', '--no-install', 'eslint', 'src');
    expect(out).toContain('unleak/no-unbounded-cache');
    expect(code).toBe(1);
  });

  test('the codemod, whose output runs', () => {
    expect(run('npx', '--no-install', 'unleak', 'migrate', 'all', 'src', '--write').code).toBe(0);
    expect(contentOf(folder, 'src/textures.js')).toBe(MIGRATED);
    const script = `const { textureOf } = await import('./src/textures.js'); console.log(textureOf('a') === textureOf('a'));`;
    expect(run(process.execPath, '--input-type=module', '-e', script)).toEqual({ code: 0, out: 'true\n', err: '' });
  });

  test.each(['.', './runtime', './testing', './codemods/map-to-weak-value-map'])(
    '%s loads as both kinds of module',
    entry => {
      const name = `eslint-plugin-unleak${entry.slice(1)}`;
      const script = `const one = await import('${name}'); const two = (await import('node:module')).createRequire(process.cwd() + '/x.js')('${name}'); console.log(Object.keys(one).length > 0 && ['object', 'function'].includes(typeof two));`;
      expect(run(process.execPath, '--input-type=module', '-e', script)).toEqual({ code: 0, out: 'true\n', err: '' });
    },
  );
});
