import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hashOf } from '../../src/cli/scan/scan-file.ts';
import { CACHE, COUNTS, folderWith, unleak } from './command.ts';

const FILES = {
  ...Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [`src/${index}.js`, index % 3 === 0 ? COUNTS : 'export {};\n']),
  ),
  'src/textures.js': CACHE,
  'src/bad.js': 'let = ;',
  'src/empty.js': '',
};
const NAME = '.unleakcache';

describe('with --cache', () => {
  test.each(['stylish', 'json', 'sarif', 'html', 'md'])('%s is the same, byte by byte', format => {
    const folder = folderWith(FILES);
    const plain = unleak(folder, ['scan', '--format', format]);
    expect(plain.code).toBe(2);
    for (const _ of ['first', 'second', 'third'])
      expect(unleak(folder, ['scan', '--format', format, '--cache'])).toEqual(plain);
    expect(unleak(folder, ['scan', '--format', format, '--workers', '2'])).toEqual(plain);
    expect(unleak(folder, ['scan', '--format', format, '--cache', '--workers', '2'])).toEqual(plain);
  });

  test('only what has changed is judged again', () => {
    const folder = folderWith({ 'a.js': COUNTS, 'b.js': COUNTS });
    unleak(folder, ['scan', '--cache']);
    forge(join(folder, NAME), text => text.replaceAll('`counts` keeps', '`counts` is said to keep'));
    writeFileSync(join(folder, 'b.js'), `\n${COUNTS}`);
    const { out } = unleak(folder, ['scan', '--cache']);
    expect(out).toMatch(/a\.js\n {2}1:7 {2}`counts` is said to keep/);
    expect(out).toMatch(/b\.js\n {2}2:7 {2}`counts` keeps/);
  });

  test('what another version has said does not count', () => {
    const folder = folderWith({ 'a.js': COUNTS });
    unleak(folder, ['scan', '--cache']);
    forge(join(folder, NAME), text => text.replace(/unleak [\d.]+/, 'unleak 0.0.1').replaceAll('`counts`', 'nothing'));
    expect(unleak(folder, ['scan', '--cache']).out).toContain('`counts` keeps');
  });

  test('a part of the files does not make it forget the others, only what is gone', () => {
    const folder = folderWith({ 'a.js': COUNTS, 'b.js': COUNTS });
    unleak(folder, ['scan', '--cache']);
    unleak(folder, ['scan', '--cache', 'a.js']);
    expect(readFileSync(join(folder, NAME), 'utf8')).toContain('"b.js"');
    rmSync(join(folder, 'b.js'));
    unleak(folder, ['scan', '--cache']);
    expect(readFileSync(join(folder, NAME), 'utf8')).not.toContain('"b.js"');
  });
});

test.each([
  ['nonsense', 'nonsense'],
  ['cut off', (text: string) => text.slice(0, -20)],
  ['changed by hand', (text: string) => text.replace('`counts`', '`count`')],
])('a cache that is %s is ignored with a warning, and made anew', (_, damage) => {
  const folder = folderWith({ 'a.js': COUNTS });
  const plain = unleak(folder, ['scan', '--cache']);
  const file = join(folder, NAME);
  const whole = readFileSync(file, 'utf8');
  writeFileSync(file, typeof damage === 'string' ? damage : damage(whole));
  expect(unleak(folder, ['scan', '--cache'])).toEqual({
    ...plain,
    err: `warning: ${NAME} is no cache, or damaged: it is made anew\n`,
  });
  expect(readFileSync(file, 'utf8')).toBe(whole);
});

test('--cache-location names a file, or a folder that is made where it is missing', () => {
  const folder = folderWith({ 'a.js': COUNTS, 'mine.json': '{}' });
  unleak(folder, ['scan', '--cache', '--cache-location', '.cache/unleak/']);
  expect(existsSync(join(folder, '.cache/unleak', NAME))).toBe(true);
  unleak(folder, ['scan', '--cache', '--cache-location', 'tmp/leaks']);
  expect(existsSync(join(folder, 'tmp/leaks'))).toBe(true);
  const { err, code } = unleak(folder, ['scan', '--cache', '--cache-location', 'mine.json']);
  expect(err).toBe('warning: mine.json is no cache, or damaged: it is neither read nor replaced\n');
  expect(code).toBe(1);
  expect(readFileSync(join(folder, 'mine.json'), 'utf8')).toBe('{}');
});

test('the speed of many files is told on stderr, for people', () => {
  const folder = folderWith(Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`${index}.js`, 'a();\n'])));
  expect(unleak(folder, ['scan']).err).toMatch(/^100 files in \d+\.\d s: \d+ files per second\.\n$/);
  expect(unleak(folder, ['scan', '--format', 'json']).err).toBe('');
});

/** Changes what a cache says, so that it can be told from what the rules say. */
function forge(file: string, change: (json: string) => string): void {
  const [, json = ''] = readFileSync(file, 'utf8').split('\n');
  const forged = change(json);
  expect(forged).not.toBe(json);
  writeFileSync(file, `unleak cache ${hashOf(forged)}\n${forged}`);
}
