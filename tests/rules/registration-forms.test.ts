/** The forms in which programs register and take back, each both ways. */
import listener from '../../src/rules/no-leaked-listener.ts';
import subscription from '../../src/rules/no-leaked-subscription.ts';
import timer from '../../src/rules/no-leaked-timer.ts';
import { flagged } from '../annotated.ts';
import { reportsOf, runRule } from '../run-rule.ts';

const effect = (body: string): string =>
  `import { useEffect } from 'react'; export function useIt(cb, on) { useEffect(() => { ${body} }, []); }`;

runRule('no-leaked-listener: forms', reportsOf(listener), {
  valid: [
    // Several events at once, removed by the same list or another.
    `import * as _ from './dom.js'; export class Slider { constructor(options) { this.options = options; _.on(document, ['keydown', 'keyup'], this.key); } key = () => this.options.step(); destroy() { _.off(document, ['keydown', 'keyup'], this.key); } }`,
    `import * as _ from './dom.js'; const KEYS = ['keydown', 'keyup']; export class Slider { constructor(options) { this.options = options; _.on(document, KEYS, this.key); } key = () => this.options.step(); destroy() { _.off(document, ['keyup', 'keydown'], this.key); } }`,
    // Electron: once for the program, or taken back.
    `import { ipcMain } from 'electron'; ipcMain.handle('open', () => open()); ipcMain.on('log', (e, text) => log(text));`,
    `import { ipcRenderer } from 'electron'; ${effect(`const f = (e, x) => cb(x); ipcRenderer.on('x', f); return () => ipcRenderer.removeListener('x', f);`)}`,
    // A database, channel or socket that is made here goes with what is made of it.
    `export function open(cb) { const request = indexedDB.open('db'); request.addEventListener('success', () => cb(request.result)); }`,
    `export class Tabs { constructor() { this.channel = new BroadcastChannel('tabs'); this.channel.addEventListener('message', e => this.read(e)); } close() { this.channel.close(); } }`,
    `export class Feed { connect(url) { this.ws = new WebSocket(url); this.ws.addEventListener('message', e => this.read(e)); } }`,
    // A function of the file that only registers what it is called with, and its opposite; one that takes back itself.
    `function listen(el, type, fn, capture) { if (el.addEventListener) el.addEventListener(type, fn, !!capture); else el.attachEvent('on' + type, fn); } function unlisten(el, type, fn, capture) { if (el.removeEventListener) el.removeEventListener(type, fn, !!capture); else el.detachEvent('on' + type, fn); } export class Menu { constructor() { this.onKey = () => this.hide(); listen(document, 'keydown', this.onKey, true); } hide() {} destroy() { unlisten(document, 'keydown', this.onKey, true); } }`,
    `function listen(el, type, fn) { el.addEventListener(type, fn); return () => el.removeEventListener(type, fn); } export class Menu { constructor() { this.stop = listen(document, 'keydown', () => this.hide()); } hide() {} destroy() { this.stop(); } }`,
    `const undo = new Set(); function listen(el, type, fn) { el.addEventListener(type, fn); undo.add(() => el.removeEventListener(type, fn)); } export class Menu { constructor() { listen(document, 'keydown', () => this.hide()); } hide() {} destroy() { for (const one of undo) { one(); undo.delete(one); } } }`,
    // What jQuery and Backbone called it: taken back by either name, or by its namespace; a function's own `bind`.
    `export class Menu { constructor(el) { this.el = el; this.onResize = () => this.place(); $(window).bind('resize', this.onResize); } place() {} destroy() { $(window).off('resize', this.onResize); } }`,
    `export class Menu { constructor(el) { this.el = el; this.onResize = () => this.place(); $(window).on('resize', this.onResize); } place() {} destroy() { $(window).unbind('resize', this.onResize); } }`,
    `export class Menu { constructor(el) { this.el = el; $(window).bind('resize.menu', () => this.place()); } place() {} destroy() { $(window).unbind('.menu'); } }`,
    `export class Feed { constructor(cb) { this.emit = cb.bind(this, 'x'); this.log = console.log.bind(window, this.emit); } destroy() {} }`,
    // A loop over the names of events on both sides.
    `const NAMES = ['a', 'b']; export class A { open() { for (const n of NAMES) window.addEventListener(n, this.f); } close() { NAMES.forEach(n => window.removeEventListener(n, this.f)); } f = () => this.go(); }`,
    // An early return before anything is registered.
    effect(
      `if (!on) return; const f = () => cb(); window.addEventListener('x', f); return () => window.removeEventListener('x', f);`,
    ),
    // Disposables.
    `export function run(cb) { using stack = new DisposableStack(); const f = () => cb(); window.addEventListener('x', f); stack.defer(() => window.removeEventListener('x', f)); cb(); }`,
    effect(`const signal = AbortSignal.timeout(900); window.addEventListener('x', () => cb(), { signal });`),
    `export function both(cb, a) { const c = new AbortController(); window.addEventListener('x', () => cb(), { signal: AbortSignal.any([a, c.signal]) }); return () => c.abort(); }`,
    // Solid, Lit, Angular.
    `import { onCleanup } from 'solid-js'; export function Box(props) { const f = () => props.fit(); window.addEventListener('resize', f); onCleanup(() => window.removeEventListener('resize', f)); }`,
    `export class Mouse { constructor(host) { host.addController(this); } hostConnected() { window.addEventListener('x', this.f); } hostDisconnected() { window.removeEventListener('x', this.f); } f = () => this.host.requestUpdate(); }`,
    `export class Box { destroyRef = inject(DestroyRef); constructor() { const f = () => this.fit(); window.addEventListener('resize', f); this.destroyRef.onDestroy(() => window.removeEventListener('resize', f)); } }`,
  ],
  invalid: [
    // Several events at once, by a helper from elsewhere.
    flagged(`
import * as _ from './dom.js';
export class Slider {
  constructor(options) {
    this.options = options;
    _.on(document, ['keydown', 'keyup'], this.key);
  //  ~~ leaked
  }
  key = () => this.options.step();
  destroy() { this.options.close(); }
}`),
    flagged(`
function listen(el, type, fn) {
  if (el.addEventListener) el.addEventListener(type, fn, false);
  else el.attachEvent('on' + type, fn);
}
function unlisten(el, type, fn) {
  if (el.removeEventListener) el.removeEventListener(type, fn, false);
  else el.detachEvent('on' + type, fn);
}
export class Menu {
  constructor() {
    this.onKey = () => this.hide();
    this.el = document.createElement('div');
    listen(this.el, 'click', this.onKey);
    listen(document, 'keydown', this.onKey);
//  ~~~~~~ leaked
  }
  hide() {}
  destroy() {
    unlisten(this.el, 'click', this.onKey);
  }
}`),
    flagged(`
export class Menu {
  constructor(el) {
    this.el = el;
    $(window).bind('resize', () => this.place());
    //        ~~~~ leaked
  }
  place() {}
  destroy() {
    this.el.remove();
  }
}`),
    flagged(`
import { ipcRenderer } from 'electron';
import { useEffect } from 'react';
export function useIt(cb) {
  useEffect(() => {
    ipcRenderer.on('x', (e, x) => cb(x));
    //          ~~ leaked
  }, []);
}`),
    flagged(`
const NAMES = ['a', 'b'];
export class A {
  open() {
    for (const n of NAMES) window.addEventListener(n, this.f);
    //                            ~~~~~~~~~~~~~~~~ leaked
  }
  close() {}
  f = () => this.go();
}`),
    flagged(`
import { onCleanup } from 'solid-js';
export function Box(props) {
  window.addEventListener('resize', () => props.fit());
  //     ~~~~~~~~~~~~~~~~ leaked
  onCleanup(() => props.end());
}`),
    flagged(`
export class Mouse {
  constructor(host) { host.addController(this); }
  hostConnected() {
    window.addEventListener('mousemove', () => this.host.requestUpdate());
    //     ~~~~~~~~~~~~~~~~ leaked
  }
  hostDisconnected() {}
}`),
    flagged(`
import { useEffect } from 'react';
export function useIt(cb, on) {
  useEffect(() => {
    const f = () => cb();
    window.addEventListener('x', f);
    //     ~~~~~~~~~~~~~~~~ missed
    if (!on) return;
    return () => window.removeEventListener('x', f);
  }, [on]);
}`),
  ],
});

