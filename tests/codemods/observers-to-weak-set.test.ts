import { expect, test } from 'vitest';
import { migrate } from './migrate.ts';
import { FIXTURES, subject } from './rewritten/observers-to-weak-set.ts';

test.each(FIXTURES)('to review: $what', ({ path, before, after }) => {
  expect(migrate('observers-to-weak-set', path, before)).toMatchObject({ output: before, verdicts: ['review'] });
  expect(migrate('observers-to-weak-set', path, before, true)).toMatchObject({
    output: after,
    verdicts: ['rewritten'],
  });
});

const tell = 'for (const o of this.#observers) o.update();';

test.each([
  ['functions', 'called', subject('#observers = [];', 'for (const o of this.#observers) o();')],
  [
    'functions',
    'called by forEach',
    subject('#observers = new Set();', 'this.#observers.forEach(o => o(1));', 'this.#observers.add(o);'),
  ],
  [
    'handed-on',
    'returned',
    subject('#observers = [];', tell, 'this.#observers.push(o);', '  all() { return this.#observers; }\n'),
  ],
  [
    'walked',
    'by its length',
    subject('#observers = [];', tell, 'this.#observers.push(o);', '  count() { return this.#observers.length; }\n'),
  ],
  [
    'compared',
    'by index',
    subject('#observers = [];', tell, 'this.#observers.push(o);', '  first() { return this.#observers[0]; }\n'),
  ],
  [
    'walked',
    'sorted',
    subject('#observers = [];', tell, 'this.#observers.push(o);', '  order() { this.#observers.sort(); }\n'),
  ],
  [
    'walked',
    'copied',
    subject(
      '#observers = [];',
      'for (const o of [...this.#observers]) o.update(); this.#observers.forEach(o => o.update());',
    ),
  ],
  [
    'walked',
    'until one says so',
    subject('#observers = [];', 'for (const o of this.#observers) { o.update(); if (o.last) break; }'),
  ],
  [
    'walked',
    'until one answers',
    subject('#observers = [];', 'for (const o of this.#observers) { o.update(); if (o.last) return o.id; }'),
  ],
  [
    'asked',
    'and told, and asked elsewhere',
    subject(
      '#observers = [];',
      tell,
      'this.#observers.push(o);',
      '  sum() { let sum = 0; for (const o of this.#observers) sum += o.size(); return sum; }\n',
    ),
  ],
  [
    'asked',
    'for what is kept',
    subject('#observers = [];', 'this.#observers.forEach(o => { o.update(); this.seen.push(o.id()); });'),
  ],
  ...['run()', 'execute(1)', 'resolve()', 'write(1)', 'install(this)'].map((call): [string, string, string] => [
    'work',
    call,
    subject('#observers = [];', `for (const o of this.#observers) o.${call};`),
  ]),
  ['walked', 'with an index', subject('#observers = [];', 'this.#observers.forEach((o, i) => o.update(i));')],
  [
    'emptied',
    'an observer can leave',
    subject('#observers = new Set();', tell, 'this.#observers.add(o);', '  detach(o) { this.#observers.delete(o); }\n'),
  ],
  [
    'assigned-again',
    'the list is filtered',
    subject(
      '#observers = [];',
      tell,
      'this.#observers.push(o);',
      '  detach(o) { this.#observers = this.#observers.filter(other => other !== o); }\n',
    ),
  ],
  ['handed-on', 'what push returns', subject('#observers = [];', tell, 'return this.#observers.push(o);')],
  [
    'several-at-once',
    'two at once',
    subject('#observers = [];', tell, 'this.#observers.push(o); this.#observers.push(o, o);'),
  ],
  ['initial-entries', 'one is there from the start', subject('#observers = [logger];')],
  ['reachable-field', 'a public field', subject('#observers = [];').replaceAll('#', '')],
  ['another-type', 'an alias', subject('#observers: Observers = [];')],
  ['not-held', 'a literal', `${subject('#observers = [];')}new Subject().attach({ update() {} });`],
  ['not-held', 'a new object', `${subject('#observers = [];')}new Subject().attach(new Logger());`],
])('left alone: %s, %s', (hazard, _, code) => {
  const { output, hazards } = migrate('observers-to-weak-set', 'a.ts', code, true);
  expect({ output, hazards }).toEqual({ output: code, hazards: [hazard] });
});
