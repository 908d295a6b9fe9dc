/** Calls that no rule may trip over, with each parser. */
import { describe, expect, test } from 'vitest';
import { crashProbes } from '../crash-probes.ts';
import { lintCase } from './lint-case.ts';
import { programOf } from './program-of.ts';

const METHODS =
  'get has set add delete clear push unshift splice filter forEach addEventListener removeEventListener on off once ' +
  'setInterval clearInterval requestAnimationFrame observe disconnect subscribe unsubscribe deref register unregister memoize';

const CONTAINERS = ['new Map()', '[]', '{}', 'new ResizeObserver()'];

const probes = [
  ...crashProbes(METHODS.split(' ')),
  // The same on what the rules follow: something long-lived that is filled, and that each call is made on.
  ...CONTAINERS.flatMap(container =>
    crashProbes(METHODS.split(' ')).map(
      probe => `const o = ${container}, a = o, x = a; o.set(k => k, {}); o.push(() => o); ${probe}`,
    ),
  ),
];
const typed = programOf(probes);

describe.each(['espree', 'typescript', 'types'] as const)('no rule trips over what %s reads', parser => {
  test.each(probes)('%s', code => {
    const one = { rule: 'no-leaked-listener', code, options: [], settings: {} };
    const messages = lintCase(one, code, parser === 'types' ? typed(code) : parser);
    expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  });
});
