import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CACHE, contentOf, COUNTS, folderWith, MIGRATED, unleak } from './command.ts';

const numbered = (count: number): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `src/${String(index).padStart(4, '0')}.js`,
      index % 3 === 0 ? CACHE : COUNTS,
    ]),
  );

describe('--workers', () => {
  const folder = folderWith({ ...numbered(90), 'src/bad.js': 'let = ;', 'src/empty.js': '' });
  const alone = unleak(folder, ['migrate', 'all', '--workers', '1']);

  test.each(['2', '3', 'auto'])('with %s: says the same, in the same order', workers => {
    expect(unleak(folder, ['migrate', 'all', '--workers', workers])).toEqual(alone);
    expect(alone.code).toBe(3);
  });

  test('writes the same', () => {
    unleak(folder, ['migrate', 'all', '--write', '--workers', '2']);
    expect(contentOf(folder, 'src/0000.js')).toBe(MIGRATED);
    expect(contentOf(folder, 'src/0001.js')).toBe(COUNTS);
    expect(contentOf(folder, 'src/0087.js')).toBe(MIGRATED);
  });

  test.each(['some', '-1', '1.5'])('takes no %s', workers => {
    expect(unleak(folder, ['migrate', 'all', '--workers', workers])).toEqual({
      code: 2,
      out: '',
      err: `error: --workers wants a number or auto, not ${workers}\n`,
    });
  });
});

describe('a run of very many files', () => {
  const folder = folderWith(numbered(30));
  for (let index = 0; index < 500; index++) writeFileSync(join(folder, `src/plain-${index}.js`), 'let = ;');

  test('parses only those that have something to do with a codemod', () => {
    const { code, out } = unleak(folder, ['migrate', 'all', 'src']);
    expect(out).toContain('10 files of 530 would be rewritten');
    expect(code).toBe(0);
  });

  test('but whoever is named', () => {
    expect(unleak(folder, ['migrate', 'all', 'src', 'src/plain-7.js'])).toMatchObject({
      code: 3,
      err: expect.stringMatching(/^src\/plain-7\.js cannot be parsed: 1:\d+ .+\n$/),
    });
  });
});
