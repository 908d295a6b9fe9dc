import { expect, test } from 'vitest';
import { migrate } from './migrate.ts';
import { FIXTURES, tree } from './rewritten/parent-to-back-ref.ts';

test.each(FIXTURES)('to review: $what', ({ path, before, after }) => {
  expect(migrate('parent-to-back-ref', path, before)).toMatchObject({ output: before, verdicts: ['review'] });
  expect(migrate('parent-to-back-ref', path, before, true)).toMatchObject({ output: after, verdicts: ['rewritten'] });
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
    'not-held',
    'made for the part',
    `${tree('#parent: Tree;', 'draw() { this.#parent?.draw(); }')}export const start = () => new Item('a', new Tree());\n`,
  ],
  [
    'not-held',
    'made for the part, by a name',
    `${tree('#parent: Tree;', 'draw() { this.#parent?.draw(); }')}export function start() { const made = new Tree(); return new Item('a', made); }\n`,
  ],
  [
    'not-held',
    'made where none is given',
    tree('#parent: Tree;', 'draw() { this.#parent?.draw(); }').replace('parent: Tree)', 'parent: Tree = new Tree())'),
  ],
  [
    'collected-anyway',
    'nothing holds the children',
    'export class Item { #parent: Tree; constructor(parent: Tree) { this.#parent = parent; } draw() { this.#parent?.draw(); } }\n',
  ],
])('left alone: %s, %s', (hazard, _, code) => {
  const { output, hazards } = migrate('parent-to-back-ref', 'a.ts', code, true);
  expect({ output, hazards }).toEqual({ output: code, hazards: [hazard] });
});
