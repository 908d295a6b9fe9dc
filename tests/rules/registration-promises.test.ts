/** Promises that wait for an event, and what stays of their listeners when they are settled. */
import listener from '../../src/rules/no-leaked-listener.ts';
import { flagged } from '../annotated.ts';
import { reportsOf, runRule } from '../run-rule.ts';

runRule('no-leaked-listener: promises', reportsOf(listener), {
  valid: [
    // It is taken back, or goes by itself.
    `import { bus } from './bus.js'; export const reply = id => new Promise(resolve => { const f = told => { if (told.id !== id) return; bus.off('told', f); resolve(told); }; bus.on('told', f); });`,
    `import { bus } from './bus.js'; export const next = () => new Promise(resolve => bus.once('told', resolve));`,
    `export class Broker { constructor() { this.bus = new EventEmitter(); } ping(id) { return new Promise(resolve => { const f = pong => { if (pong.id === id) { this.bus.off('pong', f); resolve(pong); } }; setTimeout(() => { this.bus.off('pong', f); resolve(); }, 99); this.bus.on('pong', f); }); } }`,
    // Nothing but the abort is waited for: nothing is done with before.
    `export async function poll(signal, emit) { if (signal.aborted) return; await new Promise(resolve => { const id = setInterval(emit, 1000); signal.addEventListener('abort', () => { clearInterval(id); resolve(); }, { once: true }); }); }`,
    `export async function close(signal, store) { const aborted = new Promise(resolve => { signal.addEventListener('abort', () => { store.set(undefined); resolve(); }); }); await aborted; }`,
    // What comes once comes no more.
    `import { app } from './app.js'; export const ready = () => new Promise(resolve => app.on('ready', resolve));`,
    // What the function itself is handed, or has made, is waited for once.
    `export const ended = stream => new Promise((resolve, reject) => { stream.on('told', x => { if (x) resolve(x); }); stream.on('error', reject); });`,
    `export class Task { run() { this.child = fork('x'); return new Promise(resolve => this.child.on('message', m => { if (m.done) resolve(m); })); } }`,
    `export function list(client) { return new Promise((resolve, reject) => { client.getStream().on('error', reject).on('data', x => { if (x) resolve(x); }); }); }`,
    // An object waits for the only answer of what it has.
    `export class Task { constructor() { this.child = fork('x'); } done() { return new Promise(resolve => this.child.on('told', resolve)); } }`,
    // Given up, and taken back: there, in what is called there, or however it ends; what comes once, or soon; made for it.
    `export class Radio extends EventEmitter { wait(ms) { return new Promise((resolve, reject) => { const late = setTimeout(() => { this.off('state', on); reject(new Error('late')); }, ms); const on = () => { clearTimeout(late); resolve(); }; this.once('state', on); }); } }`,
    `export class Radio extends EventEmitter { async wait(ms) { let on; try { await new Promise((resolve, reject) => { on = resolve; setTimeout(() => reject(new Error('late')), ms); this.once('state', on); }); } finally { this.off('state', on); } } }`,
    `export class Radio { wait(ms) { return new Promise((resolve, reject) => { setTimeout(() => reject(new Error('late')), ms); this.port.once('message', resolve); }); } }`,
    `export class Radio { wait(ms) { const link = new Link(); return new Promise((resolve, reject) => { setTimeout(() => reject(new Error('late')), ms); link.once('state', resolve); }); } }`,
    // A part of what the function has made, or put there itself, was not there before.
    `export class Task { run(id) { const child = fork('x'); const { stdout } = child; return new Promise(resolve => stdout.on('data', m => { if (m.id === id) resolve(m); })); } }`,
    `export class Pool { workers = []; run(id) { this.workers[id] = fork('x'); const child = this.workers[id]; return new Promise(resolve => child.on('message', m => { if (m.id === id) resolve(m); })); } }`,
    `export class Pool { workers = []; run(id) { this.workers.push(fork('x')); const child = this.workers[0]; return new Promise(resolve => child.on('message', m => { if (m.id === id) resolve(m); })); } }`,
    `export class Pool { workers = start(4); run(id) { const child = this.workers[id % 4]; return new Promise(resolve => { const f = m => { if (m.id !== id) return; child.off('message', f); resolve(m); }; child.on('message', f); }); } }`,
  ],
  invalid: [
    // What a name of the function stands for may have been there before, too.
    ...['this.workers[id % 4]', 'this.workers.first'].map(taken => ({
      code: `
export class Pool {
  workers = start(4);
  run(id) {
    const child = ${taken};
    return new Promise(resolve => {
      child.on('message', told => { if (told.id === id) resolve(told); });
    });
  }
}`,
      errors: [{ messageId: 'leaked' as const, line: 7 }],
    })),
    flagged(`
export class Line {
  port = connect();
  ask(id) {
    const { port } = this;
    return new Promise(resolve => {
      port.on('message', told => { if (told.id === id) resolve(told); });
      //   ~~ leaked
    });
  }
}`),
    // Something else may be there before the abort.
    flagged(`
export async function race(signal, work) {
  await Promise.race([work(), new Promise((_, reject) => { signal.addEventListener('abort', () => { work.stop(); reject(); }); })]);
  //                                                              ~~~~~~~~~~~~~~~~ untilAbort
}`),
    flagged(`
export async function pause(signal, time) {
  await new Promise(resolve => {
    setTimeout(resolve, time);
    signal.addEventListener('abort', () => { time.stop(); resolve(); });
    //     ~~~~~~~~~~~~~~~~ untilAbort
  });
}`),
    flagged(`
export class Radio extends EventEmitter {
  wait(ms) {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('late')), ms);
      const on = state => {
        clearTimeout(late);
        if (state === 'on') resolve();
        else this.once('state', on);
      };
      this.once('state', on);
      //   ~~~~ late
    });
  }
}`),
    flagged(`
import { bus } from './bus.js';
export const reply = id => new Promise(resolve => {
  bus.on('told', told => {
  //  ~~ leaked
    if (told.id === id) resolve(told);
  });
});`),
    flagged(`
import { ipcMain } from 'electron';
export function ask(win, channel) {
  return new Promise(resolve => {
    ipcMain.on(channel, (event, answer) => resolve(answer));
    //      ~~ leaked
    win.webContents.send('ask', channel);
  });
}`),
    flagged(`
export async function whenComplete(id) {
  return new Promise(resolve => {
    chrome.tabs.onUpdated.addListener((tab, info) => {
    //                    ~~~~~~~~~~~ leaked
      if (tab === id && info.status === 'complete') resolve();
    });
  });
}`),
    // What the object has, or an outer function was handed, is there for the next wait as well.
    flagged(`
export class Line {
  constructor(url) { this.socket = new WebSocket(url); }
  ask(id) {
    return new Promise(resolve => {
      this.socket.addEventListener('message', ({ data }) => {
      //          ~~~~~~~~~~~~~~~~ leaked
        if (data.id !== id) return;
        resolve(data);
      });
    });
  }
}`),
    flagged(`
export function getApi({ chain }) {
  async function stateOf(root) {
    return new Promise(resolve => {
      chain.emitter.on('checkpoint', (point, state) => {
      //            ~~ leaked
        if (point === root) resolve(state);
      });
    });
  }
  return { stateOf };
}`),
    // The timeout settles it without a thought for the listener.
    flagged(`
const Promise = require('bluebird');
export class Broker {
  constructor() { this.bus = new EventEmitter(); }
  ping(id) {
    return new Promise(resolve => {
      const timer = setTimeout(() => resolve(null), 2000);
      const handler = pong => {
        if (pong.id !== id) return;
        clearTimeout(timer);
        this.bus.off('pong', handler);
        resolve(pong);
      };
      this.bus.on('pong', handler);
      //       ~~ missed
    });
  }
}`),
    flagged(`
export class Slots {
  waiting = [];
  take(signal) {
    return new Promise((resolve, reject) => {
      this.waiting.push(resolve);
      signal.addEventListener('abort', () => { this.waiting.pop(); reject(signal.reason); }, { once: true });
      //     ~~~~~~~~~~~~~~~~ untilAbort
    });
  }
}`),
  ],
});
