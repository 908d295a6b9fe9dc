import type { Fixture } from './fixture.ts';

const IMPORT = "import { IterableWeakSet } from 'eslint-plugin-unleak/runtime';\n\n";
/** A subject with such a field. */
export const subject = (
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

const TEXTS: readonly (readonly [what: string, before: string, after: string])[] = [
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
];

export const FIXTURES: readonly Fixture[] = TEXTS.map(([what, before, after]) => ({
  what,
  path: 'a.ts',
  before,
  after: IMPORT + after,
}));

/** How they, and what becomes of them, are used: as the page of the codemod shows, or like this. */
export const PROOFS: readonly string[] = [
  `
export function user({ join, tell }, index, note) {
  const observer = {
    updates: 0,
    update() {
      this.updates++;
    },
  };
  join(observer);
  tell();
  note(observer.updates);
  return observer;
}
`,
];
