import { expect, test } from 'vitest';
import { judgeSnippet, isRight } from '../../../scripts/measure/judge-snippet.ts';
import { lint } from '../../../scripts/measure/lint.ts';
import plugin from '../../../src/index.ts';

const LEAK = 'const all = new Map();\nexport function keep(userId) {\n  all.set(userId, {});\n}\n';

test.each([
  ['a.js', LEAK],
  ['script.js', LEAK.replace('export ', '') + 'with (keep) keep(1);\n'],
  ['a.cjs', LEAK.replace('export ', 'if (exports.keep) return;\nexports.keep = keep;\n')],
  ['typed.ts', LEAK.replace('userId)', 'userId: string)')],
  ['flow.js', `// @flow\nimport typeof T from 't';\n${LEAK.replace('userId)', 'userId: ?string)')}`],
  ['disabled.js', `/* eslint-disable */${LEAK}`],
  [
    'A.vue',
    `<template><p>const</p></template>\n<script lang="ts">\n${LEAK.replace('userId)', 'userId: string)')}</script>\n`,
  ],
  ['A.svelte', `<script module>\n${LEAK}</script>\n<p>const</p>\n`],
])('%s is read by the parser that can', (path, text) => {
  const { failure, reports } = lint(plugin, path, text);
  expect(failure).toBeUndefined();
  expect(reports.map(report => [report.rule, report.preset])).toContainEqual(['no-unbounded-cache', 'recommended']);
});

test('a text that no parser reads is a failure, not a crash', () => {
  expect(lint(plugin, 'a.js', 'const const').failure).toMatch(/^line 1 cannot be parsed/);
});

test('a rule that throws is a failure', () => {
  const create = (): never => {
    throw new Error('boom');
  };
  const meta = { type: 'problem', messages: {}, schema: [] } as const;
  const configs = { ...plugin.configs, recommended: { name: '', plugins: {}, rules: { 'unleak/bad': 'error' } } };
  const bad = { ...plugin, rules: { ...plugin.rules, bad: { meta, create } }, configs } as unknown as typeof plugin;
  expect(lint(bad, 'a.js', LEAK).failure).toMatch(/^crash: .*boom/);
});

test('types need no file on disk', () => {
  const { failure, reports } = lint(plugin, '/nowhere/a.ts', LEAK.replace('userId)', 'userId: string)'), true);
  expect(failure).toBeUndefined();
  expect(reports).not.toEqual([]);
});

test('a snippet is right when it is invalid and found', () => {
  const snippet = { id: 'x', group: 'g', lang: 'tsx', why: '', url: '', code: LEAK };
  expect(isRight(judgeSnippet(plugin, { ...snippet, valid: false }, false), 'recommended')).toBe(true);
  expect(isRight(judgeSnippet(plugin, { ...snippet, valid: true }, false), 'recommended')).toBe(false);
});
