import listener from '../../src/rules/no-leaked-listener.ts';
import mismatch from '../../src/rules/no-mismatched-removal.ts';
import observer from '../../src/rules/no-leaked-observer.ts';
import subscription from '../../src/rules/no-leaked-subscription.ts';
import timer from '../../src/rules/no-leaked-timer.ts';
import { flagged } from '../annotated.ts';
import { reportsOf, runRule } from '../run-rule.ts';

const strict = [{ confidence: 'possible' }] as const;
const asked = (code: string): { code: string; options: typeof strict } => ({ code, options: strict });
const hook = (body: string): string =>
  `import { useEffect, useCallback } from 'react'; export function useIt(cb, ms) { ${body} }`;

runRule('no-leaked-listener', reportsOf(listener), {
  valid: [
    // A page is loaded once, and no more is added then.
    `export class Assets extends HTMLElement { connectedCallback() { if (document.readyState === 'complete') { this.go(); return; } document.addEventListener('readystatechange', () => { this.go(); }); } disconnectedCallback() {} }`,
    // A helper of the code base is told the target, which is what counts.
    `import EventHandler from './event-handler.js'; const KEY = '.bs.modal'; export class Modal { constructor(el) { this._el = el; EventHandler.on(this._el, 'click' + KEY, () => this.hide()); } dispose() { EventHandler.off(this._el, KEY); } }`,
    `import * as DomEvent from './DomEvent.js'; export class Box { init() { this.el = document.createElement('b'); DomEvent.on(this.el, 'click', () => this.go()); } destroy() {} }`,
    `import EventHandler from './event-handler.js'; const KEY = '.trap'; const EVENT = \`focusin\${KEY}\`; export class Trap { activate() { EventHandler.on(document, EVENT, e => this.handle(e)); } deactivate() { EventHandler.off(document, KEY); } }`,
    // The messages of a worker, the errors and the loading of a page are the program's own.
    `export class Service { start() { self.addEventListener('message', e => this.answer(e)); } stop() {} }`,
    `export class ErrorHandler { start() { window.addEventListener('error', e => this.handle(e)); window.addEventListener('unhandledrejection', e => this.handle(e)); } }`,
    `import { utils } from './utils.js'; export class Frame { constructor() { utils.attachEvent('load', () => this.go()); } close() {} }`,
    // What becomes of the page is what services ask for, of which it has one each, also where they have an end.
    `export class Icons { constructor(names) { this.names = names; globalThis.addEventListener('pageshow', () => this.open()); globalThis.addEventListener('pagehide', () => this.close()); } dispose() { this.channel.close(); } }`,
    // `stop` ends what `play` began, and nothing that was there as soon as the object was.
    `import bus from './bus.js'; export class Player { constructor() { this.list = []; bus.on('signin', () => this.reload()); } play(url) { this.list.push(url); } stop() { this.list = []; } }`,
    // Who decides that the process ends is the program, and so is who hears of what nobody caught.
    `import { ipcMain } from 'electron'; import bus from './bus.js'; export class Shell { open() { bus.on('quit', () => this.quit()); ipcMain.on('hide', () => this.hide()); } close() { process.exit(0); } }`,
    `export class Runner { start() { process.on('unhandledRejection', error => this.log(error)); process.on('SIGINT', () => this.stop()); } stop() { this.pool.end(); } }`,
    `import bus from './bus.js'; export class BaseApplication { constructor() { bus.on('locale', () => this.draw()); } destroy() { this.el.remove(); } }`,
    // A page is loaded once, and who comes later does not wait for it.
    `export class Page { connectedCallback() { if (document.readyState === 'complete') this.go(); else window.addEventListener('load', () => this.go()); } disconnectedCallback() { this.stop(); } }`,
    // The signal that an object is made with tells of the end of that object, and so does one that a function outlasts.
    `export class Clock { constructor({ signal }) { this.id = setTimeout(() => this.tick(), 1000); signal.addEventListener('abort', () => clearTimeout(this.id), { once: true }); } tick() { clearTimeout(this.id); } }`,
    `export function serve(port, signal) { const server = createServer(port); signal.addEventListener('abort', () => { server.close(); }); return { server, port }; }`,
    `export const api = { async stream({ topics, signal, bus, send }) { const stops = []; for (const topic of topics) { const hear = data => send(topic, data); bus.on(topic, hear); stops.push(() => bus.off(topic, hear)); } signal.addEventListener('abort', () => { for (const stop of stops) stop(); }, { once: true }); } };`,
    // What a callback of what an effect begins is handed came of that.
    `import { useEffect } from 'react'; export function Editor({ id, onChange }) { useEffect(() => { tinymce.init({ id, setup: editor => { editor.on('drop', () => onChange(editor.text)); } }); }, [id]); }`,
    // A target's own method takes back what its event is listened to by, whatever it is called.
    `import { ipc } from './electron.js'; export class Pane { connectedCallback() { ipc.on('saved', () => this.draw()); } disconnectedCallback() { ipc.removeListeners('saved'); } }`,
    // Of its services, the main process of Electron has one each.
    `import { ipcMain, nativeTheme } from 'electron'; export class Appearance { constructor() { this.dark = false; ipcMain.on('theme', () => this.draw()); nativeTheme.on('updated', () => this.draw()); } shutdown() { this.save(); } }`,
    // The only caller hands in a signal of its own.
    `async function play({ path, signal }) { const video = await open(path); signal.addEventListener('abort', () => video.close()); await video.ended; } export async function run(path) { const controller = new AbortController(); await play({ path, signal: controller.signal }); }`,
    // What goes on until the abort is not over before: what is handed out, and what a function begins that returns nothing.
    `import { Relay } from './relay.js'; export async function startRelay(port, signal) { const relay = new Relay(port); await relay.ready; signal.addEventListener('abort', () => relay.stop()); return relay; }`,
    // How many there are of what a class mixes in, only who mixes it in shows.
    `export const loggingMixin = Base => class extends Base { connectedCallback() { super.connectedCallback(); window.addEventListener('error', event => { this.write(event.message); }); } };`,
    // Only the first one listens.
    `import { bus } from './bus.js'; let tracked = null; export const useTracking = () => { if (bus.listeners('moved').length === 0) { bus.on('moved', async ({ id }) => { if (tracked?.id === id) tracked.state = await load(id); }); } return { track: it => (tracked = it) }; };`,
    // A signal has no other event.
    `export function finished(txn) { return new Promise((resolve, reject) => { txn.addEventListener('complete', () => { resolve(); }); txn.addEventListener('abort', event => { reject(event); }); }); }`,
    // Of an application there is one, whatever it is called.
    `import { useEffect, useState } from 'react'; import bus from './bus.js'; export function DemoApp() { const [n, setN] = useState(0); useEffect(() => { bus.on('n', setN); }, []); return n; }`,
    // A request of its own is waited for once.
    `import http from 'node:http'; export function get(url) { const req = http.request(url); return new Promise((resolve, reject) => { req.once('response', resolve).once('error', reject).end(); }); }`,
    // A process ends once.
    `export function shutDownWith(server) { const close = () => server.close(); const shutDown = () => { setTimeout(() => process.once('SIGINT', close), 100); server.stop(); }; process.on('SIGTERM', shutDown); }`,
    // There can be only one: a second handler of the same channel throws.
    `import { ipcMain } from 'electron'; export class Terminals { constructor() { this.all = new Map(); ipcMain.handle('terminal:list', () => [...this.all.keys()]); } cleanup() { this.all.clear(); } }`,
    // Code without any framework has methods and functions of such names, too.
    `export class Bundle { external(other) { other.on('label', name => this.names.push(name)); } transform(file) { return file; } }`,
    `export class Ledger { created() { document.addEventListener('selectionchange', () => this.note()); } }`,
    `export default definePlugin({ name: 'router', setup(app) { window.addEventListener('popstate', () => app.go()); } });`,
    `import { onClose } from './server.js'; export function follow(bus, page) { onClose(() => console.log('closed')); bus.on('move', () => page.go()); }`,
    // Whoever is handed the controller works for nobody else.
    `export function load(url, controller) { return new Promise((resolve, reject) => { const x = send(url, resolve); controller.signal.addEventListener('abort', () => { x.stop(); reject(); }); }); }`,
    // What a function puts on what it is handed goes together with it, however closely one looks.
    asked(`export function build(player, media) { media.addEventListener('play', () => player.update()); }`),
    asked(
      `export class Menu { constructor(ctx) { this.ctx = ctx; ctx.on('updated', () => this.draw()); } close() {} }`,
    ),
    asked(`export class Link { constructor(peer) { peer.on('close', () => this.stop()); } stop() {} }`),
    asked(`export function install(app) { window.addEventListener('orientationchange', () => app.fit()); }`),
    asked(`export class Reporter { constructor(runner) { runner.on('begin', () => console.log()); } }`),
  ],
  invalid: [
    flagged(`
import EventHandler from './event-handler.js';
export class Modal {
  constructor(el) {
    this._el = el;
    EventHandler.on(window, 'resize.modal', () => this.fit());
    //           ~~ leaked
  }
  dispose() { EventHandler.off(this._el, '.modal'); }
}`),
    flagged(`
export class Page {
  start() {
    window.addEventListener('load', () => this.draw());
    //     ~~~~~~~~~~~~~~~~ leaked
  }
  destroy() {}
}`),
  ],
  typescript: {
    valid: [
      asked(
        `@Injectable() export class Tracker { onStart() { window.addEventListener('resize', () => this.fit()); } }`,
      ),
    ],
    invalid: [
      {
        ...flagged(`
@Injectable()
export class Tracker {
  ngOnInit() {
    window.addEventListener('resize', () => this.fit());
    //     ~~~~~~~~~~~~~~~~ leaked
  }
  ngOnDestroy() {}
}`),
        options: strict,
      },
    ],
  },
});

