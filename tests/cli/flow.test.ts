import { expect, test } from 'vitest';
import { CACHE, cliOf, contentOf, installation, MIGRATED, unleak } from './command.ts';

const HEADER = '// @flow\ntype Url = ?string;\n';
const FLOW = HEADER + CACHE.replace('textureOf(url)', 'textureOf(url: Url)');

test('without a parser for it, Flow is skipped and said', () => {
  const folder = installation({ eslint: 'eslint' }, { 'a.js': FLOW });
  expect(unleak(folder, ['migrate', 'all', 'a.js'], { cli: cliOf(folder) })).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^a\.js is written in Flow$/m),
  });
});

test('with hermes-eslint it is rewritten as any other file', () => {
  const folder = installation({ eslint: 'eslint', 'hermes-eslint': 'hermes-eslint' }, { 'a.js': FLOW });
  unleak(folder, ['migrate', 'all', 'a.js', '--write'], { cli: cliOf(folder) });
  const [line] = MIGRATED.split('\n');
  expect(contentOf(folder, 'a.js')).toContain(line);
  expect(contentOf(folder, 'a.js')).toContain('new WeakValueMap()');
});

test('what Flow declares in its own words is left as it is', () => {
  const typed = FLOW.replace('textures = ', 'textures: Map<string, Texture> = ');
  const folder = installation({ eslint: 'eslint', 'hermes-eslint': 'hermes-eslint' }, { 'a.js': typed });
  const { out } = unleak(folder, ['migrate', 'all', 'a.js'], { cli: cliOf(folder) });
  expect(out).toMatch(
    /4:7 +refused +.*`textures` is declared as `Map<string, Texture>`, in types of Flow, which this rewrite cannot change/,
  );
});
