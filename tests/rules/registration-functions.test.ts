/** Listeners that functions of other modules add and remove, and targets that others hand out by a name. */
import listener from '../../src/rules/no-leaked-listener.ts';
import mismatch from '../../src/rules/no-mismatched-removal.ts';
import timer from '../../src/rules/no-leaked-timer.ts';
import { flagged } from '../annotated.ts';
import { reportsOf, runRule } from '../run-rule.ts';

const menu = (add: string, remove = '', imported = `import { on, off } from './dom.js';`): string => `${imported}
export class Menu extends HTMLElement {
  connectedCallback() { ${add} }
  disconnectedCallback() { ${remove} }
  hide = () => this.remove();
}`;
const ADD = `on(document, 'mouseup', this.hide);`;

runRule('no-leaked-listener: functions of other modules', reportsOf(listener), {
  valid: [
    menu(ADD, `off(document, 'mouseup', this.hide);`),
    menu(ADD, `this.stop();`).replace('hide =', `stop() { off(document, 'mouseup', this.hide); } hide =`),
    menu(`this.stop = on(document, 'mouseup', this.hide);`, `this.stop();`),
    menu(`on(this, 'mouseup', this.hide);`),
    menu(`once(document, 'mouseup', this.hide);`, '', `import { once } from './dom.js';`),
    menu(
      `addEventListener(window, 'focus', this.hide);`,
      `removeEventListener(window, 'focus', this.hide);`,
      `import { addEventListener, removeEventListener } from 'dom-helpers';`,
    ),
    // No event, no target, nobody knows what function.
    menu(`on(document, this.hide);`),
    menu(`on('mouseup', this.hide, document);`),
    menu(`on(document, this.events, this.hide);`),
    `export class Menu extends HTMLElement { constructor(on) { super(); this.on = on; } connectedCallback() { const { on } = this; on(document, 'mouseup', this.hide); } hide = () => this.remove(); disconnectedCallback() {} }`,
  ],
  invalid: [
    ...[
      menu(ADD),
      menu(ADD, '', `const on = require('dom-event'), off = on.off;`),
      menu(ADD, '', `const { on, off } = require('./dom');`),
      menu(`addEventListener(document, 'focus', this.hide);`, '', `import { addEventListener } from 'dom-helpers';`),
    ].map(code => ({ code, errors: [{ messageId: 'leaked' as const, line: 3 }] })),
  ],
});

runRule('no-mismatched-removal: functions of other modules', reportsOf(mismatch), {
  valid: [
    menu(ADD, `off(document, 'mouseup', this.hide);`),
    menu(ADD, `off(document, 'mouseup');`),
    menu(ADD, `off('mouseup', () => this.hide());`),
    `const off = (a, b, c) => c(); off(document, 'mouseup', () => go());`,
  ],
  invalid: [
    flagged(`
const on = require('dom-event');
const off = on.off;
export function Menu() { on(document, 'mouseup', this.hide.bind(this)); }
Menu.prototype.hide = function () {};
Menu.prototype.destroy = function () {
  off(document, 'mouseup', this.hide.bind(this));
//~~~ bind
};`),
    flagged(`
import { on, off } from './dom.js';
export class Menu {
  open() { on(window, 'blur', this.hide); }
  close() {
    off(window, 'blur', () => this.hide());
  //~~~ inline
  }
  hide = () => {};
}`),
    flagged(`
import { on, off } from './dom.js';
export class Menu {
  open() { on(window, 'blur', this.hide); }
  close() {
    off(window, 'focus', this.hide);
  //~~~ event
  }
  hide = () => {};
}`),
  ],
});

const polling = (target: string): string => `
import { queues, getQueue, dom } from './queues.js';
export class Polling {
  start() { this.queue = ${target}; this.queue.on('completed', this.take.bind(this)); }
  take(job) { this.last = job; }
  destroy() { this.last = null; }
}`;

runRule('no-leaked-listener: what goes by a name', reportsOf(listener), {
  valid: [
    // Parts of a page, what is made for whoever asks, and what depends on who asks.
    polling(`dom.getElementById('logs')`),
    polling(`dom.getContext('2d')`),
    polling(`queues.getNewQueue('logs')`),
    polling(`queues.createQueue('logs')`),
    polling(`queues.getQueue(this.id)`),
    polling(`queues.getQueue({ name: 'logs' })`),
    polling(`this.queues.getQueue('logs')`),
  ],
  invalid: [`queues.getQueue('logs')`, `getQueue('logs')`, `app.helpers.getQueueObject('logs')`].map(target => ({
    code: polling(target),
    errors: [{ messageId: 'leaked' as const, line: 4 }],
  })),
});

const client = (connected: string, end: string, retry = 'this.connect();'): string => `
export class Client {
  constructor() {
    this.socket = new Socket();
    this.socket.on('connect', () => { ${connected} });
    this.socket.on('close', () => { if (this.isRetrying) return; this.retry = setInterval(() => { ${retry} }, 9999); });
  }
  connect() { this.socket.connect(); }
  ${end}
}`;
const CLEAR = 'clearInterval(this.retry);';

runRule('no-leaked-timer: what only an event stops', reportsOf(timer), {
  valid: [
    client(CLEAR, `destroy() { ${CLEAR} this.socket.destroy(); }`),
    client(CLEAR, `destroy() { this.stop(); } stop() { ${CLEAR} }`),
    client(CLEAR, `destroy() { this.socket.destroy(); } stop() { ${CLEAR} }`),
    client(CLEAR, `destroy() { this.socket.destroy(); } pause() { ${CLEAR} }`),
    // The end is told to what runs, or comes by another name.
    client(CLEAR, `destroy() { this.isGone = true; }`, 'if (!this.isGone) this.connect();'),
    client(CLEAR, `leave() { this.socket.destroy(); }`),
  ],
  invalid: [
    client(CLEAR, `destroy() { this.socket.destroy(); }`),
    client(CLEAR, `shutdown() { this.reconnects = false; this.socket.destroy(); }`),
    client(`if (this.retry) { ${CLEAR} this.retry = null; }`, `dispose() { this.socket.end(); }`),
  ].map(code => ({ code, errors: [{ messageId: 'missed' as const, line: 6 }] })),
});
