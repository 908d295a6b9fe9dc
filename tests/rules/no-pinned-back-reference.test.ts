import { RuleTester } from '../rule-tester.ts';
import rule from '../../src/rules/no-pinned-back-reference.ts';
import { flagged } from '../annotated.ts';
import { reportsOf } from '../run-rule.ts';

new RuleTester().run('no-pinned-back-reference', reportsOf(rule), {
  valid: [
    // A plain tree.
    `export class Child { constructor(parent) { this.parent = parent; parent.children.push(this); } }`,
    // The child is taken out.
    `const all = new Set(); export class Child { constructor(parent) { this.parent = parent; all.add(this); } close() { all.delete(this); } }`,
    // No parent.
    `const all = new Set(); export class Child { constructor(name) { this.name = name; all.add(this); } }`,
  ],
  invalid: [
    // A registry of children.
    flagged(`
const all = new Set();
export class Child {
  constructor(parent) {
    this.parent = parent;
//  ~~~~~~~~~~~~~~~~~~~~ pinned
    all.add(this);
  }
}`),
  ],
});
