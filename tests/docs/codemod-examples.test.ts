import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { codemods } from '../../src/codemods/kit/all.ts';
import { type CodemodName, migrate } from '../codemods/migrate.ts';

const PAIR = /Before:\n\n```(?<language>\w+)\n(?<before>[^]*?)```\n\nAfter:\n\n```\w+\n(?<after>[^]*?)```/;
const LIMIT = /^### (?<title>.+)\n\n.+\n\n```(?<language>\w+)\n(?<code>[^]*?)```\n\n> (?<reason>.+)$/gm;

test('every codemod has a page', () => {
  expect(readdirSync('docs/codemods').sort()).toEqual(Object.keys(codemods).map(name => `${name}.md`));
});

describe.each(Object.keys(codemods) as CodemodName[])('docs/codemods/%s.md', name => {
  const page = readFileSync(`docs/codemods/${name}.md`, 'utf8');

  test('shows what it does', () => {
    const { language, before, after } = PAIR.exec(page)?.groups ?? {};
    expect(migrate(name, `a.${language}`, before ?? '', true).output).toBe(after);
  });

  const limits = [...page.matchAll(LIMIT)].map(({ groups }) => groups!);
  test.each(limits.map(limit => [limit['title'], limit] as const))('leaves as it is: %s', (title, limit) => {
    const { language, code, reason } = limit;
    const { output, hazards, reasons } = migrate(name, `a.${language}`, code ?? '', true);
    expect({ output, hazards, reasons }).toEqual({
      output: code,
      hazards: [title!.toLowerCase().replaceAll(' ', '-')],
      reasons: [reason],
    });
  });

  test('has one section for each heading that is told', () => {
    expect(limits).toHaveLength(page.match(/^### /gm)?.length ?? 0);
  });
});
