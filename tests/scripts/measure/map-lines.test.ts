import { expect, test } from 'vitest';
import { mapLines } from '../../../scripts/measure/map-lines.ts';

const BEFORE = ['const seen = new Map();', 'function mark(key) {', '  seen.set(key, true);', '}', 'start();'].join(
  '\n',
);

test('a line that stayed is found where it is now, however it is indented', () => {
  expect(mapLines(BEFORE, `// A new head.\n\n${BEFORE.replace('start', '  start')}`, [3, 5])).toEqual([5, 7]);
});

test('a line that was rewritten is the likest of those it was changed with', () => {
  const after = BEFORE.replace('const seen = new Map();', "import { weak } from 'weak';\nconst seen = new WeakMap();");
  expect(mapLines(BEFORE, after, [1])).toEqual([2]);
});

test('a line that is gone stands nowhere', () => {
  expect(mapLines(BEFORE, BEFORE.replace('  seen.set(key, true);\n', ''), [3])).toEqual([]);
  expect(mapLines(BEFORE, BEFORE.replace('  seen.set(key, true);', '  other();'), [3])).toEqual([]);
});
