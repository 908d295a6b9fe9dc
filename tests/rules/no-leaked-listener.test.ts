import rule from '../../src/rules/no-leaked-listener.ts';
import { flagged } from '../annotated.ts';
import { crashProbes } from '../crash-probes.ts';
import { reportsOf, runRule } from '../run-rule.ts';

const effect = (body: string): string =>
  `import { useEffect } from 'react'; export function useIt(cb, el) { useEffect(() => { ${body} }, []); }`;

runRule('no-leaked-listener', reportsOf(rule), {
  valid: [
    ...crashProbes(['addEventListener', 'on', 'once', 'addListener', '$on', 'removeEventListener', 'off']),
    // Once, while the module loads, or guarded by it.
    `window.addEventListener('resize', () => draw());`,
    `(function () { document.addEventListener('click', e => close(e)); })();`,
    `let started = false; export function start(view) { if (started) return; started = true; window.addEventListener('resize', () => view.fit()); }`,
    `let seen; export function useVisibility(r) { if (!seen) { seen = r(); document.addEventListener('visibilitychange', () => r.set(1)); } return seen; }`,
    `class App { constructor() { window.addEventListener('resize', () => this.fit()); } } new App();`,
    `export default new (class Page { constructor() { window.addEventListener('hashchange', () => this.show()); } })();`,
    // The same function again is ignored by an EventTarget.
    `const log = e => console.log(e); export function start() { window.addEventListener('error', log); }`,
    `import { log } from './log.js'; export class A { open() { document.addEventListener('click', log); } }`,
    // A part of the frame around everything else, and what a framework calls once for its program.
    `import { onMount, createSignal } from 'solid-js'; export const TitleBar = props => { const [open, setOpen] = createSignal(false); onMount(() => { document.body.addEventListener('click', () => setOpen(false)); }); return open(); };`,
    `import { ref, watch } from 'vue'; export default defineNuxtPlugin(() => { const shown = ref(false); const ask = () => { shown.value = true; }; watch(shown, () => {}); window.addEventListener('ask', ask); window.addEventListener('installed', () => { shown.value = false; }); return () => window.removeEventListener('ask', ask); });`,
    // What an event of something brings goes with that; what a composable is handed may be a part of its component.
    effect(
      `const onShown = page => { const layer = page.layer ?? page.source.layer; layer.addEventListener('dblclick', () => el.go(cb)); }; el.on('shown', onShown); return () => el.off('shown', onShown);`,
    ),
    `import { watch } from 'vue'; export function useNodes(state) { const { store } = state; const refresh = () => state.draw(); watch(state.rows, refresh); store.emitter.on('update', refresh); }`,
    // The target goes with its owner.
    `const BOX = \`\n<div class="box"></div>\`; export class Map extends Widget { render() { this.$box = $(BOX); this.$box.on('drop', e => this.drop(e)); } cleanup() { this.map.destroy(); } }`,
    `class X extends HTMLElement { connectedCallback() { this.addEventListener('focusin', () => this.mark()); } }`,
    `class X extends HTMLElement { connectedCallback() { this.querySelector('b').addEventListener('click', () => this.go()); this.shadowRoot.addEventListener('x', () => this.go()); } }`,
    `export function chip(text) { const el = document.createElement('span'); el.addEventListener('click', () => text.remove()); return el; }`,
    `export class Hub { emitter = new EventEmitter(); constructor(cb) { this.emitter.on('tick', () => cb(this)); } }`,
    `export class Conn { constructor(url) { this.ws = new WebSocket(url); this.ws.addEventListener('message', m => this.read(m)); } }`,
    `export class Conn { constructor(socket) { this.socket = socket; socket.on('data', d => this.read(d)); } close() { this.socket.destroy(); } }`,
    `import { spawn } from 'node:child_process'; export function run(cb) { const child = spawn('ls'); child.on('exit', () => cb()); child.stdout.on('data', d => cb(d)); }`,
    `export class Pool { start() { const w = new Worker('w.js'); w.addEventListener('message', () => this.done(w)); } }`,
    `import net from 'node:net'; export function serve(h) { const server = net.createServer(); server.on('connection', socket => { socket.on('data', d => h(d)); }); return server; }`,
    `import { useRef, useEffect } from 'react'; export function Box({ f }) { const ref = useRef(null); useEffect(() => { ref.current.addEventListener('wheel', e => f(e)); }, []); }`,
    `export default { mounted() { this.$el.addEventListener('click', () => this.go()); this.$refs.a.addEventListener('click', () => this.go()); } };`,
    `export class A { start() { this.on('x', () => this.go()); this.bus.on('y', () => this.go()); } bus = createBus(); }`,
    // A signal, wherever it comes from.
    `export function watch(cb, { signal }) { window.addEventListener('resize', () => cb(), { signal }); }`,
    `export function watch(cb, signal) { const options = { passive: true, signal }; window.addEventListener('resize', () => cb(), options); }`,
    `export class A { #c = new AbortController(); open() { document.addEventListener('click', () => this.hide(), { signal: this.#c.signal }); } close() { this.#c.abort(); } }`,
    effect(
      `const c = new AbortController(); const { signal } = c; window.addEventListener('copy', () => cb(), { signal }); return () => c.abort();`,
    ),
    `export function once(cb) { window.addEventListener('resize', () => cb(), { signal: AbortSignal.timeout(5000) }); }`,
    `export function both(cb, a, b) { const signal = AbortSignal.any([a, b]); window.addEventListener('resize', () => cb(), { signal }); }`,
    `export function open(cb) { const c = new AbortController(); window.addEventListener('resize', () => cb(), { signal: c.signal }); return c; }`,
    `export function open(cb) { const { signal, ...controller } = new AbortController(); window.addEventListener('resize', () => cb(), { signal }); return controller; }`,
    // Once, and options that may say anything.
    `export function next(cb) { document.addEventListener('click', () => cb(), { once: true }); bus.once('x', () => cb()); }`,
    `export function next(cb, options) { document.addEventListener('click', () => cb(), { ...options }); window.addEventListener('click', () => cb(), options); }`,
    // Removed: in another method, in a disposer of any name, by a list, in a loop, by a constant or computed name.
    `export class A { open() { window.addEventListener('resize', this.fit); } close() { window.removeEventListener('resize', this.fit); } fit = () => this.draw(); }`,
    `export function attach(view) { const f = () => view.fit(); window.addEventListener('resize', f); return () => window.removeEventListener('resize', f); }`,
    `export function attach(view) { window.addEventListener('resize', f); return { undo() { window.removeEventListener('resize', f); } }; function f() { view.fit(); } }`,
    `export class A { undo = []; open() { const f = () => this.fit(); window.addEventListener('resize', f); this.undo.push(() => window.removeEventListener('resize', f)); } close() { for (const u of this.undo) u(); } }`,
    effect(
      `for (const t of ['a', 'b']) document.addEventListener(t, cb); return () => { ['a', 'b'].forEach(t => document.removeEventListener(t, cb)); };`,
    ),
    `const EV = 'app:ready'; export class A { open() { document.addEventListener(EV, this.f); } close() { document.removeEventListener('app:ready', this.f); } f = () => this.go(); }`,
    `export class A { list = []; listen(t, e, f) { t.addEventListener(e, f); this.list.push([t, e, f]); } close() { for (const [t, e, f] of this.list) t.removeEventListener(e, f); } }`,
    `import { bus } from './bus.js'; export class A { open() { bus.on('tick', () => this.go()); } close() { bus.removeAllListeners('tick'); } }`,
    `export function run(view) { const f = () => view.fit(); window.addEventListener('resize', f); try { view.run(); } finally { window.removeEventListener('resize', f); } }`,
    `export function drag(el) { const move = e => el.move(e); const up = () => { document.removeEventListener('mousemove', move); document.removeEventListener('mouseup', up); }; document.addEventListener('mousemove', move); document.addEventListener('mouseup', up); }`,
    {
      code: `export function open(view) { using stack = new DisposableStack(); const f = () => view.fit(); window.addEventListener('resize', f); stack.defer(() => window.removeEventListener('resize', f)); }`,
      languageOptions: { parserOptions: { ecmaVersion: 2026 } },
    },
    // The disposer is handed over.
    `import { useEffect } from 'react'; import { net } from 'net-info'; export function useNet(set) { useEffect(() => { const stop = net.addEventListener(s => set(s)); return stop; }, []); }`,
    effect(`const { remove } = BackHandler.addEventListener('back', () => cb()); return () => { remove(); };`),
    `import { bus } from './bus.js'; export class A { constructor() { this._register(bus.on('x', () => this.go())); } }`,
    // Frameworks.
    `export default { mounted() { window.addEventListener('resize', this.fit); }, destroyed() { window.removeEventListener('resize', this.fit); }, methods: { fit() {} } };`,
    `import { onMounted, onUnmounted } from 'vue'; export function useMouse(cb) { const f = () => cb(); onMounted(() => window.addEventListener('mousemove', f)); onUnmounted(() => window.removeEventListener('mousemove', f)); }`,
    `import { onMount } from 'svelte'; export function useKeys(cb) { onMount(() => { const f = () => cb(); window.addEventListener('keyup', f); return () => window.removeEventListener('keyup', f); }); }`,
    `import { onMount, onCleanup } from 'solid-js'; export function Keys(props) { const f = () => props.on(); onMount(() => { window.addEventListener('keyup', f); onCleanup(() => window.removeEventListener('keyup', f)); }); }`,
    `import { destroyRef } from './ref.js'; export class C { ngOnInit() { const f = () => this.go(); window.addEventListener('keyup', f); this.destroyRef.onDestroy(() => window.removeEventListener('keyup', f)); } }`,
    `export class Ctrl { hostConnected() { window.addEventListener('resize', this.f); } hostDisconnected() { window.removeEventListener('resize', this.f); } f = () => this.host.requestUpdate(); }`,
    `export class Plug extends Emitter { init(editor) { this.listenTo(editor.model, 'change', () => this.refresh()); } }`,
    // Requests, and other things that are given to a callback.
    `import http from 'node:http'; http.createServer((req, res) => { req.on('data', d => res.write(d)); res.on('close', () => done(res)); });`,
    // A signal of one's own; a request is no signal; a signal that is how the caller ends it.
    `export function run(cb) { const c = new AbortController(); c.signal.addEventListener('abort', () => cb()); return c; }`,
    `export function load(xhr, cb) { xhr.addEventListener('abort', () => cb()); }`,
    `export function listen(el, cb, signal) { const f = () => cb(); el.addEventListener('x', f); signal.addEventListener('abort', () => el.removeEventListener('x', f), { once: true }); }`,
    `export function link(parent) { const child = new AbortController(); const fwd = () => child.abort(); parent.addEventListener('abort', fwd, { once: true }); child.signal.addEventListener('abort', () => parent.removeEventListener('abort', fwd), { once: true }); return child; }`,
    `export function link(parent, run) { const c = new AbortController(); const fwd = () => c.abort(); parent.addEventListener('abort', fwd); return run(c).finally(() => parent.removeEventListener('abort', fwd)); }`,
    // A start of the program.
    `export function bootstrap(app) { window.addEventListener('popstate', () => app.route()); process.on('exit', () => app.stop()); }`,
    // Removed in the hook that its framework calls.
    `export class Dialog extends Widget { onAfterAttach() { document.addEventListener('focus', this, true); } onAfterDetach() { document.removeEventListener('focus', this, true); } }`,
    // Removed through a bound method.
    `export class Sound { unlock() { const { body } = document; const go = () => { const remove = body.removeEventListener.bind(body); this.resume().then(() => remove('keydown', go)); }; body.addEventListener('keydown', go); } }`,
    // A signal that a method is handed goes with the call, and the object lives longer.
    `export class Server { listen(options) { options.signal.addEventListener('abort', () => this.close(), { once: true }); } }`,
    // The class makes the one that everybody gets.
    `export class Shard { constructor() { process.on('message', this.handle.bind(this)); } handle() {} static shared() { if (!this.only) { this.only = new this(); } return this.only; } }`,
  ],
  invalid: [
    // A controller of Stimulus, which comes and goes with its element.
    flagged(`
import { Controller } from '@hotwired/stimulus';
export default class extends Controller {
  connect() {
    window.addEventListener('scroll', () => this.follow());
    //     ~~~~~~~~~~~~~~~~ leaked
  }
}`),
    // A component that is none of the frame, an element that is looked for on the page.
    flagged(`
import { onMount, createSignal } from 'solid-js';
export const Menu = props => {
  const [open, setOpen] = createSignal(false);
  onMount(() => {
    document.body.addEventListener('click', () => setOpen(false));
    //            ~~~~~~~~~~~~~~~~ leaked
  });
  return open();
};`),
    // The controller is there, and nothing aborts it.
    flagged(`
export class Panel extends HTMLElement {
  connectedCallback() {
    this.controller = new AbortController();
    window.addEventListener('resize', () => this.fit(), { signal: this.controller.signal });
    //     ~~~~~~~~~~~~~~~~ leaked
  }
  disconnectedCallback() { this.textContent = ''; }
}`),
    // What takes it back is kept, and nobody asks for it.
    flagged(`
import { useEffect } from 'react';
import { Keyboard } from 'react-native';
export function useKeyboard(set) {
  useEffect(() => { const shown = Keyboard.addListener('keyboardDidShow', () => set(true)); }, []);
  //                                       ~~~~~~~~~~~ leaked
}`),
    flagged(`
export class Chart {
  constructor() {
    window.addEventListener('resize', () => this.draw());
    //     ~~~~~~~~~~~~~~~~ leaked
  }
  destroy() {}
}`),
    flagged(`
export function Chart() {
  var self = this;
  process.once('SIGTERM', function () { self.close(); });
  //      ~~~~ leaked
}
Chart.prototype.close = function () {};`),
    flagged(`
import { bus } from './bus.js';
export class View {
  open() {
    bus.on('a', () => this.a()).on('b', this.b, this);
    //  ~~ leaked
    //                          ~~ leaked
  }
  close() { bus.off('c', this.c); }
}`),
    flagged(`
import { client } from './client.js';
export class Panel {
  open() {
    client.current().on('change', this.onChange);
    //               ~~ leaked
  }
  onChange = () => this.draw();
}`),
    flagged(`
export class Call {
  constructor(manager) {
    this.manager = manager;
    manager.client.on('state', state => this.read(state));
    //             ~~ leaked
  }
  destroy() { this.manager.client.off('close', this.close); }
}`),
    flagged(`
export function follow(view) {
  const query = matchMedia('print');
  query.addListener(() => view.draw());
  //    ~~~~~~~~~~~ leaked
}`),
    flagged(`
import { useEffect } from 'react';
export function useKeys(cb) {
  useEffect(() => {
    document.addEventListener('keyup', cb);
    //       ~~~~~~~~~~~~~~~~ leaked
  }, [cb]);
}`),
    flagged(`
import { useEffect } from 'react';
export function useZoom(locked, zoom) {
  useEffect(() => {
    window.addEventListener('wheel', zoom);
    //     ~~~~~~~~~~~~~~~~ missed
    if (locked) return;
    return () => window.removeEventListener('wheel', zoom);
  }, [locked]);
}`),
    flagged(`
import { useEffect } from 'react';
export function useZoom(locked) {
  useEffect(() => {
    const zoom = () => location.reload();
    window.addEventListener('wheel', zoom);
    //     ~~~~~~~~~~~~~~~~ missed
    if (locked) {
      return undefined;
    }
    document.body.classList.add('zooms');
    return () => {
      window.removeEventListener('wheel', zoom);
      document.body.classList.remove('zooms');
    };
  }, [locked]);
}`),
    // A signal that nobody can abort.
    flagged(`
export function follow(view) {
  const { signal } = new AbortController();
  window.addEventListener('resize', () => view.fit(), { signal });
  //     ~~~~~~~~~~~~~~~~ leaked
}`),
    flagged(`
export class Chart {
  constructor() {
    const { signal } = new AbortController();
    window.addEventListener('resize', () => this.fit(), { signal });
    //     ~~~~~~~~~~~~~~~~ leaked
  }
  destroy() {
    this.el.remove();
  }
}`),
    flagged(`
import { onMounted, onUnmounted, watch } from 'vue';
export default {
  setup(props) {
    const onKey = () => props.close();
    watch(() => props.open, open => {
      if (open) window.addEventListener('keydown', onKey);
      //               ~~~~~~~~~~~~~~~~ missed
      else window.removeEventListener('keydown', onKey);
    });
    onMounted(() => props.ready());
  },
};`),
    flagged(`
export default {
  mounted() {
    document.addEventListener('click', this.outside);
    //       ~~~~~~~~~~~~~~~~ leaked
  },
  methods: { outside() {} },
};`),
    flagged(`
export class Tag extends HTMLElement {
  connectedCallback() {
    document.addEventListener('click', this.hide.bind(this));
    //       ~~~~~~~~~~~~~~~~ leaked
    document.addEventListener('keyup', this, true);
    //       ~~~~~~~~~~~~~~~~ leaked
  }
}`),
    flagged(`
export function open(view) {
  const unused = new AbortController();
  window.addEventListener('resize', () => view.fit(), { signal: unused.signal });
  //     ~~~~~~~~~~~~~~~~ leaked
}`),
    flagged(`
export const withRetry = (run, signal) => new Promise((ok, fail) => {
  signal.addEventListener('abort', () => fail(signal.reason), { once: true });
  //     ~~~~~~~~~~~~~~~~ untilAbort
  run().then(ok, fail);
});`),
    flagged(`
export class Task {
  constructor(options) {
    this.options = options;
    this.options.signal?.addEventListener('abort', () => this.stop());
    //                   ~~~~~~~~~~~~~~~~ untilAbort
  }
}`),
    flagged(`
export function request(req, done) {
  req.on('socket', socket => {
    socket.on('close', () => done(req));
    //     ~~ leaked
  });
}`),
  ],
  typescript: {
    valid: [
      `export class A { constructor(private readonly bus: Bus) {} open() { const f = () => this.go(); this.bus.on('x', f); } close() { this.bus.removeAllListeners(); } }`,
      `export function open(view: View) { (window as any).addEventListener!('resize', fit); return () => (window as any).removeEventListener('resize', fit); function fit(this: Window) { view.fit(); } }`,
      `export class A extends Disposable { constructor() { super(); this._register(vscode.window.onDidChange(() => this.go())); } }`,
    ],
    invalid: [
      flagged(`
export class Room {
  constructor(private readonly client: Client) {}
  start() {
    this.client!.on(RoomEvent.Timeline, this.onTimeline as Handler);
    //           ~~ leaked
    this.client.on(RoomEvent.Name, this.onName);
  }
  dispose() { this.client.off(RoomEvent.Name, this.onName); }
  private onTimeline = () => this.draw();
  private onName = () => this.draw();
}`),
    ],
  },
});
