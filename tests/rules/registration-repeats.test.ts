import listener from '../../src/rules/no-leaked-listener.ts';
import mismatch from '../../src/rules/no-mismatched-removal.ts';
import subscription from '../../src/rules/no-leaked-subscription.ts';
import timer from '../../src/rules/no-leaked-timer.ts';
import { flagged } from '../annotated.ts';
import { reportsOf, runRule } from '../run-rule.ts';

// What tells that code runs for one thing after the other, and what is but a part of a program.
runRule('no-leaked-listener', reportsOf(listener), {
  valid: [
    // What runs only while something is missing runs the first time.
    `import { services } from './services.js'; export function layer(dispatch) { const redraw = throttle(() => dispatch.call('change')); let service; function get() { if (services.map && !service) { service = services.map; service.event.on('loaded', redraw); } return service; } return { draw(selection) { selection.on('click', () => get().show()); } }; }`,
    // Managers, stores and services: a program makes one of each.
    `import { ipcMain } from 'electron'; export class WindowManager { constructor(menu) { this.menu = menu; this.listen(); } listen() { ipcMain.on('close-window', e => this.close2(e)); } }`,
    `export class AuthStore { constructor(rootStore) { this.rootStore = rootStore; window.addEventListener('storage', e => this.take(e)); } }`,
    // Functions that set up a part of a program once.
    `import { pubsub } from './pubsub.js'; export default function cache(opts) { const kept = new Lru(opts); pubsub.on('reset', () => kept.clear()); return kept; }`,
    `import { app } from 'electron'; export function notify(title) { app.on('ready', () => show(title)); }`,
    `export function patchMenu() { let openedAt = 0; document.addEventListener('touchstart', () => { openedAt = Date.now(); }); return () => openedAt; }`,
    // The one component that a program starts with.
    `import { useEffect } from 'react'; export function App() { const [a, setA] = useState(0); useEffect(() => { window.addEventListener('online', () => setA(1)); }, []); }`,
    // An element that a function within a component is handed, and what a composable is.
    `import { onMounted } from 'vue'; export function useEditor(view) { const initView = el => { el.addEventListener('keyup', () => view.draw()); }; onMounted(() => initView(view.el)); }`,
    `import { watch } from 'vue'; export function useNodes(store, refresh) { watch(store.items, refresh); const update = () => refresh(store); store.emitter.on('update', update); }`,
    // A helper is told the target, an element is no event, and D3 replaces the listener before.
    `import { Events } from './events.js'; export class Scroller { start() { Events.on(document.body, { 'mousemove.pan': this.pan.bind(this) }); } dispose() {} }`,
    `import Events from './events.js'; export function relay(instance, name) { Events.on(instance.player, name, e => instance.tell(e)); }`,
    `export function resized(el) { d3.select(window).on('resize', () => el.draw()); }`,
    // A field of that name is no method that a framework calls.
    `export class Editor { constructor(graph) { this.destroyed = false; graph.on('change', () => this.draw()); } }`,
    // The signal is what the work goes on until, or takes back what began.
    `export function scroll(capture, signal, router) { const stop = router.afterEach(capture); signal.addEventListener('abort', stop, { once: true }); }`,
    `export async function follow(el, signal) { el.addEventListener('click', () => el.go(), { signal }); signal.addEventListener('abort', () => el.stop()); await el.done; }`,
    `export function addHotkey(el, { signal }) { document.body.prepend(el); signal?.addEventListener('abort', () => { el.remove(); }); }`,
  ],
  invalid: [
    // Named for what there are several of.
    flagged(`
export class Tooltip {
  constructor(text) {
    this.text = text;
    window.addEventListener('scroll', () => this.place());
    //     ~~~~~~~~~~~~~~~~ leaked
  }
}`),
    flagged(`
import { BrowserWindow, ipcMain } from 'electron';
export class Window {
  constructor() {
    this.window = new BrowserWindow();
    ipcMain.on('set-opacity', (_, value) => this.window.setOpacity(value));
    //      ~~ leaked
  }
}`),
    flagged(`
export class Gantt {
  constructor(wrapper, tasks) {
    this.wrapper = wrapper;
    document.addEventListener('mouseup', () => this.stop2(tasks));
    //       ~~~~~~~~~~~~~~~~ leaked
  }
}`),
    flagged(`
export class Loader {
  show() {
    document.body.addEventListener('keyup', e => this.press(e));
    //            ~~~~~~~~~~~~~~~~ leaked
  }
  dispose() { this.node.remove(); }
}`),
    flagged(`
export function follow(container) {
  window.addEventListener('resize', () => container.fit());
  //     ~~~~~~~~~~~~~~~~ leaked
}`),
    flagged(`
import { bus } from './bus.js';
export function track(client) {
  const span = route => { bus.on('done', () => client.end(route)); };
  //                          ~~ leaked
  client.on('navigate', route => span(route));
}`),
    flagged(`
import { app } from './app.js';
app.get('/', (req, res) => {
  process.on('SIGTERM', () => res.end(req.url));
  //      ~~ leaked
});`),
    flagged(`
import { useEffect } from 'react';
export function App({ user }) {
  useEffect(() => {
    window.addEventListener('online', () => user.sync());
    //     ~~~~~~~~~~~~~~~~ leaked
  }, [user]);
}`),
    flagged(`
export async function delay(ms, signal) {
  await new Promise((resolve, reject) => {
    setTimeout(resolve, ms);
    signal.addEventListener('abort', () => reject(signal.reason));
    //     ~~~~~~~~~~~~~~~~ untilAbort
  });
}`),
  ],
});

