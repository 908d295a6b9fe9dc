/** A prefilter may pass over a file only where no rule has anything to say of it. */
import { expect, test } from 'vitest';
import { withMistake } from '../../scripts/bench/gate.ts';
import { readData } from '../../scripts/measure/cases.ts';
import { everyWord } from '../../scripts/measure/every-word.ts';
import { reportsOf } from '../../scripts/measure/reports.ts';
import plugin from '../../src/index.ts';
import { casesOfRules } from './cases-of-rules.ts';
import { fileEnding } from './program-of.ts';

const words = everyWord();
const FEWEST = 400;
const PATIENCE = 300_000;

const cases = (await casesOfRules('invalid')).filter(
  ({ reader, settings }) => reader !== 'types' && Object.keys(settings).length === 0,
);
const snippets = readData<readonly { readonly lang: string; readonly code: string }[]>('snippets');
const files = [
  ...cases.map(({ code }, index) => ({ path: `/case-${index}.${fileEnding(code)}`, text: code })),
  ...snippets.map(({ lang, code }, index) => ({ path: `/snippet-${index}.${lang}`, text: code })),
];

test('whatever is reported is reported as well where all words are there', { timeout: PATIENCE }, () => {
  const lost = files.filter(
    ({ path, text }) => reportsOf(plugin, path, text).join('\n') !== reportsOf(plugin, path, text + words).join('\n'),
  );
  expect(lost.map(({ text }) => text)).toEqual([]);
  expect(files.length).toBeGreaterThan(FEWEST);
});

test('a word that a prefilter forgets is noticed', { timeout: PATIENCE }, () =>
  withMistake('a forgetful prefilter', forgetful => {
    const isNoticed = files.some(
      ({ path, text }) => reportsOf(forgetful, path, text).length < reportsOf(forgetful, path, text + words).length,
    );
    expect(isNoticed).toBe(true);
  }),
);