runRule('no-leaked-listener: waits', reportsOf(listener), {
  valid: [
    // What comes once comes once; what is taken back is taken back.
    `export const ready = server => new Promise((resolve, reject) => { server.once('listening', resolve); server.once('error', reject); });`,
    // Each of a list is waited for once.
    `const servers = []; before(async () => { servers.push(fork('a.js'), fork('b.js')); await Promise.all(servers.map(server => new Promise((resolve, reject) => { server.once('error', reject); server.once('message', resolve); }))); });`,
    `export const flushed = stream => new Promise((resolve, reject) => { stream.once('drain', () => { stream.off('error', reject); resolve(); }); stream.once('error', reject); });`,
    `export const both = (a, b) => new Promise((resolve, reject) => { a.once('drain', resolve); b.once('error', reject); });`,
  ],
  invalid: [
    flagged(`
export const flushed = stream =>
  new Promise((resolve, reject) => {
    stream.once('drain', resolve);
    stream.once('error', reject);
    //     ~~~~ leftover
  });`),
  ],
});

runRule('no-mismatched-removal', reportsOf(mismatch), {
  valid: [
    `import EventHandler from './event-handler.js'; const KEY = '.trap'; export class Trap { on() { EventHandler.off(document, KEY); EventHandler.on(document, 'focusin' + KEY, e => this.handle(e)); } off() { EventHandler.off(document, KEY); } }`,
  ],
  invalid: [],
});

