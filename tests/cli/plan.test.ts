import { describe, expect, test } from 'vitest';
import { migrateText } from '../../src/cli/migrate/migrate-text.ts';
import type { Job } from '../../src/cli/migrate/plan.ts';
import { nodesOf } from '../../src/analysis/syntax/nodes.ts';
import { defineCodemod } from '../../src/codemods/kit/define-codemod.ts';
import type { Rewrite } from '../../src/rewrites/edits/rewrite.ts';

/** A codemod that does to each call of `name` what `cure` says. */
const forCalls = (name: string, cure: (range: readonly [number, number]) => Rewrite) =>
  defineCodemod({
    rule: 'no-calls',
    mayConcern: () => true,
    verdicts: source =>
      nodesOf(source, 'CallExpression').flatMap(({ callee }) =>
        callee.type === 'Identifier' && callee.name === name ? [{ node: callee }] : [],
      ),
    cure: ({ node }) => cure(node.range),
  });

const renamed = (text: string) => (range: readonly [number, number]) => ({ edits: [{ range, text }], imports: [] });
const toReview = (range: readonly [number, number]) => ({
  ...renamed('weak')(range),
  review: 'it may be called twice',
});

const run = (text: string, codemods: Job['codemods'], options: Partial<Job> = {}) =>
  migrateText('a.ts', text, { codemods, review: false, todo: false, ...options });

describe('what needs a review', () => {
  const codemods = { calls: forCalls('call', toReview) };

  test('is left, and said', () => {
    const reason = 'it may be called twice';
    expect(run('\n  call();', codemods)).toEqual({
      status: 'done',
      sites: [{ codemod: 'calls', rule: 'no-calls', line: 2, column: 3, verdict: 'review', reason }],
      output: '\n  call();',
    });
  });

  test('is rewritten with --review', () => {
    expect(run('call();', codemods, { review: true })).toMatchObject({
      output: 'weak();',
      sites: [{ verdict: 'rewritten' }],
    });
  });

  test('is marked with --todo, once', () => {
    const marked = `function f() {\r\n\t/* unleak-todo no-calls: it may be called twice */\r\n\tcall();\r\n}\r\n`;
    expect(run('function f() {\r\n\tcall();\r\n}\r\n', codemods, { todo: true })).toMatchObject({ output: marked });
    expect(run(marked, codemods, { todo: true })).toMatchObject({ output: marked });
  });

  test.each([
    ['a; call();', 'a; /* unleak-todo no-calls: it may be called twice */ call();'],
    [
      'class A {\n  b = call();\n}',
      'class A {\n  /* unleak-todo no-calls: it may be called twice */\n  b = call();\n}',
    ],
    [
      '// why\nexport const a = call();',
      '// why\n/* unleak-todo no-calls: it may be called twice */\nexport const a = call();',
    ],
    [
      '// eslint-disable-next-line no-new -- why\ncall();',
      '/* unleak-todo no-calls: it may be called twice */\n// eslint-disable-next-line no-new -- why\ncall();',
    ],
    [
      '// @ts-expect-error -- why\ncall();',
      '/* unleak-todo no-calls: it may be called twice */\n// @ts-expect-error -- why\ncall();',
    ],
    [
      '/* prettier-ignore */\ncall();',
      '/* unleak-todo no-calls: it may be called twice */\n/* prettier-ignore */\ncall();',
    ],
    [
      '/** Says what it is. */\ncall();',
      '/* unleak-todo no-calls: it may be called twice */\n/** Says what it is. */\ncall();',
    ],
    [
      '/** Says what it is. */\n// @ts-ignore\ncall();',
      '/* unleak-todo no-calls: it may be called twice */\n/** Says what it is. */\n// @ts-ignore\ncall();',
    ],
  ])('the mark in %j stands before the statement', (text, output) => {
    expect(run(text, codemods, { todo: true })).toMatchObject({ output });
    expect(run(output, codemods, { todo: true })).toMatchObject({ output });
  });
});

describe('several codemods in one reading', () => {
  test('are merged', () => {
    const codemods = { one: forCalls('one', renamed('eins')), two: forCalls('two', renamed('zwei')) };
    expect(run('two(); one();', codemods)).toMatchObject({ output: 'zwei(); eins();' });
  });

  test('of two that touch the same code the second waits, and says so', () => {
    const codemods = { one: forCalls('call', renamed('eins')), two: forCalls('call', renamed('zwei')) };
    expect(run('call();', codemods)).toMatchObject({
      output: 'eins();',
      sites: [
        { codemod: 'one', verdict: 'rewritten' },
        { codemod: 'two', verdict: 'refused', reason: expect.stringContaining('run again') },
      ],
    });
  });
});

describe('a rewrite that goes wrong leaves the file as it is', () => {
  test.each([
    ['does not parse', renamed('let ='), /cannot be parsed/],
    [
      'overlaps itself',
      (range: readonly [number, number]) => ({
        edits: [
          { range, text: 'a' },
          { range, text: 'b' },
        ],
        imports: [],
      }),
      /edits overlap/,
    ],
    [
      'runs into its neighbour',
      ([, end]: readonly [number, number]) => ({ edits: [{ range: [end, end] as const, text: 'Sum' }], imports: [] }),
      /would run into what stands beside it/,
    ],
    ['comments out what follows', renamed('weak /*'), /cannot be parsed|which it does not mean to/],
    ['does not cure', renamed('call'), /would not cure/],
  ])('because it %s', (_, cure, says) => {
    expect(run('call() /* why */;', { calls: forCalls('call', cure) })).toEqual({
      status: 'failed',
      reason: expect.stringMatching(says),
    });
  });
});
