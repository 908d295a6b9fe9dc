import listener from '../../src/rules/no-leaked-listener.ts';
import mismatch from '../../src/rules/no-mismatched-removal.ts';
import { flagged } from '../annotated.ts';
import { reportsOf, runRule } from '../run-rule.ts';

/** A class without a name, of a file. */
const RELAY = `export default class {
  constructor(app) { this.app = app; }
  listen() {
    window.main.on('closeTab', tab => this.app.close(tab));
  }
  disconnect() { this.app.disconnect(); }
}`;

runRule('no-leaked-listener', reportsOf(listener), {
  valid: [
    // An element tells by the `target` of an event which of its parts that is of, whoever listens.
    `export class Dialog { #text; constructor({ dialog, text }) { this.#text = text; dialog.addEventListener('contextmenu', event => { if (event.target !== this.#text) event.preventDefault(); }); } destroy() { this.#text = null; } }`,
    // Emitters that take the options of an `EventTarget`.
    `import { internal } from './internal.js'; export class Highlighter { #ac; constructor(bus) { this.bus = bus; } enable() { this.#ac = new AbortController(); this.bus.on('matches', evt => { if (evt.page === this.page) this.update(); }, { signal: this.#ac.signal, ...internal }); } disable() { this.#ac.abort(); } }`,
    `export class Tab { constructor(bus) { this.bus = bus; } open() { this.bus.on('loaded', evt => { if (evt.tab === this.id) this.show(); }, { once: true }); } close() { this.page = null; } }`,
    // A class without a name goes by the name of its file.
    { code: RELAY, filename: 'AppEventHandler.js' },
    // A program that is over with its window never opens that again.
    `import { app, BrowserWindow, ipcMain } from 'electron';
let window = null;
function createWindow() {
  const own = (window = new BrowserWindow());
  ipcMain.on('minimize', () => own.hide());
}
app.whenReady().then(() => createWindow());
app.on('window-all-closed', () => { app.quit(); });
app.on('activate', () => { if (window === null) createWindow(); });`,
  ],
  invalid: [
    // What the event of a shared emitter is of, it tells by whatever name.
    flagged(`
export class Layer {
  constructor(bus) {
    this.bus = bus;
    bus.on('hit', event => {
    //  ~~ leaked
      if (event.target === this.shape) this.show();
    });
  }
  destroy() {
    this.shape = null;
  }
}`),
    // Options that end nothing, and what a handler is called on.
    flagged(`
export class Highlighter {
  constructor(bus) {
    this.bus = bus;
  }
  enable() {
    this.bus.on('matches', evt => { if (evt.page === this.page) this.update(); }, { external: true });
    //       ~~ leaked
  }
  disable() {
    this.page = null;
  }
}`),
    {
      ...flagged<'leaked', []>(RELAY.replace('main.on(', 'main.on(\n    //          ~~ leaked\n')),
      filename: 'TabRelay.js',
    },
    // On a Mac, this program stays, and opens another window.
    flagged(`
import { app, BrowserWindow, ipcMain } from 'electron';
let window = null;
function createWindow() {
  const own = (window = new BrowserWindow());
  ipcMain.on('minimize', () => own.hide());
  //      ~~ leaked
}
app.whenReady().then(() => createWindow());
app.on('window-all-closed', () => {
  if (process.platform !== 'darwin') app.quit();
});
app.on('activate', () => { if (window === null) createWindow(); });`),
  ],
});

runRule('no-mismatched-removal', reportsOf(mismatch), {
  valid: [
    // Some emitters hand the handler back.
    `export class Search { start(editor) { this.handler = editor.on('paste', this.onPaste.bind(this)); } stop(editor) { editor.off('paste', this.handler); } onPaste() {} }`,
  ],
  invalid: [
    flagged(`
export class Search {
  start(editor) {
    this.handler = editor.on('paste', this.onPaste.bind(this));
  }
  stop(editor) {
    editor.off('paste', this.onPaste);
    //     ~~~ handler
  }
  onPaste() {}
}`),
    // A page hands nothing back.
    flagged(`
export class Search {
  start() {
    this.handler = window.addEventListener('paste', this.onPaste.bind(this));
  }
  stop() {
    window.removeEventListener('paste', this.handler);
    //     ~~~~~~~~~~~~~~~~~~~ result
  }
  onPaste() {}
}`),
  ],
});