runRule('no-leaked-timer', reportsOf(timer), {
  valid: [
    // A clean-up by way of a hook that hands the function back.
    hook(
      `let id; const start = useCallback(() => { id = setInterval(cb, ms); }, []); const stop = useCallback(() => clearInterval(id), []); useEffect(() => { start(); return stop; }, []);`,
    ),
    // A flag that the clean-up sets keeps the callback from doing anything.
    hook(
      `useEffect(() => { let mounted = true, t; const set = v => { if (mounted) cb(v); }; const on = () => { clearTimeout(t); t = setTimeout(() => set(1), ms); }; on(); return () => { mounted = false; }; }, []);`,
    ),
    // A record that is handed out holds the id.
    `export function repeat(cb) { const handle = { id: 0 }; const loop = () => { handle.id = requestAnimationFrame(loop); cb(); }; handle.id = requestAnimationFrame(loop); return handle; }`,
    `export function watch(node, el) { node.timer = setInterval(() => el.draw(), 9); }`,
    // What is held down comes up again, and what is connected is closed.
    `import { onUnmounted, ref } from 'vue'; export function useHold(cb) { let id; const clear = () => clearInterval(id); function start() { clear(); id = setInterval(cb, 50); document.addEventListener('mouseup', clear, { once: true }); } onUnmounted(() => cb()); return { start }; }`,
    // A timer that runs once frees itself, even where it is cleared for another reason.
    asked(
      `export class Table { filter() { clearTimeout(this.t); this.t = setTimeout(() => this.apply(), 300); } close() {} }`,
    ),
  ],
  invalid: [
    flagged(`
export class Socket {
  upgrade(transport) {
    const check = () => this.send('noop');
    transport.on('packet', packet => {
      if (packet.type === 'ping') this.timer = setInterval(check, 100);
      //                                       ~~~~~~~~~~~ overwritten
      else clearInterval(this.timer);
    });
  }
  close() { clearInterval(this.timer); }
}`),
    flagged(`
export class Player {
  ngOnInit() { this.startCheck(); }
  startCheck() {
    this.id = setInterval(() => this.check(), 50);
    //        ~~~~~~~~~~~ missed
  }
  stopCheck() { clearInterval(this.id); }
  ngOnDestroy() { this.src = ''; }
}`),
  ],
});

runRule('no-leaked-subscription', reportsOf(subscription), {
  valid: [
    asked(`export function operate(source, subscriber) { source.subscribe(value => subscriber.next(value)); }`),
    asked(
      `export class Cache { add() { this.zone.run(() => { this.off = this.renderer.listen('body', 'keydown', () => this.go()); }); } detach() { this.off(); } }`,
    ),
  ],
  invalid: [
    flagged(`
export class Node {
  constructor(tree) { this.tree = tree; }
  ngOnInit() {
    this.tree.getModel().changed.pipe(distinctUntilChanged()).subscribe(() => this.mark());
    //                                                        ~~~~~~~~~ dropped
  }
  ngOnDestroy() { this.other.unsubscribe(); }
}`),
    flagged(`
import { readable } from 'svelte/store';
export const place = readable('', set => {});
export class View {
  open() {
    place.subscribe(value => this.show(value));
    //    ~~~~~~~~~ dropped
  }
  close() {}
}`),
  ],
});

runRule('no-leaked-observer', reportsOf(observer), {
  valid: [
    `export function lazy(n, el) { n.seen = new IntersectionObserver(([entry]) => { if (entry.isIntersecting) { n.seen.disconnect(); n.draw(); } }); n.seen.observe(el); }`,
  ],
  invalid: [],
});
