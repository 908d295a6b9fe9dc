import type { Fixture } from './fixture.ts';

/** A part with such a field and method. */
export const tree = (field: string, body: string): string => `const all = new Map<string, Item>();
class Item {
  ${field}
  constructor(id: string, parent: Tree) {
    this.#parent = parent;
    all.set(id, this);
  }
  ${body}
}
export { Item };
`;
const IMPORT = "import { BackRef } from 'eslint-plugin-unleak/runtime';\n\n";

const TEXTS: readonly (readonly [what: string, field: string, before: string, after: string])[] = [
  [
    'asked by a chain',
    '#parent: Tree | null = null;',
    'draw() { this.#parent?.draw(); }',
    'draw() { this.#parent.get()?.draw(); }',
  ],
  [
    'a name that is tested',
    '#parent?: Tree;',
    'draw() { const parent = this.#parent; if (parent) parent.draw(); }',
    'draw() { const parent = this.#parent.get(); if (parent) parent.draw(); }',
  ],
  [
    'a name that is tested first',
    '#parent: Tree;',
    'draw() { const parent = this.#parent; if (!parent) return; parent.draw(); }',
    'draw() { const parent = this.#parent.get(); if (!parent) return; parent.draw(); }',
  ],
  [
    'asked whether it is there',
    '#parent: Tree | undefined;',
    'get isRoot() { return !this.#parent; }',
    'get isRoot() { return !this.#parent.get(); }',
  ],
];

export const FIXTURES: readonly Fixture[] = TEXTS.map(([what, field, before, after]) => ({
  what,
  path: 'a.ts',
  before: tree(field, before),
  after:
    IMPORT +
    tree('#parent = new BackRef<Tree>();', after).replace('this.#parent = parent;', 'this.#parent.set(parent);'),
}));

/** How they are used: as the page of the codemod shows. */
export const PROOFS: readonly string[] = [];
