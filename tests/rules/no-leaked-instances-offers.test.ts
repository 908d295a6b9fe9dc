/** What the editor offers, to the letter, and where it offers nothing. */
import rule from '../../src/rules/no-leaked-instances.ts';
import { flagged } from '../annotated.ts';
import { runRule } from '../run-rule.ts';

runRule('no-leaked-instances: what is offered', rule, {
  valid: [],
  invalid: [
    flagged(
      `
const byId = new Map();
export class Socket {
  constructor(id) {
    this.id = id;
    byId.set(this.id, this);
//  ~~~~~~~~~~~~~~~~~~~~~~~ staysAfterTeardown
  }
  destroy() { this.handle.close(); }
}`,
      {
        takeOut: `
const byId = new Map();
export class Socket {
  constructor(id) {
    this.id = id;
    byId.set(this.id, this);
//  ~~~~~~~~~~~~~~~~~~~~~~~ staysAfterTeardown
  }
  destroy() { this.handle.close(); byId.delete(this.id); }
}`,
      },
    ),
    flagged(
      `
const all = [];
export class Socket {
  constructor() { all.push(this); }
//                ~~~~~~~~~~~~~~ staysAfterTeardown
  destroy() {
    if (this.handle === null) return;
    this.handle.close();
  }
}`,
      {
        takeOut: `
const all = [];
export class Socket {
  constructor() { all.push(this); }
//                ~~~~~~~~~~~~~~ staysAfterTeardown
  destroy() {
    all.splice(all.indexOf(this) >>> 0, 1);
    if (this.handle === null) return;
    this.handle.close();
  }
}`,
      },
    ),
    // Nothing: the key is not known there.
    flagged(`
const byId = new Map();
export class Socket {
  constructor(id) { byId.set(id, this); }
//                  ~~~~~~~~~~~~~~~~~~ staysAfterTeardown
  destroy() { this.handle.close(); }
}`),
    // Nothing: it may come back.
    flagged(`
const all = [];
export class Tag extends HTMLElement {
  constructor() { super(); all.push(this); }
//                         ~~~~~~~~~~~~~~ staysAfterTeardown
  disconnectedCallback() { this.handle.close(); }
}`),
  ],
});