runRule('no-leaked-timer: forms', reportsOf(timer), {
  valid: [
    `export class Poll { start() { this.alive = true; this.tick(); } tick() { if (!this.alive) return; setTimeout(() => this.tick(), 900); } stop() { this.alive = false; } }`,
    `export class Many { ids = []; start(n) { this.ids.push(setInterval(() => this.go(n), 9)); } stop() { for (const id of this.ids) clearInterval(id); } }`,
    `export class Many { ids = new Map(); start(k) { this.ids.set(k, setInterval(() => this.go(k), 9)); } stop() { for (const id of this.ids.values()) clearInterval(id); } }`,
    `export class Sweep { start() { this.id = setInterval(() => this.sweep(), 9); this.id.unref(); } }`,
    `export class Poll { ngOnInit() { const id = setInterval(() => this.go(), 9); this.destroyRef.onDestroy(() => clearInterval(id)); } }`,
    `import { onCleanup } from 'solid-js'; export function Clock(props) { const id = setInterval(() => props.tick(), 9); onCleanup(() => clearInterval(id)); }`,
    `export function run(cb) { using stack = new DisposableStack(); const id = setInterval(() => cb(), 9); stack.defer(() => clearInterval(id)); cb(); }`,
  ],
  invalid: [
    flagged(`
export class Poll {
  connectedCallback() { this.tick(); }
  tick() {
    this.draw();
    setTimeout(() => this.tick(), 900);
  //~~~~~~~~~~ dropped
  }
  disconnectedCallback() {}
}`),
    flagged(`
import { onCleanup } from 'solid-js';
export function Clock(props) {
  setInterval(() => props.tick(), 9);
//~~~~~~~~~~~ dropped
  onCleanup(() => props.end());
}`),
    flagged(`
export class Many {
  ids = [];
  connectedCallback() {
    this.ids.push(setInterval(() => this.go(), 9));
    //            ~~~~~~~~~~~ dropped
  }
}`),
  ],
});

