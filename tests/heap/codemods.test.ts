import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rewritingOf } from '../../scripts/prove/page.ts';
import { prove } from '../../scripts/prove/prove.ts';
import { fittingProof } from '../../scripts/prove/rule-examples.ts';
import { codemods } from '../../src/codemods/kit/all.ts';
import { CASES } from '../codemods/cases.ts';
import { type CodemodName, migrate } from '../codemods/migrate.ts';
import type { Fixture } from '../codemods/rewritten/fixture.ts';

/** What lets go of objects already, and is rewritten to be simpler and to get the races right. */
const LETS_GO: readonly CodemodName[] = ['weakref-map-to-weak-value-map'];

interface Rewritten {
  readonly FIXTURES: readonly Fixture[];
  readonly PROOFS: readonly string[];
}

describe.each(Object.keys(codemods) as CodemodName[])('%s', async name => {
  const { FIXTURES, PROOFS } = (await import(`../codemods/rewritten/${name}.ts`)) as Rewritten;
  const page = rewritingOf(readFileSync(`docs/codemods/${name}.md`, 'utf8'));
  const proofs = [...PROOFS, page.proof];

  const cases = CASES.filter(({ codemod, verdict }) => codemod === name && verdict !== 'refuse');
  const subjects = [
    ...cases.map(({ id, lang, before }) => ({ what: id, path: `a.${lang}`, before })),
    ...FIXTURES.map(({ what, path, before }) => ({ what, path, before })),
  ];

  test('the page: before is wrong, after is right', async () => {
    const { language, before, after, proof } = page;
    const [input, output] = [
      await prove({ language, code: before }, proof),
      await prove({ language, code: after }, proof),
    ];
    expect(['leaks gone', 'wrong right']).toContain(`${input.verdict} ${output.verdict}`);
    expect(output.notes).toEqual(input.notes);
  });

  test.each(subjects)('$what: lets go, and does the same', async ({ path, before }) => {
    const language = path.slice(path.lastIndexOf('.') + 1);
    const proof = fittingProof({ language, code: before }, proofs);
    expect(proof).toBeDefined();
    const input = await prove({ language, code: before }, proof!);
    const output = await prove({ language, code: migrate(name, path, before, true).output }, proof!);
    expect(LETS_GO.includes(name) ? ['gone', 'leaks'] : ['leaks']).toContain(input.verdict);
    expect(output.verdict).toBe('gone');
    expect(output.notes).toEqual(input.notes);
  });
});
