import type { Fixture } from './fixture.ts';

const IMPORT = "import { Tree } from './tree';\n";
const trees = 'const trees = new Map<string, Tree>();\n';
const GET = `export function parse(text: string): Tree {
  let tree = trees.get(text);
  if (!tree) {
    tree = new Tree(text);
    trees.set(text, tree);
  }
  return tree;
}
`;

const HEAD = `import { Tree } from './tree';
import { WeakValueMap } from 'eslint-plugin-unleak/runtime';
`;

const TEXTS: readonly (readonly [what: string, text: string])[] = [
  ['get, test, make', `${trees}${GET}`],
  [
    'early return',
    `${trees}export function get(id: string) {\n  const hit = trees.get(id);\n  if (hit) return hit;\n  const tree = new Tree(id);\n  trees.set(id, tree);\n  return tree;\n}\n`,
  ],
  [
    'has, then get',
    `${trees}export function get(id: string) {\n  if (!trees.has(id)) trees.set(id, new Tree(id));\n  return trees.get(id)!;\n}\n`,
  ],
  [
    'has, or else',
    `${trees}export function get(id: string) {\n  if (trees.has(id)) return trees.get(id);\n  const tree = new Tree(id);\n  trees.set(id, tree);\n  return tree;\n}\n`,
  ],
  [
    '??=',
    `${trees}export function get(id: string) {\n  let tree = trees.get(id);\n  tree ??= new Tree(id);\n  trees.set(id, tree);\n  return tree;\n}\n`,
  ],
  [
    '??',
    `${trees}export function get(id: string) {\n  const tree = trees.get(id) ?? new Tree(id);\n  trees.set(id, tree);\n  return tree;\n}\n`,
  ],
  [
    'assigned in the call',
    `${trees}export function get(id: string) {\n  let tree = trees.get(id);\n  if (tree === undefined) trees.set(id, (tree = new Tree(id)));\n  return tree;\n}\n`,
  ],
  [
    'assigned in the test',
    `${trees}export function get(id: string) {\n  let tree;\n  if (!(tree = trees.get(id))) trees.set(id, (tree = new Tree(id)));\n  return tree;\n}\n`,
  ],
  [
    'a composed key',
    `${trees}export function get(a: string, b: string) {\n  let tree = trees.get(\`\${a}:\${b}\`);\n  if (!tree) {\n    tree = new Tree(a + b);\n    trees.set(\`\${a}:\${b}\`, tree);\n  }\n  return tree;\n}\n`,
  ],
  [
    'a constant key',
    `${trees}export function get(a: string, b: string) {\n  const key = a + b;\n  let tree = trees.get(key);\n  if (!tree) {\n    tree = new Tree(a + b);\n    trees.set(key, tree);\n  }\n  return tree;\n}\n`,
  ],
  [
    'a static method',
    `export class Trees {\n  static #all = new Map<string, Tree>();\n  static of(id: string) {\n    let tree = this.#all.get(id);\n    if (!tree) {\n      tree = new Tree(id);\n      Trees.#all.set(id, tree);\n    }\n    return tree;\n  }\n}\n`,
  ],
  [
    'kept in a field',
    `${trees}export class View {\n  tree?: Tree;\n  show(id: string) {\n    let tree = trees.get(id);\n    if (!tree) {\n      tree = new Tree(id);\n      trees.set(id, tree);\n    }\n    this.tree = tree;\n  }\n}\n`,
  ],
  ['an annotation', `const trees: Map<string, Tree> = new Map();\n${GET}`],
  [
    'two makers',
    `${trees}export function get(id: string) {\n  let tree = trees.get(id);\n  if (!tree) {\n    tree = id.endsWith('/') ? new Tree(id, 1) : new Tree(id);\n    trees.set(id, tree);\n  }\n  return tree;\n}\n`,
  ],
];

export const FIXTURES: readonly Fixture[] = TEXTS.map(([what, text]) => ({
  what,
  path: 'a.ts',
  before: IMPORT + text,
  after: HEAD + text.replaceAll(/\bMap\b/g, 'WeakValueMap'),
}));

/** How they, and what becomes of them, are used: as the page of the codemod shows, or like this. */
export const PROOFS: readonly string[] = [
  `
class Tree {
  constructor(text) {
    this.text = text;
  }
}

export function user({ get }, index, note) {
  const tree = get(\`a \${index}\`, \`b \${index}\`);
  note(tree, get(\`a \${index}\`, \`b \${index}\`) === tree);
  return tree;
}
`,
  `
class Tree {
  constructor(text) {
    this.text = text;
  }
}

export function user({ parse }, index, note) {
  const tree = parse(\`text \${index}\`);
  note(tree, parse(\`text \${index}\`) === tree);
  return tree;
}
`,
  `
class Tree {
  constructor(text) {
    this.text = text;
  }
}

export function user({ Trees }, index, note) {
  const tree = Trees.of(\`id \${index}\`);
  note(tree, Trees.of(\`id \${index}\`) === tree);
  return tree;
}
`,
  `
class Tree {
  constructor(text) {
    this.text = text;
  }
}

export function user({ View }, index, note) {
  const views = [new View(), new View()];
  for (const view of views) view.show(\`id \${index}\`);
  note(views);
  return views[0].tree;
}
`,
  `
class Texture {
  ready = Promise.resolve();
  constructor(url) {
    this.url = url;
  }
}

export async function user({ load }, index, note) {
  const texture = await load(\`/\${index}\`);
  note(texture, (await load(\`/\${index}\`)) === texture);
  return texture;
}
`,
];
