import { expect, test } from 'vitest';
import { migrate } from './migrate.ts';

const tree = (field: string, body: string): string => `const all = new Map<string, Item>();
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

test.each([
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
])('to review: %s', (_, field, body, after) => {
  const before = tree(field, body);
  expect(migrate('parent-to-back-ref', 'a.ts', before)).toMatchObject({ output: before, verdicts: ['review'] });
  const expected = tree('#parent = new BackRef<Tree>();', after).replace(
    'this.#parent = parent;',
    'this.#parent.set(parent);',
  );
  expect(migrate('parent-to-back-ref', 'a.ts', before, true)).toMatchObject({
    output: IMPORT + expected,
    verdicts: ['rewritten'],
  });
});

test.each([
  ['unguarded-read', 'taken for granted', tree('#parent: Tree;', 'draw() { this.#parent.draw(); }')],
  ['unguarded-read', 'asserted', tree('#parent: Tree | null = null;', 'draw() { this.#parent!.draw(); }')],
  ['unguarded-read', 'handed out', tree('#parent: Tree;', 'get parent() { return this.#parent; }')],
  [
    'unguarded-read',
    'tested, then read again',
    tree('#parent: Tree;', 'draw() { if (this.#parent) this.#parent.draw(); }'),
  ],
  [
    'unguarded-read',
    'compared with null',
    tree('#parent: Tree | null = null;', 'get isRoot() { return this.#parent === null; }'),
  ],
  ['other-writes', 'assigned on a condition', tree('#parent: Tree;', 'adopt(tree: Tree) { this.#parent ??= tree; }')],
  [
    'reachable-field',
    'a public field',
    tree('parent: Tree;', 'draw() { this.parent?.draw(); }').replace('this.#parent = parent', 'this.parent = parent'),
  ],
  ['reachable-field', 'read on another', tree('#parent: Tree;', 'shares(other) { return !other.#parent; }')],
  ['parameter-property', 'a parameter property', 'export class Item { constructor(private parent: Tree) {} }\n'],
  ['initial-value', 'has one from the start', tree('#parent: Tree = root;', '')],
  ['decorated', 'decorated', tree('@tracked #parent: Tree;', '')],
  [
    'collected-anyway',
    'nothing holds the children',
    'export class Item { #parent: Tree; constructor(parent: Tree) { this.#parent = parent; } draw() { this.#parent?.draw(); } }\n',
  ],
])('left alone: %s, %s', (hazard, _, code) => {
  const { output, hazards } = migrate('parent-to-back-ref', 'a.ts', code, true);
  expect({ output, hazards }).toEqual({ output: code, hazards: [hazard] });
});
