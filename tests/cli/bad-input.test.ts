import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CACHE, cliOf, contentOf, folderWith, installation, unleak } from './command.ts';

const UNREADABLE = {
  'syntax.js': ['let x = 1;\nlet = ;\n', /^syntax\.js cannot be parsed: 2:\d+ .+$/],
  'binary.js': [new Uint8Array([0xcf, 0xfa, 0, 1, 2]), /^binary\.js is a binary file$/],
  'latin1.js': [new Uint8Array([0x2f, 0x2f, 0xe9]), /^latin1\.js is not encoded in UTF-8$/],
} as const;

const SKIPPED = {
  'empty.js': ['', /^empty\.js is empty$/],
  'minified.js': ['a(function(b){return b+1});'.repeat(200_000), /^minified\.js is minified$/],
  'flow.js': ['// @flow\ntype A = {| b: ?string |};\n', /^flow\.js is written in Flow$/],
  'App.vue': ['<script></script>', /^App\.vue is written in vue$/],
} as const;

describe.each([
  { what: 'what cannot be read', bad: UNREADABLE, scan: 2, migrate: 3 },
  { what: 'what is left out', bad: SKIPPED, scan: 1, migrate: 0 },
])('$what', ({ bad, scan, migrate }) => {
  const contents = Object.entries(bad).map(([file, [content]]) => [file, content] as const);
  const folder = folderWith({ 'good.js': CACHE, ...Object.fromEntries(contents) });

  test.each([
    ['scan', ['scan'], scan],
    ['migrate', ['migrate', 'all', '--write'], migrate],
  ])('gets one line each from %s, which goes on', (_name, args, expected) => {
    const { code, out, err } = unleak(folder, args);
    for (const [file, [, says]] of Object.entries(bad)) {
      const lines = `${out}${err}`.split('\n').filter(line => line.startsWith(file));
      expect(lines).toEqual([expect.stringMatching(says)]);
    }
    expect(out).toContain('good.js\n  2:7');
    expect(code).toBe(expected);
  });

  test('is not written', () => {
    for (const [file, content] of contents)
      expect(readFileSync(join(folder, file)).equals(Buffer.from(content))).toBe(true);
  });
});

test('a minified file that is named is worked on', () => {
  const folder = folderWith({ 'a.min.js': `${'a(1);'.repeat(20_000)}\n` });
  expect(unleak(folder, ['migrate', 'all', 'a.min.js'])).toMatchObject({
    code: 0,
    out: expect.stringContaining('0 files of 1'),
  });
});

test('a folder without permission is said, and the rest is worked on', () => {
  const folder = installation({}, { 'secret/a.js': CACHE, 'src/empty.js': '' });
  chmodSync(join(folder, 'secret'), 0o000);
  const { code, out, err } = unleak(folder, ['migrate', 'all'], { cli: cliOf(folder), asNobody: true });
  expect(err).toBe('secret cannot be read: permission denied\n');
  expect(out).toContain('src/empty.js is empty');
  expect(code).toBe(3);
});

test('a file that cannot be written is left, and said', () => {
  const folder = installation({ eslint: 'eslint' }, { 'src/a.js': CACHE });
  chmodSync(join(folder, 'src'), 0o555);
  const run = unleak(folder, ['migrate', 'all', 'src', '--write'], { cli: cliOf(folder), asNobody: true });
  expect(run.err).toMatch(/^src\/a\.js cannot be written: permission denied$/m);
  expect(contentOf(folder, 'src/a.js')).toBe(CACHE);
  expect(run.code).toBe(3);
});

test.each([
  [['migrate', 'all', 'nowhere', 'a.js'], /^nowhere does not exist\n$/],
  [['migrate', 'all', 'no*where/**', 'a.js'], /^no\*where\/\*\* matches no file\n$/],
  [
    ['migrate', 'map-to-nothing', 'a.js'],
    /^error: there is no codemod map-to-nothing: `unleak migrate --list` names them\n$/,
  ],
  [['migrate'], /^error: name a codemod, or `all`: `unleak migrate --list` names them\n$/],
  [['migrate', 'all', '--write', '--check'], /^error: --write and --check exclude each other\n$/],
  [
    ['migrate', 'all', '--runtime', ''],
    /^error: --runtime wants what stands behind `from` in an import, and not ""\n$/,
  ],
  [['migrate', 'all', '--runtime', "it's"], /^error: --runtime wants .*, and not "it's"\n$/],
  [['migrate', 'all', '--review', '--todo'], /^error: --review and --todo exclude each other\n$/],
  [['migrate', 'all', '--shard', '3/2'], /^error: --shard wants a part such as 1\/4, not 3\/2\n$/],
  [['migrate', 'all', '--files-from', 'nolist'], /^error: --files-from: nolist cannot be read: it does not exist\n$/],
  [['scan', '--format', 'xml'], /^error: --format wants one of stylish, json, sarif, html, md, not xml\n$/],
  [['scan', '--format', 'sarf'], /^error: --format wants .*, not sarf \(did you mean `sarif`\?\)\n$/],
  [['scan', '--group-by', 'cuase'], /^error: --group-by wants .* \(did you mean `cause`\?\)\n$/],
  [['migrate', 'all', '--parser', 'ox'], /^error: --parser wants .* \(did you mean `oxc`\?\)\n$/],
  [
    ['migrate', 'map-to-weekmap', 'a.js'],
    /^error: there is no codemod map-to-weekmap \(did you mean `map-to-weak-map`\?\): /,
  ],
  [['scan', '--files-from', '.'], /^error: --files-from: \. cannot be read: it is a folder\n$/],
  [['migrate', 'all', '--chek'], /^error: unknown option '--chek'\n\(Did you mean --check\?\)\n/],
  [['scna'], /^error: unknown command 'scna'\n\(Did you mean scan\?\)\n/],
  [['scan', '--nonsense'], /^error: unknown option '--nonsense'\n/],
  [['nonsense'], /^error: unknown command 'nonsense'\n/],
])('%j exits with 2', (args, says) => {
  const folder = folderWith({ 'a.js': CACHE });
  const { code, err } = unleak(folder, args);
  expect(err).toMatch(says);
  expect(code).toBe(2);
  expect(contentOf(folder, 'a.js')).toBe(CACHE);
});