runRule('no-mismatched-removal', reportsOf(mismatch), {
  valid: [
    // A handler that was there before is taken out of a list.
    `export function take(server) { const handler = server.listeners('upgrade').pop(); server.removeListener('upgrade', handler); server.on('upgrade', req => server.pass(req)); }`,
  ],
  invalid: [],
});

runRule('no-leaked-timer', reportsOf(timer), {
  valid: [
    // A helper clears the timer of what it is handed; a base class that of its heirs.
    `const reset = player => { clearInterval(player.id); }; export class Player { play() { reset(this); this.id = setInterval(() => this.frame(), 9); } stop() { reset(this); } }`,
    // Over in a moment, or after so many times.
    `export class Tip { show() { clearTimeout(this.t); this.t = setTimeout(() => this.open(), 100); } ngOnDestroy() {} }`,
    `import { DELAY } from './c.js'; export class Tip { show() { clearTimeout(this.t); this.t = setTimeout(() => this.open(), DELAY); } ngOnDestroy() {} }`,
    `import { onMount } from 'solid-js'; export function Bar() { let left = 9; onMount(() => { const next = () => { left--; if (left > 0) setTimeout(next, 50); }; next(); }); }`,
    `import { useEffect } from 'react'; const frame = () => new Promise(resolve => { requestAnimationFrame(() => resolve()); }); export function useIt(cb) { useEffect(() => { frame().then(cb); }, [cb]); }`,
  ],
  invalid: [
    flagged(`
export function query(mdns, every) {
  setInterval(() => mdns.query(), every);
//~~~~~~~~~~~ dropped
}`),
  ],
});

runRule('no-leaked-subscription', reportsOf(subscription), {
  valid: [
    // What Angular tells of a route ends with the component; a drag is over when its end comes.
    `export class Page { constructor(route) { this.route = route; } ngOnInit() { this.route.params.subscribe(p => this.take(p)); } }`,
    `export class Split { start() { this.subs = fromEvent(document, 'mouseup').subscribe(() => this.end2()); } end2() { this.subs.unsubscribe(); } ngOnInit() {} }`,
    `class Base { ngOnDestroy() { this.resized.unsubscribe(); } } export class Editor extends Base { init() { this.resized = fromEvent(window, 'resize').subscribe(() => this.fit()); } ngOnInit() {} }`,
  ],
  invalid: [],
});
