import rule from '../../src/rules/no-discarded-disposer.ts';
import { flagged } from '../annotated.ts';
import { crashProbes } from '../crash-probes.ts';
import { reportsOf, runRule } from '../run-rule.ts';

const OPEN = 'declare function openLog(): Disposable;';

runRule('no-discarded-disposer', reportsOf(rule), {
  valid: [
    // It ends by its name.
    `import * as vscode from 'vscode'; export class Host { refresh() { vscode.lm.registerServer({ name: 'x' }); } stop() { vscode.lm.unregisterServer('x'); } }`,
    // A second one of that name cannot be registered.
    `import { commands } from 'vscode'; export class Reload { activate() { commands.registerCommand('reload', this.run, this); } }`,
    `import { commands } from 'vscode'; import { Commands } from './names'; export function add() { commands.registerCommand(Commands.Clear, clear); }`,
    ...crashProbes(['open', 'subscribe', 'dispose', '_register']),
    `open(); new Thing(); await open();`,
    // Once for its object: from the constructor, by a method that makes ready, behind a test.
    `class A extends Disposable { constructor() { super(); this._register(b.onC(() => this.d())); this.layout(); } layout() { this._register(b.onC(() => this.d())); } }`,
    `class A extends Disposable { initialize() { this._register(b.onC(() => this.d())); } }`,
    `class A extends Disposable { find() { if (this.seen) return; this.seen = true; this._register(b.onC(() => this.d())); } }`,
    `class A extends Disposable { find() { const wait = this._register(b.onC(() => { this.d(); wait.dispose(); })); } }`,
    `class A extends Base { find() { this._register(b.onC(() => this.d())); } }`,
  ],
  invalid: [
    flagged(`
import * as vscode from 'vscode';
export function activate(context) {
  context.subscriptions.push(vscode.commands.registerCommand('a', run));
  vscode.languages.registerHoverProvider('ts', provider);
//~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ discarded
}`),
    // Whoever ends leaves it to the next one, who cannot have it.
    flagged(`
import * as vscode from 'vscode';
export class Panel {
  constructor() {
    vscode.commands.registerCommand('panel.show', () => this.show());
  //~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ discarded
  }
  dispose() {
    this.view.close();
  }
}`),
    // One for each name that it is called with; what anybody may register for a language piles up.
    flagged(`
import * as vscode from 'vscode';
export function add(name) {
  vscode.commands.registerCommand(name, run);
//~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ discarded
}`),
    flagged(`
import * as vscode from 'vscode';
export function add(provider) {
  vscode.languages.registerHoverProvider('ts', provider);
//~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ discarded
}`),
    flagged(`
export class Search extends Disposable {
  find() {
    this._register(this.model.onResults(() => this.show()));
    //   ~~~~~~~~~ piled
  }
}`),
  ],
  typescript: {
    valid: [
      // Once, when a program is made ready.
      `function add(log: Log): Disposable { logs.push(log); return { dispose: () => drop(log) }; } export function initializeLogs() { add(new Log()); }`,
      `${OPEN} export const open = () => openLog();`,
      `declare function size(): number; size();`,
      // By its own method, and so its own.
      `class Themes { init() { this.register(light); } register(theme: Theme): Disposable { return this.list.add(theme); } }`,
    ],
    invalid: [
      flagged(`
${OPEN}
  openLog();
//~~~~~~~~~ discarded
`),
      flagged(`
function add(log: Log): Disposable { logs.push(log); return { dispose: () => drop(log) }; }
export function show() {
  add(new Log());
//~~~~~~~~~~~~~~ discarded
}`),
    ],
  },
  typed: {
    valid: [
      `${OPEN} export function open(stack: DisposableStack) { stack.use(openLog()); return openLog(); }`,
      `${OPEN} const log = openLog(); log[Symbol.dispose]();`,
      `${OPEN} export function scoped() { using log = openLog(); return String(log); }`,
      `setInterval(() => {}, 9); setTimeout(() => {}, 9);`,
      `class Log { [Symbol.dispose]() {} write() { return this; } } export const write = (log: Log) => { log.write(); };`,
      // What an object tells of itself goes with it.
      `export function connect(reader) { function onNotification(type, handler): Disposable { return add(type, handler); } const connection = { onNotification, listen() { reader.listen(); } }; connection.onNotification('trace', log); return connection; }`,
      // Fluent methods of one of several kinds, of a generic one, and such as say that they return a base of it.
      `class A { [Symbol.dispose]() {} on() { return this; } } class B extends A { b = 1; } export const run = (log: A | B) => { log.on(); };`,
      `class A<T> { [Symbol.dispose]() {} as<U>(): A<U> { return this as never; } } export const run = (log: A<string>) => { log.as<number>(); };`,
      `class A { [Symbol.dispose]() {} on(): A { return this; } } class B extends A { b = 1; } export const run = (log: B & { c: 1 }) => { log.on(); };`,
    ],
    invalid: [
      flagged(`
${OPEN}
export const run = () => {
    openLog();
  //~~~~~~~~~ discarded
};`),
    ],
  },
});
