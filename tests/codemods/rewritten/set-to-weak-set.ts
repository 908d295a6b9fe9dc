import { type Fixture, marked } from './fixture.ts';

const KEPT = 'export function see(el: Element) { if (seen.has(el)) return; seen.add(el); }\n';

const TEXTS: readonly (readonly [what: string, path: string, text: string])[] = [
  ['a DOM type', 'a.ts', `const seen = new ‹Set›<Element>();\n${KEPT}`],
  ['an annotation', 'a.ts', `const seen: ‹Set›<Element> = new ‹Set›();\n${KEPT}`],
  [
    'JSDoc',
    'a.js',
    `/** @type {‹Set›<Element>} */\nconst seen = new ‹Set›();\n/** @param {Element} el */\nexport function see(el) { if (seen.has(el)) return; seen.add(el); }`,
  ],
  [
    'this',
    'a.js',
    `const seen = new ‹Set›();\nexport class A { constructor() { seen.add(this); } get isA() { return seen.has(this); } }`,
  ],
  [
    'a brand',
    'a.ts',
    `class Brand { static #all = new ‹Set›<object>(); constructor() { Brand.#all.add(this); } static is(it: object) { return Brand.#all.has(it); } }\nexport { Brand };`,
  ],
  [
    'functions',
    'a.ts',
    `const seen = new ‹Set›<() => void>();\nexport function once(job: () => void) { if (!seen.has(job)) { seen.add(job); job(); } }`,
  ],
];

export const FIXTURES: readonly Fixture[] = TEXTS.map(([what, path, text]) =>
  marked(what, path, text, { Set: 'WeakSet' }),
);

/** How they, and what becomes of them, are used: as the page of the codemod shows, or like this. */
export const PROOFS: readonly string[] = [
  `
export function user({ see }, index, note) {
  const element = { index };
  note(see(element), see(element));
  return element;
}
`,
  `
export function user({ A }, index, note) {
  const made = new A();
  note(made.isA);
  return made;
}
`,
  `
export function user({ Brand }, index, note) {
  const made = new Brand();
  note(Brand.is(made), Brand.is({}));
  return made;
}
`,
  `
export function user({ once }, index, note) {
  let runs = 0;
  const job = () => runs++;
  once(job);
  once(job);
  note(runs);
  return job;
}
`,
  `
export function user({ Plugin }, index, note) {
  let runs = 0;
  const plugin = new Plugin();
  plugin.apply({ run: () => runs++ });
  plugin.apply({ run: () => runs++ });
  note(runs);
  return plugin;
}
`,
];
