import { afterEach, expect, test, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/analysis/tables/settings.ts';
import { settingsOf } from '../../../src/rules/kit/settings-of.ts';

const warn = vi.spyOn(process, 'emitWarning').mockReturnValue();
afterEach(() => void warn.mockClear());

test.each([
  [{ disposer: ['_register'] }, '`settings.unleak.disposer` is no setting (did you mean `disposers`?): there are '],
  [{ disposers: '_register' }, '`settings.unleak.disposers` wants a list of names'],
  [{ acquisitions: ['listen'] }, '`settings.unleak.acquisitions` wants a list of `{ add, remove }`'],
  [{ lifecycles: ['boot'] }, '`settings.unleak.lifecycles` wants a list of pairs of names'],
  [{ runtime: 1 }, '`settings.unleak.runtime` wants the name of a module'],
  ['nothing', '`settings.unleak` wants an object'],
])('%j is ignored, with a warning that is given once', (given, warning) => {
  expect(settingsOf(given)).toEqual(DEFAULT_SETTINGS);
  expect(settingsOf(given)).toEqual(DEFAULT_SETTINGS);
  expect(warn).toHaveBeenCalledTimes(1);
  expect(warn.mock.calls[0]![0]).toContain(warning);
});

test('what is right counts, whatever stands beside it', () => {
  expect(settingsOf({ longLivedTargets: ['bus'], lifecycles: [['boot', 'halt']], nonsense: 1 })).toEqual({
    ...DEFAULT_SETTINGS,
    longLivedTargets: ['bus'],
    lifecycles: [['boot', 'halt']],
  });
});
