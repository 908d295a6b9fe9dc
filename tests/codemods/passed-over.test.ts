/** A file may be passed over without parsing only where a codemod has nothing to say of it, not even why it refuses. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readData } from '../../scripts/measure/cases.ts';
import { codemods } from '../../src/codemods/kit/all.ts';
import { open } from '../../src/codemods/kit/open.ts';
import { casesOfRules } from '../all-cases/cases-of-rules.ts';
import { fileEnding } from '../all-cases/program-of.ts';
import { CASES } from './cases.ts';
import { LASTING, OTHER_RECORDS, PASSING, RECORDS } from './makings.ts';

interface File {
  readonly path: string;
  readonly text: string;
}

const PATIENCE = 120_000;
/** That which looks for the most. */
const CODEMOD = 'map-to-weak-value-map';
const PAGES = 'docs/codemods';
const examples = readdirSync(PAGES).flatMap(page => [
  ...readFileSync(join(PAGES, page), 'utf8').matchAll(/^```([jt]sx?)\n([^]*?)^```$/gm),
]);
const snippets = readData<readonly { readonly lang: string; readonly code: string }[]>('snippets');
const cases = [...(await casesOfRules('invalid')), ...(await casesOfRules('valid'))];
const files: readonly File[] = [
  ...CASES.map(({ id, lang, before }) => ({ path: `${id}.${lang}`, text: before })),
  ...cases.map(({ code }, index) => ({ path: `case-${index}.${fileEnding(code)}`, text: code })),
  ...snippets.map(({ lang, code }, index) => ({ path: `snippet-${index}.${lang}`, text: code })),
  ...examples.map(([, lang, text], index) => ({ path: `example-${index}.${lang}`, text: text! })),
  ...[...LASTING, ...RECORDS].map((text, index) => ({ path: `lasting-${index}.ts`, text })),
];

/** The files in which a codemod finds a place; some snippets are in a language that is not read. */
const judged = Object.entries(codemods).map(([name, codemod]) => ({
  name,
  codemod,
  places: files.filter(({ path, text }) => {
    try {
      return codemod.sites(open(path, text)).length > 0;
    } catch {
      return false;
    }
  }),
}));

test.each(judged)('$name passes over no file with a place to judge', { timeout: PATIENCE }, ({ codemod, places }) => {
  expect(places.filter(({ path, text }) => !codemod.mayConcern(text, path)).map(({ text }) => text)).toEqual([]);
  expect(places.length).toBeGreaterThan(3);
});

test.each([...LASTING, ...RECORDS])('what lasts is judged: %s', text => {
  expect(codemods[CODEMOD].sites(open('a.ts', text))).not.toEqual([]);
});

test.each([...PASSING, ...OTHER_RECORDS])('what does not is passed over: %s', text => {
  expect(codemods[CODEMOD].mayConcern(text, 'a.ts')).toBe(false);
});

/** What would pass over too much. */
const MISTAKES: readonly (readonly [what: string, file: string, from: string, to: string])[] = [
  ['statics are taken for fields', 'instances.ts', 'if (isStatic(member)) return false;', ''],
  ['classes that are made are taken for others', 'instances.ts', 'makings.length > 0 || ', ''],
  ['other names of a class are forgotten', 'instances.ts', 'isRenamed(name) || ', ''],
  ['other names of `Map` are forgotten', 'may-make-lasting.ts', 'return isRenamed(token)', 'return false'],
  ['functions that run once are forgotten', 'may-make-lasting.ts', ' || ONCE.test(text)', ''],
  ['every callback is taken to run again', 'functions.ts', 'return runsAgain(tokens, start, asked);', 'return true;'],
  ['arguments are taken for reads', 'variables.ts', 'READS.has', '!READS.has'],
  ['names behind others are forgotten', 'may-have-record-cache.ts', ' === (variable === undefined)', ' === false'],
  ['fields of others are taken for it', 'may-have-record-cache.ts', 'variable === undefined || ', ''],
];

test.each(MISTAKES)('is noticed: %s', async (_, file, from, to) => {
  mkdirSync('.cache', { recursive: true });
  const directory = mkdtempSync('.cache/skim-');
  try {
    cpSync('src', join(directory, 'src'), { recursive: true });
    cpSync('package.json', join(directory, 'package.json'));
    const path = join(directory, 'src/rewrites/skim', file);
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(from);
    writeFileSync(path, text.replace(from, to));
    const { default: mistaken } = (await import(resolve(directory, `src/codemods/${CODEMOD}.ts`))) as {
      default: (typeof codemods)[typeof CODEMOD];
    };
    expect([...LASTING, ...RECORDS].every(lasting => mistaken.mayConcern(lasting, 'a.ts'))).toBe(false);
  } finally {
    rmSync(directory, { recursive: true });
  }
});
