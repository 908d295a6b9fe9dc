import { type Fixture, marked } from './fixture.ts';

const KEPT = `export function mark(el: Element) { meta.set(el, 1); }
export const marked = (el: Element) => meta.get(el);
`;

/** What comes out with one name changed, wherever the declaration says it. */
const TEXTS: readonly (readonly [what: string, path: string, code: string])[] = [
  ['a DOM type', 'a.ts', `const meta = new ‹Map›<Element, number>();\n${KEPT}`],
  ['an annotation', 'a.ts', `const meta: ‹Map›<Element, number> = new ‹Map›();\n${KEPT}`],
  ['both', 'a.ts', `const meta: ‹Map›<Element, number> = new ‹Map›<Element, number>();\n${KEPT}`],
  ['satisfies', 'a.ts', `const meta = new ‹Map›() satisfies ‹Map›<Element, number>;\n${KEPT}`],
  ['a cast', 'a.ts', `const meta = <‹Map›<Element, number>>new ‹Map›();\n${KEPT}`],
  [
    'JSDoc',
    'a.js',
    `/** @type {‹Map›<Element, number>} */\nconst meta = new ‹Map›();\n/** @param {Element} el */\nexport function mark(el) { meta.set(el, 1); }\nexport const marked = el => meta.get(el);`,
  ],
  [
    'JSDoc in the old style',
    'a.js',
    `/** @type {!‹Map›.<!Element, number>} */\nconst meta = new ‹Map›();\n/** @param {!Element} el */\nexport function mark(el) { meta.set(el, 1); }\nexport const marked = el => meta.get(el);`,
  ],
  [
    'an interface',
    'a.ts',
    `interface Job { id: string }\nconst meta = new ‹Map›<Job, number>();\nexport function mark(job: Job) { meta.set(job, 1); }\nexport const marked = (job: Job) => meta.get(job);`,
  ],
  [
    'this',
    'a.js',
    `const meta = new ‹Map›();\nexport class A { constructor() { meta.set(this, { at: 1 }); } get at() { return meta.get(this).at; } }`,
  ],
  [
    'a new object',
    'a.js',
    `const meta = new ‹Map›();\nexport function make() { const it = new Thing(); meta.set(it, 1); return it; }\nexport const marked = el => meta.get(el);`,
  ],
  [
    'a made element',
    'a.js',
    `const meta = new ‹Map›();\nexport function make() { const el = document.createElement('p'); meta.set(el, 1); return el; }\nexport const marked = el => meta.get(el);`,
  ],
  [
    'a bounded type parameter',
    'a.ts',
    `const meta = new ‹Map›<object, number>();\nexport function mark<T extends object>(it: T) { meta.set(it, 1); return it; }\nexport const marked = (it: object) => meta.get(it);`,
  ],
  ['any, and keys that are objects', 'a.ts', `const meta = new ‹Map›<any, number>();\n${KEPT}`],
  ['let that is never assigned', 'a.ts', `let meta = new ‹Map›<Element, number>();\n${KEPT}`],
  [
    'CommonJS',
    'a.cjs',
    `var meta = new ‹Map›();\nclass A { constructor() { meta.set(this, 1); } get at() { return meta.get(this); } }\nmodule.exports = A;`,
  ],
  [
    'void, a comma, a test',
    'a.ts',
    `const meta = new ‹Map›<Element, number>();\nexport const mark = (el: Element) => void (meta.has(el) || meta.set(el, 1), meta.set(el, 2));`,
  ],
  [
    'the field of a singleton',
    'a.ts',
    `class A { #meta = new ‹Map›<Element, number>(); mark(el: Element) { this.#meta.set(el, 1); return this.#meta.get(el); } }\nexport const a = new A();`,
  ],
  [
    'a static block',
    'a.ts',
    `export class A { static #meta: ‹Map›<A, number> = new ‹Map›(); constructor() { A.#meta.set(this, 1); } get at() { return A.#meta.get(this); } }`,
  ],
  [
    'optional calls',
    'a.ts',
    `const meta = new ‹Map›<Element, number>();\nexport const f = (el: Element) => meta?.get(el);\nexport function mark(el: Element) { meta.set(el, 1); }`,
  ],
];

export const FIXTURES: readonly Fixture[] = TEXTS.map(([what, path, text]) =>
  marked(what, path, text, { Map: 'WeakMap' }),
);

/** How they, and what becomes of them, are used: as the page of the codemod shows, or like this. */
export const PROOFS: readonly string[] = [
  `
export function user({ mark, marked = () => {}, seen = () => {} }, index, note) {
  const element = { index };
  note(mark(element), marked(element), seen(element));
  return element;
}
`,
  `
export function user({ a }, index, note) {
  const element = { index };
  note(a.mark(element));
  return element;
}
`,
  `
const module = {};

export function user({ A }, index, note) {
  const made = new A();
  note(made.at);
  return made;
}
`,
  `
class Thing {}

export function user({ make }) {
  return make();
}
`,
  `
export function user({ Session, Store }, index, note) {
  const session = new Session();
  note(Store.login(session, \`user \${index}\`), Store.user(session));
  return session;
}
`,
  `
const g = take => take;
const load = async () => undefined;
const fallback = 'fallback';

export function user({ remember, f, q, r }, index, note) {
  const el = { clientWidth: index };
  note(remember(el), f({ el }).sizes, q, r);
  return el;
}
`,
  `
export function user({ tag, tagOf }, index, note) {
  const tagged = tag({}, \`tag \${index}\`);
  note(tagOf(tagged));
  return tagged;
}
`,
];
