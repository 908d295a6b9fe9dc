import { RuleTester } from '../rule-tester.ts';
import rule from '../../src/rules/no-leaked-instances.ts';
import { flagged } from '../annotated.ts';
import { reportsOf } from '../run-rule.ts';

new RuleTester().run('no-leaked-instances', reportsOf(rule), {
  valid: [
    // The instance is gone, though not its key.
    `export class Application { static all = {}; constructor(canvas) { Application.all[canvas.id] = this; } destroy() { Application.all[this.canvas.id] = null; } }`,
    // Taken out in the teardown.
    `class A { static all = new Set(); constructor() { A.all.add(this); } destroy() { A.all.delete(this); } }`,
    `class A { static all = []; constructor() { A.all.push(this); } destroy() { A.all = A.all.filter(other => other !== this); } }`,
    `let all = []; export class A { constructor() { all.push(this); } destroy() { all = all.filter(other => other.id !== this.id); } }`,
    // Taken out elsewhere in the file.
    `const all = []; export class A { constructor() { all.push(this); } } export function remove(a) { all.splice(all.indexOf(a), 1); }`,
    // Held weakly.
    `const all = new IterableWeakSet(); export class A { constructor() { all.add(this); } destroy() {} }`,
    // The registry lives as long as one object.
    `export class Tree { nodes = []; add() { return new Node(this); } } class Node { constructor(tree) { tree.nodes.push(this); } }`,
    // Classes; the constants of a program, which have no end.
    `const classes = []; export class Base { static register() { classes.push(this); } static close() {} }`,
    `const properties = []; export class Property { constructor() { properties.push(this); } }`,
    // The one that the module makes itself is mostly the only one.
    `const instances = []; class Cache { constructor() { instances.push(this); } another() { return new Cache(); } } module.exports = new Cache();`,
    // Made once.
    `const all = []; class A { constructor() { all.push(this); } } const one = new A();`,
    // What a method files, or a class without an end.
    `const state = {}; export class A { constructor() { this.id = next(); } open() { state[this.id] = { open: true }; } destroy() {} }`,
    `const state = {}; export class A { constructor() { this.id = next(); state[this.id] = { open: true }; } }`,
  ],
  invalid: [
    // What the constructor files under a property of the instance.
    flagged(`
const state = {};
export class Tracker {
  constructor(element) { this.hash = Math.random(); state[this.hash] = { click: event => this.onClick(event) }; }
//                                                  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ staysAfterTeardown
  destroy() { this.element = null; }
}`),
    flagged(`
const state = {};
function Tracker(options) { this.hash = options.hash || Math.random(); state[this.hash] = { element: options.element }; }
//                                                                     ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ staysAfterTeardown
Tracker.prototype.destroy = function () { state[this.hash].element = null; };`),
    // A static list.
    flagged(`
class A {
  static all = [];
  constructor() { A.all.push(this); }
//                ~~~~~~~~~~~~~~~~ staysAfterTeardown
  dispose() {}
}
export { A };`),
    // A static list, by way of an instance.
    flagged(`
class A {
  static all = [];
  constructor() { this.constructor.all.push(this); }
//                ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ staysAfterTeardown
  dispose() {}
}
export { A };`),
    // A registry by id.
    flagged(`
const byId = new Map();
export class A {
  constructor(userId) { byId.set(userId, this); }
//                      ~~~~~~~~~~~~~~~~~~~~~~ stays
}`),
    // A constructor function.
    flagged(`
var Manager = function (options) {
  Manager.instances.push(this);
//~~~~~~~~~~~~~~~~~~~~~~~~~~~~ staysAfterTeardown
};
Manager.instances = [];
Manager.prototype.close = function () {};
module.exports = Manager;`),
    // A set that is walked, and what a framework ends.
    flagged(`
const menus = new Set();
class Menu extends HTMLElement {
  connectedCallback() { menus.add(this); }
//                      ~~~~~~~~~~~~~~~ staysAfterTeardown
  disconnectedCallback() { this.textContent = ''; }
}
export const closeAll = () => { for (const menu of menus) menu.close(); };
customElements.define('x-menu', Menu);`),
  ],
});
