import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { CLI, folderWith, unleak } from './command.ts';

const TREE = {
  '.gitignore': '/generated/\n*.gen.js\n!kept.gen.js\n',
  '.git/HEAD': '',
  'a.js': ' ',
  'b.gen.js': ' ',
  'kept.gen.js': ' ',
  'c.min.js': ' ',
  'd.d.ts': ' ',
  'e.css': ' ',
  'generated/a.js': ' ',
  'node_modules/a/a.js': ' ',
  'node_modules/a/dist/b.js': ' ',
  'dist/a.js': ' ',
  'src/.gitignore': 'local/\n',
  'src/a.ts': ' ',
  'src/local/a.ts': ' ',
  'src/deep/er/a.tsx': ' ',
  'src/[id]/page.tsx': ' ',
};

const folder = folderWith(TREE);
const filesOf = (args: readonly string[], input = ''): string[] => {
  const { out } = unleak(folder, ['migrate', 'all', '--json', ...args], { input });
  return (JSON.parse(out).files as { path: string; status: string; reason?: string }[]).map(({ path, reason }) =>
    reason === undefined ? path : `${path} ${reason}`,
  );
};

describe('the files that are worked on', () => {
  test.each([
    ['all that nothing ignores', [], ['a.js', 'kept.gen.js', 'src/[id]/page.tsx', 'src/a.ts', 'src/deep/er/a.tsx']],
    ['an ignored folder that is named', ['generated', 'node_modules/a'], ['generated/a.js', 'node_modules/a/a.js']],
    [
      'a file that is named, whatever ignores it',
      ['b.gen.js', 'c.min.js', 'dist/a.js'],
      ['b.gen.js', 'c.min.js', 'dist/a.js'],
    ],
    ['a named file of another language', ['e.css'], ['e.css is neither JavaScript nor TypeScript']],
    ['patterns', ['**/*.tsx'], ['src/[id]/page.tsx', 'src/deep/er/a.tsx']],
    ['a path that looks like a pattern', ['src/[id]'], ['src/[id]/page.tsx']],
    [
      'each file once',
      ['a.js', '.', './a.js', '*.js'],
      ['a.js', 'kept.gen.js', 'src/[id]/page.tsx', 'src/a.ts', 'src/deep/er/a.tsx'],
    ],
    [
      '--ignore-pattern',
      ['--ignore-pattern', 'src/deep', '--ignore-pattern', '*.js'],
      ['src/[id]/page.tsx', 'src/a.ts'],
    ],
    ['--ignore-pattern of a named file', ['a.js', '--ignore-pattern', '*.js'], ['a.js is ignored']],
    ['--extensions', ['--extensions', '.tsx,ts', 'src'], ['src/[id]/page.tsx', 'src/a.ts', 'src/deep/er/a.tsx']],
  ])('%s', (_, args, expected) => {
    expect(filesOf(args)).toEqual(expected);
  });

  test('--files-from a list on stdin, by NUL or line', () => {
    expect(filesOf(['--files-from', '-'], 'src/a.ts\0a.js\0')).toEqual(['a.js', 'src/a.ts']);
    expect(filesOf(['--files-from', '-'], 'src/a.ts\r\na.js\n')).toEqual(['a.js', 'src/a.ts']);
    expect(filesOf(['--files-from', '-'], '')).toEqual([]);
  });

  test('shards are disjoint and together whole', () => {
    const shards = [1, 2, 3].map(index => filesOf(['--shard', `${index}/3`]));
    expect(shards.flat().sort()).toEqual(filesOf([]));
  });
});

test('a reader that has seen enough ends the output and nothing else', () => {
  const out = execFileSync('bash', ['-c', `node ${CLI} migrate all --json | head -c 1`], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(out).toBe('{');
});
