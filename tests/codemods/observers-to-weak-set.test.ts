import { expect, test } from 'vitest';
import { migrate } from './migrate.ts';

const IMPORT = "import { IterableWeakSet } from 'eslint-plugin-unleak/runtime';\n\n";
const subject = (
  field: string,
  walk = 'for (const o of this.#observers) o.update();',
  join = 'this.#observers.push(o);',
  rest = '',
): string => `export class Subject {
  ${field}
  attach(o) { ${join} }
  notify() { ${walk} }
${rest}}
`;

test.each([
  ['a list', subject('#observers = [];'), subject('#observers = new IterableWeakSet();').replace('push', 'add')],
  [
    'a typed list',
    subject('#observers: Observer[] = [];'),
    subject('#observers: IterableWeakSet<Observer> = new IterableWeakSet();').replace('push', 'add'),
  ],
  [
    'an Array',
    subject('#observers: Array<Observer> = [];'),
    subject('#observers: IterableWeakSet<Observer> = new IterableWeakSet();').replace('push', 'add'),
  ],
  [
    'a set',
    subject('#observers = new Set<Observer>();').replace('push', 'add'),
    subject('#observers = new IterableWeakSet<Observer>();').replace('push', 'add'),
  ],
  [
    'forEach',
    subject('#observers = [];', 'this.#observers.forEach(o => o.update());'),
    subject('#observers = new IterableWeakSet();', 'this.#observers.forEach(o => o.update());').replace('push', 'add'),
  ],
  [
    'a module’s list',
    'const all = [];\nexport const join = o => { all.push(o); };\nexport function tell() { for (const o of all) o.update(); }\n',
    'const all = new IterableWeakSet();\nexport const join = o => { all.add(o); };\nexport function tell() { for (const o of all) o.update(); }\n',
  ],
])('to review: %s', (_, before, after) => {
  expect(migrate('observers-to-weak-set', 'a.ts', before)).toMatchObject({ output: before, verdicts: ['review'] });
  expect(migrate('observers-to-weak-set', 'a.ts', before, true)).toMatchObject({
    output: IMPORT + after,
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
