import { expect, test } from 'vitest';
import type { Case } from '../../../scripts/measure/cases.ts';
import type { Outcome } from '../../../scripts/measure/judge-case.ts';
import type { Preset } from '../../../scripts/measure/plugin.ts';
import { tallyOf } from '../../../scripts/measure/tally.ts';

const report = (preset: Preset) => ({ rule: 'a-rule', preset, line: 1, message: 'It grows.' });

function outcome(id: string, fields: Partial<Case>, rest: Partial<Outcome> = {}): Outcome {
  const own: Case = { id, kind: 'growing-array', url: '', explanation: '', ...fields };
  return { half: 'collections', case: own, hits: [], elsewhere: [], ...rest };
}

const OUTCOMES = [
  outcome('found', { detectable: 'yes' }, { hits: [report('recommended')], after: [] }),
  outcome('found by strict', { detectable: 'yes' }, { hits: [report('strict')], after: [report('strict')] }),
  outcome('missed', { detectable: 'maybe' }, { after: [report('recommended')] }),
  outcome('not fixed', { detectable: 'no', after_clean: false }, { after: [report('recommended')] }),
  outcome('not read', { detectable: 'yes' }, { failure: 'could not be fetched' }),
  outcome('fine', { kind: 'control' }),
  outcome('flagged', { kind: 'control' }, { hits: [report('recommended')] }),
  outcome('arguable', { kind: 'control', debatable: true }, { hits: [report('recommended')] }),
  outcome('mislabelled', { kind: 'control' }, { hits: [report('recommended')] }),
];

test('recommended', () => {
  expect(tallyOf(OUTCOMES, 'recommended', { mislabelled: 'it does leak' })).toEqual({
    found: { yes: { count: 1, of: 2 }, maybe: { count: 0, of: 1 }, no: { count: 0, of: 1 } },
    controls: { count: 1, of: 2 },
    debatable: { count: 1, of: 1 },
    fixed: { count: 1, of: 3 },
    stillLeaking: { count: 1, of: 1 },
    disputed: { count: 1, of: 1 },
  });
});

test('a disputed fix is counted with those that still leak', () => {
  const { found, fixed, stillLeaking } = tallyOf(OUTCOMES, 'strict', { 'found by strict (fixed)': 'it is not fixed' });
  expect(found.yes).toEqual({ count: 2, of: 2 });
  expect(fixed).toEqual({ count: 1, of: 2 });
  expect(stillLeaking).toEqual({ count: 2, of: 2 });
});

test('strict has what recommended has, and more', () => {
  const { found, fixed, controls } = tallyOf(OUTCOMES, 'strict', {});
  expect(found.yes).toEqual({ count: 2, of: 2 });
  expect(fixed).toEqual({ count: 2, of: 3 });
  expect(controls).toEqual({ count: 2, of: 3 });
});