runRule('no-leaked-subscription: forms', reportsOf(subscription), {
  valid: [
    // EventTarget's observables, MobX, stores.
    `export class A { ngOnInit() { this.el.when('click').subscribe(() => this.go()); } el = document.createElement('b'); }`,
    `import { autorun } from 'mobx'; autorun(() => draw());`,
    `import { reaction } from 'mobx'; ${effect(`return reaction(() => on.x, () => cb());`)}`,
    `import { store } from './store.js'; ${effect(`const off = store.subscribe(() => cb()); return off;`)}`,
    `import { useStore } from './store.js'; ${effect(`return useStore.subscribe(() => cb());`)}`,
    // A source that completes by itself.
    `export class A { ngOnInit() { this.http.get('/x').subscribe(x => this.show(x)); } }`,
  ],
  invalid: [
    flagged(`
export class A {
  ngOnInit() {
    window.when('resize').subscribe(() => this.fit());
    //                    ~~~~~~~~~ dropped
  }
  ngOnDestroy() {}
}`),
    flagged(`
import { autorun } from 'mobx';
import { useEffect } from 'react';
export function useIt(cb) {
  useEffect(() => {
    autorun(() => cb());
  //~~~~~~~ dropped
  }, []);
}`),
    flagged(`
import { store } from './store.js';
import { useEffect } from 'react';
export function useIt(cb) {
  useEffect(() => {
    store.subscribe(() => cb());
    //    ~~~~~~~~~ dropped
  }, []);
}`),
    flagged(`
import { createStore } from 'zustand';
export const bears = createStore(() => ({}));
export class View {
  connectedCallback() {
    bears.subscribe(() => this.draw());
    //    ~~~~~~~~~ dropped
  }
}`),
  ],
});

/** A component of Ember that hears of a property of what it is handed. */
const observing = (end: string, add = `list.addObserver('[]', this, this.update)`): string => `
import Component from '@ember/component';
export default Component.extend({
  show(list) { this.list = list; ${add}; },
  update() {},
  willDestroy() { ${end} },
});`;

runRule('no-leaked-listener: observers of Ember', reportsOf(listener), {
  valid: [
    observing(`this.list.removeObserver('[]', this, this.update);`),
    // Its own properties go with it; others have observers of other things.
    observing('', `this.addObserver('list', this, this.update)`),
    observing('', `services.prefs.addObserver('accent', this, false)`),
    observing('', `list.addObserver(this)`),
  ],
  invalid: [observing(''), observing('', `list.addObserver('[]', () => this.update())`)].map(code => ({
    code,
    errors: [{ messageId: 'leaked' as const }],
  })),
});
