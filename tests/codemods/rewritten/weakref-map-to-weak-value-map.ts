import type { Fixture } from './fixture.ts';

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

const TEXTS: readonly (readonly [what: string, before: string, after: string])[] = [
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
];

const IN_A_CLASS: Fixture = {
  what: 'in a class',
  path: 'a.js',
  before: `export class Trees {
  #trees = new Map();
  // Clears up.
  #dead = new FinalizationRegistry(key => { this.#trees.delete(key); });
  add(id, tree) { this.#trees.set(id, new WeakRef(tree)); this.#dead.register(tree, id); }
  get(id) { return this.#trees.get(id)?.deref() ?? null; }
}
`,
  after: `${IMPORT}
export class Trees {
  #trees = new WeakValueMap();
  // Clears up.
  add(id, tree) { this.#trees.set(id, tree);  }
  get(id) { return this.#trees.get(id) ?? null; }
}
`,
};

export const FIXTURES: readonly Fixture[] = [
  ...TEXTS.map(([what, before, after]) => ({
    what,
    path: 'a.ts',
    before: HEAD + map + before,
    after: `${HEAD}${IMPORT}const trees = new WeakValueMap<string, Tree>();\n${after}`,
  })),
  IN_A_CLASS,
];

/** How they, and what becomes of them, are used: as the page of the codemod shows, or like this. */
export const PROOFS: readonly string[] = [
  `
// Whoever adds a tree keeps it, and drops it together with its name.
export function user({ add, get = () => {} }, index, note) {
  const id = Symbol('id');
  const tree = { text: \`text \${index}\`, id };
  add(id, tree);
  note(get(id));
  return id;
}
`,
  `
export function user({ get }, index, note) {
  const id = Symbol('id');
  const tree = { text: \`text \${index}\`, id };
  note(get(id, tree), get(id, tree));
  return id;
}
`,
  `
let trees;

export function user({ Trees }, index, note) {
  trees ??= new Trees();
  const id = Symbol('id');
  const tree = { text: \`text \${index}\`, id };
  trees.add(id, tree);
  note(trees.get(id));
  return id;
}
`,
];
