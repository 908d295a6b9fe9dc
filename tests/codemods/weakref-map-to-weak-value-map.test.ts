import { expect, test } from 'vitest';
import { migrate } from './migrate.ts';

const HEAD = "import { Tree } from './tree';\n";
const map = 'const trees = new Map<string, WeakRef<Tree>>();\n';
const registry = 'const dead = new FinalizationRegistry<string>(key => trees.delete(key));\n';
const USES = `export function add(id: string, tree: Tree) {
  trees.set(id, new WeakRef(tree));
  dead.register(tree, id);
}
export const get = (id: string) => trees.get(id)?.deref();
`;
const IMPORT = "import { WeakValueMap } from 'eslint-plugin-unleak/runtime';\n";
const AFTER = `export function add(id: string, tree: Tree) {
  trees.set(id, tree);
}
export const get = (id: string) => trees.get(id);
`;

test.each([
  ['a registry that deletes', `${registry}${USES}`, AFTER],
  [
    'one that looks first',
    `const dead = new FinalizationRegistry<string>(key => {\n  if (!trees.get(key)?.deref()) trees.delete(key);\n});\n${USES}`,
    AFTER,
  ],
  [
    'one that compares',
    `const dead = new FinalizationRegistry<string>(key => {\n  const ref = trees.get(key);\n  if (ref && !ref.deref()) trees.delete(key);\n});\n${USES}`,
    AFTER,
  ],
  [
    'no registry',
    `export function add(id: string, tree: Tree) {\n  trees.set(id, new WeakRef(tree));\n}\n`,
    `export function add(id: string, tree: Tree) {\n  trees.set(id, tree);\n}\n`,
  ],
  [
    'deleted by hand',
    `${registry}${USES}export const drop = (id: string) => void trees.delete(id);\n`,
    `${AFTER}export const drop = (id: string) => void trees.delete(id);\n`,
  ],
  [
    'cleared',
    `${registry}${USES}export const clear = () => trees.clear();\n`,
    `${AFTER}export const clear = () => trees.clear();\n`,
  ],
  [
    'unregistered',
    `${registry}${USES}export function drop(tree: Tree) {\n  dead.unregister(tree);\n}\n`,
    `${AFTER}export function drop(tree: Tree) {\n}\n`,
  ],
  [
    'a name for the reference',
    `export function add(id: string, tree: Tree) {\n  trees.set(id, new WeakRef(tree));\n}\nexport function get(id: string) {\n  const ref = trees.get(id);\n  return ref?.deref()?.text;\n}\n`,
    `export function add(id: string, tree: Tree) {\n  trees.set(id, tree);\n}\nexport function get(id: string) {\n  const ref = trees.get(id);\n  return ref?.text;\n}\n`,
  ],
  [
    'a name that is asked',
    `export function get(id: string, tree: Tree) {\n  const ref = trees.get(id);\n  const known = ref && ref.deref();\n  if (known) return known;\n  trees.set(id, new WeakRef(tree));\n  return tree;\n}\n`,
    `export function get(id: string, tree: Tree) {\n  const ref = trees.get(id);\n  const known = ref && ref;\n  if (known) return known;\n  trees.set(id, tree);\n  return tree;\n}\n`,
  ],
])('rewritten: %s', (_, before, after) => {
  const { output, reasons } = migrate('weakref-map-to-weak-value-map', 'a.ts', HEAD + map + before);
  expect(reasons).toEqual(['']);
  expect(output).toBe(`${HEAD}${IMPORT}const trees = new WeakValueMap<string, Tree>();\n${after}`);
});

test('rewritten: in a class', () => {
  const { output } = migrate(
    'weakref-map-to-weak-value-map',
    'a.js',
    `export class Trees {
  #trees = new Map();
  // Clears up.
  #dead = new FinalizationRegistry(key => { this.#trees.delete(key); });
  add(id, tree) { this.#trees.set(id, new WeakRef(tree)); this.#dead.register(tree, id); }
  get(id) { return this.#trees.get(id)?.deref() ?? null; }
}
`,
  );
  expect(output).toBe(`${IMPORT}
export class Trees {
  #trees = new WeakValueMap();
  // Clears up.
  add(id, tree) { this.#trees.set(id, tree);  }
  get(id) { return this.#trees.get(id) ?? null; }
}
`);
});

test.each([
  ['sees-dead-entries', 'has', `${registry}${USES}export const has = (id: string) => trees.has(id);\n`],
  ['sees-dead-entries', 'size', `${registry}${USES}export const size = () => trees.size;\n`],
  [
    'sees-dead-entries',
    'walked',
    `${registry}${USES}export function each() { for (const [, ref] of trees) ref.deref()?.draw(); }\n`,
  ],
  [
    'other-references',
    'taken for granted',
    `${registry}${USES}export const text = (id: string) => trees.get(id)!.deref();\n`,
  ],
  [
    'other-references',
    'not asked for first',
    `${registry}${USES}export const text = (id: string) => trees.get(id).deref();\n`,
  ],
  ['other-references', 'handed out', `${registry}${USES}export const refOf = (id: string) => trees.get(id);\n`],
  [
    'other-references',
    'handed on under a name',
    `${registry}${USES}export function f(id: string) { const ref = trees.get(id); return [ref]; }\n`,
  ],
  [
    'other-references',
    'tested apart',
    `${registry}${USES}export function f(id: string) { const ref = trees.get(id); if (ref) return ref.deref(); return make(id); }\n`,
  ],
  [
    'other-finalizer',
    'tells somebody',
    `const dead = new FinalizationRegistry<string>(key => { trees.delete(key); log(key); });\n${USES}`,
  ],
  [
    'other-finalizer',
    'counts',
    `let gone = 0;\nconst dead = new FinalizationRegistry<string>(key => { gone++; trees.delete(key); });\n${USES}`,
  ],
  ['other-finalizer', 'handed out', `${registry}${USES}export const watch = () => dead;\n`],
  ['other-finalizer', 'exported', `export ${registry}${USES}`],
  [
    'other-finalizer',
    'registers with an effect',
    `${registry}${USES.replace('register(tree, id)', 'register(tree, next())')}`,
  ],
  ['exported', 'exported', `${registry}${USES}export { trees };\n`],
  [
    'sees-dead-entries',
    'what delete says',
    `${registry}${USES}export const drop = (id: string) => trees.delete(id);\n`,
  ],
])('left alone: %s, %s', (hazard, _, code) => {
  const { output, hazards, reasons } = migrate('weakref-map-to-weak-value-map', 'a.ts', HEAD + map + code, true);
  expect(output).toBe(HEAD + map + code);
  expect({ hazards, reasons }).toMatchObject({ hazards: [hazard] });
});
