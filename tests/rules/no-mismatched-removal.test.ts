import rule from '../../src/rules/no-mismatched-removal.ts';
import { flagged } from '../annotated.ts';
import { crashProbes } from '../crash-probes.ts';
import { reportsOf, runRule } from '../run-rule.ts';

const effect = (body: string): string =>
  `import { useEffect } from 'react'; export function useIt(cb) { useEffect(() => { ${body} }, []); }`;

runRule('no-mismatched-removal', reportsOf(rule), {
  valid: [
    // The debounced function in both calls, also under another name.
    `export class Pane { constructor() { this.fit = debounce(this.fit.bind(this), 99); } open() { window.addEventListener('resize', this.fit); } close() { window.removeEventListener('resize', this.fit); } fit() {} }`,
    `export class Pane { constructor() { const fit = debounce(this.draw, 99); this.fit = fit; window.addEventListener('resize', fit); } close() { window.removeEventListener('resize', this.fit); } draw() {} }`,
    // What stands in its place is made around it; and what adding gives is no handler.
    `export function wrap(server, ours) { const all = server.listeners('upgrade'); const theirs = all.pop(); server.removeListener('upgrade', theirs); server.on('upgrade', req => (ours(req) ? 0 : theirs(req))); }`,
    `export function wait(value, done) { const id = value.addListener(now => { if (now) done(); value.removeListener(id); }); }`,
    // A function that takes itself back, and one that is added in a loop.
    `window.addEventListener('touchstart', function first() { window.removeEventListener('touchstart', first, false); }, false);`,
    `export function show(bus, draw) { const f = () => draw(); bus.off('x', f); bus.on('x', f); return () => bus.off('x', f); }`,
    `export function show(buses, draw) { const f = () => draw(); for (const bus of buses) { bus.off('x', f); bus.on('x', f); } }`,
    `const f = () => go(); export function show(bus) { bus.off('x', f); bus.on('x', f); }`,
    // What is left may be what is watched, by another name; or something else ends the rest.
    `export class P { mount() { this.ro = new ResizeObserver(() => this.lay()); this.ro.observe(this.container); } unmount() { this.ro.unobserve(this.content); this.ro.disconnect(); } }`,
    `export class P { set(el) { this.box = el; this.target = el; } mount() { this.ro = new ResizeObserver(() => this.lay()); this.ro.observe(this.box); } unmount() { this.ro.unobserve(this.target); } }`,
    `export class P { get target() { return this.box; } mount() { this.ro = new ResizeObserver(() => this.lay()); this.ro.observe(this.box); } unmount() { this.ro.unobserve(this.target); } }`,
    `export class P { mount() { this.ro = new ResizeObserver(() => this.lay()); this.ro.observe(this.box); this.ro.observe(this.head); } swap() { this.ro.unobserve(this.head); } }`,
    `export class P { mount() { const box = this.root.querySelector('div'); this.ro = new ResizeObserver(() => this.lay()); this.ro.observe(box); } unmount() { const box = this.find(); this.ro.unobserve(box); } }`,
    `export class P { mount() { this.ro = share(new ResizeObserver(() => this.lay())); this.ro.observe(this.box); } unmount() { this.ro.unobserve(this.head); } }`,
    `const ro = new ResizeObserver(lay); export const watch = el => ro.observe(el); export const leave = el => ro.unobserve(el);`,
    `export function lazy(el, load) { const io = new IntersectionObserver(entries => { for (const { target } of entries) io.unobserve(target); }); io.observe(el); }`,
    `const ro = new ResizeObserver(lay); export const all = () => document.querySelectorAll('a').forEach(el => ro.observe(el)); export const one = root => { const first = root.firstChild; ro.unobserve(first); };`,
    // A signal takes it back, whatever else is tried; the function is meant for another target, where it is taken back.
    `export function hold(el, stop) { const c = new AbortController(); const onOut = () => c.abort(); el.addEventListener('focusout', onOut, { signal: c.signal }); return () => el.removeEventListener('focus', onOut); }`,
    `export class Control { onAdd(map) { this.button = document.createElement('button'); this.button.addEventListener('click', () => { this.box.hidden = false; }); document.addEventListener('click', this.onClick); return this.button; } onRemove() { this.button.removeEventListener('click', this.onClick); document.removeEventListener('click', this.onClick); } onClick(event) { this.box.hidden = true; } }`,
    // To be silent for a while is no mistake.
    `register('a', { disableClicks() { this.el.addEventListener('click', this.swallow, true); }, enableClicks() { this.el.removeEventListener('click', this.swallow, true); } });`,
    ...crashProbes([
      'removeEventListener',
      'off',
      'removeListener',
      '$off',
      'removeAllListeners',
      'clearTimeout',
      'addEventListener',
    ]),
    // Many emitters take a handler that is given to `off` alone off all events.
    `export class Wait { until() { const done = () => { this.emitter.off(done); }; this.emitter.once('ready', done); } }`,
    // A handler that somebody else may have added.
    `target.removeEventListener('scroll', handlerFor(target));`,
    `export function stop(el, f) { el.removeEventListener('click', f); }`,
    `el.removeEventListener('click', this.onClick);`,
    `el.addEventListener('click', () => go()); export const stop = f => el.removeEventListener('click', f);`,
    // The same function under two names.
    `export class A { constructor() { this.go = this.go.bind(this); document.addEventListener('x', this.go); } stop() { document.removeEventListener('x', this.go); } go() {} }`,
    `export class A { start() { document.addEventListener('x', (this.f = () => this.go())); } stop() { document.removeEventListener('x', this.f); } }`,
    `export class A { start() { const f = this.go.bind(this); document.addEventListener('x', f); this.f = f; } stop() { document.removeEventListener('x', this.f); } go() {} }`,
    effect(
      `window.addEventListener('resize', cb.onResize); return () => window.removeEventListener('resize', cb['onResize']);`,
    ),
    // Only capture counts among the options.
    effect(
      `window.addEventListener('x', cb, { passive: true, once: false }); return () => window.removeEventListener('x', cb);`,
    ),
    effect(
      `window.addEventListener('x', cb, false); return () => window.removeEventListener('x', cb, { capture: false });`,
    ),
    effect(`window.addEventListener('x', cb, cb.options); return () => window.removeEventListener('x', cb, true);`),
    effect(
      `window.addEventListener('x', cb, true); window.addEventListener('x', cb); return () => { window.removeEventListener('x', cb, true); window.removeEventListener('x', cb); };`,
    ),
    // The same target and event, differently spelled.
    `const w = window; w.addEventListener('x', go); globalThis.removeEventListener('x', go); function go() {}`,
    `const EV = 'x'; window.addEventListener(EV, go); window.removeEventListener('x', go); function go() {}`,
    `$(window).on('resize.chart', go); $(window).off('.chart'); $(window).off('resize'); function go() {}`,
    // Removals that take everything.
    `bus.on('x', () => go()); bus.off('x'); bus.removeAllListeners();`,
    `import { q } from './q.js'; q.addListener(go); q.removeListener(go); function go() {}`,
    // Two handlers, both taken back.
    `el.addEventListener('a', one); el.addEventListener('a', two); el.removeEventListener('a', two); el.removeEventListener('a', one); function one() {} function two() {}`,
    // Removed before it is added again.
    effect(
      `document.removeEventListener('x', cb); document.addEventListener('x', cb); return () => document.removeEventListener('x', cb);`,
    ),
    // A class of one's own that happens to have such methods.
    `export class Media { list = []; addListener(id, cb) { this.list.push({ id, cb }); } removeListener(id) { this.list = this.list.filter(l => l.id !== id); } }`,
    `const id = setTimeout(go); clearInterval(id); const t = setInterval(go); clearTimeout(t); cancelAnimationFrame(requestAnimationFrame(go));`,
    // Beside it, the listener is taken back: the other removal is of something else, or superfluous.
    `export function wait(el, done) { const end = () => { done(); el.removeEventListener('animationend', end); el.removeEventListener('animationcancel', end); }; el.addEventListener('animationend', end); }`,
    `export class E { on() { hls.on('error', this.onError, this); } off() { hls.off('error', this.onError, this); hls.off('error', this.onErrorOut, this); } }`,
    // What was there before makes room; what is handed in is added as well; a member that comes from elsewhere, or is declared.
    `export function read(stream, cb) { stream.removeListener('error', cb); stream.on('error', done); function done() { stream.removeListener('error', done); cb(); } }`,
    `export function read(stream, cb) { stream.on('end', cb); stream.on('end', done); function done() { stream.removeListener('end', cb); stream.removeListener('end', done); } }`,
    `export class Menu { constructor() { this.names = 1; document.addEventListener('drag', this.onDrag); } destroy() { document.removeEventListener('drag', this.onMove); document.removeEventListener('drag', this.onDrag); } onDrag() {} }`,
    `export class Menu extends Base { constructor() { super(); document.addEventListener('drag', this.onDrag); } destroy() { document.removeEventListener('drag', this.onMove); } onDrag() {} }`,
    `export class Menu { constructor(parts) { Object.assign(this, parts); document.addEventListener('drag', this.onDrag); } destroy() { document.removeEventListener('drag', this.onMove); } onDrag() {} }`,
  ],
  invalid: [
    // A name for what is made around the function that is removed.
    flagged(`
export function watch(fit) {
  const draw = () => fit();
  const drawSoon = debounce(draw, 99);
  window.addEventListener('resize', drawSoon);
  return () => { drawSoon.cancel(); window.removeEventListener('resize', draw); };
  //                                       ~~~~~~~~~~~~~~~~~~~ handler
}`),
    flagged(`
export class Pane {
  constructor() { this.fitSoon = throttle(this.fit, 99); }
  open() { window.addEventListener('resize', this.fitSoon); }
  close() { window.removeEventListener('resize', this.fit); }
  //               ~~~~~~~~~~~~~~~~~~~ handler
  fit() {}
}`),
    // The call makes the one, and was handed the other; a member that there is not.
    flagged(`
export function write(file, cb) {
  file.contents.once('error', complete);
  function complete(error) {
    file.contents.removeListener('error', cb);
    //            ~~~~~~~~~~~~~~ handler
    cb(error);
  }
}`),
    flagged(`
export class Menu {
  constructor() {
    this.onDrag = this.onDrag.bind(this);
    document.addEventListener('drag', this.onDrag);
  }
  destroy() {
    document.removeEventListener('drag', this.onMove);
    //       ~~~~~~~~~~~~~~~~~~~ handler
  }
  onDrag() {}
}`),
    flagged(`
export class Control {
  onAdd(map) { this.button = document.createElement('button'); this.button.addEventListener('click', () => { this.box.hidden = false; }); }
  onRemove() { this.button.removeEventListener('click', this.onClick); }
  //                       ~~~~~~~~~~~~~~~~~~~ handler
  onClick(event) { this.box.hidden = true; }
}`),
    flagged(`
el.removeEventListener('glide', e => log(e));
// ~~~~~~~~~~~~~~~~~~~ inline
`),
    flagged(`
export class Nav extends HTMLElement {
  connectedCallback() { window.addEventListener('popstate', this.go.bind(this)); }
  disconnectedCallback() {
    window.removeEventListener('popstate', this.go.bind(this));
    //     ~~~~~~~~~~~~~~~~~~~ bind
  }
  go() {}
}`),
    flagged(`
function start(host) { host.view.addEventListener('resize', onResize.bind(host)); }
function stop(host) {
  host.view.removeEventListener('resize', onResize);
  //        ~~~~~~~~~~~~~~~~~~~ handler
}
function onResize() {}`),
    flagged(`
export function update(el, enabled) {
  el.addEventListener('click', onClick);
  el.addEventListener('keydown', e => onKey(e, enabled));
}
export function clear(el) {
  el.removeEventListener('click', onClick);
  el.removeEventListener('keydown', el.onKey);
  // ~~~~~~~~~~~~~~~~~~~ handler
}
function onClick() {}`),
    flagged(`
import { useEffect } from 'react';
export function useBlur(pause) {
  useEffect(() => {
    window.removeEventListener('blur', pause);
    return () => window.addEventListener('blur', pause);
    //                  ~~~~~~~~~~~~~~~~ swapped
  }, []);
}`),
    flagged(`
import { localize } from './localize.js';
export class Field extends HTMLElement {
  connectedCallback() { localize.addEventListener('change', this.onChange); }
  disconnectedCallback() {
    localize.addEventListener('change', this.onChange);
    //       ~~~~~~~~~~~~~~~~ swapped
  }
  onChange = () => this.draw();
}`),
    flagged(`
const query = matchMedia('print');
query.addListener(relayout);
query.removeListener(other);
//    ~~~~~~~~~~~~~~ handler
function relayout() {}
function other() {}`),
    flagged(`
window.addEventListener('scroll', go, true);
window.removeEventListener('scroll', go);
//     ~~~~~~~~~~~~~~~~~~~ capture
document.documentElement.addEventListener('click', go);
document.removeEventListener('click', go);
//       ~~~~~~~~~~~~~~~~~~~ target
document.body.addEventListener('mouseenter', go);
document.body.removeEventListener('mouseover', go);
//            ~~~~~~~~~~~~~~~~~~~ event
function go() {}`),
    flagged(`
export class Sketch {
  constructor() { window.addEventListener('focus', this.onFocus); }
  remove() {
    window.removeEventListener(this.onFocus);
    //     ~~~~~~~~~~~~~~~~~~~ noEvent
  }
  onFocus = () => this.draw();
}`),
    flagged(`
import { bus } from './bus.js';
export function listen(data) {
  const onData = () => done(data);
  bus.once('data', (event, result) => onData(result));
  bus.off('data', onData);
  //  ~~~ handler
}`),
    // The function is made around another one, which is given back.
    flagged(`
export function follow(app, names, spark, tell) {
  names.split(',').forEach(name => {
    app.on(name, data => tell({ name, data }));
    spark.ends.push(() => app.removeListener(name, tell));
    //                        ~~~~~~~~~~~~~~ handler
  });
}
export function followAll(app, spark, tell) {
  app.on('all', tell);
  spark.ends.push(() => app.removeListener('all', tell));
}`),
    // The method that undoes what the other one does.
    flagged(`
import { shared } from './shared.js';
export class Synchronizer {
  addSource(view) {
    const target = this.isShared ? shared : view.element;
    target.addEventListener(this.name, this.onEvent.bind(this));
  }
  removeSource(view) {
    const target = this.isShared ? shared : this.elementOf(view);
    target.removeEventListener(this.name, this.handler);
    //     ~~~~~~~~~~~~~~~~~~~ handler
  }
}`),
    flagged(`
register('controls', {
  addSessionListeners: function () {
    var scene = this.el.scene;
    scene.session.addEventListener('select', this.onSelect);
  },
  removeSessionListeners: function () {
    var scene = this.el.scene;
    scene.session.addEventListener('select', this.onSelect);
    //            ~~~~~~~~~~~~~~~~ swapped
  },
});`),
    flagged(`
const leave = event => ask(event);
export const listen = () => { document.querySelector('body')?.addEventListener('mouseleave', leave); };
export const silence = () => { document.removeEventListener('mouseleave', leave); };
//                                      ~~~~~~~~~~~~~~~~~~~ target`),
    // An observer is told to leave what it does not watch.
    flagged(`
export class Panel {
  mount() {
    this.ro = new ResizeObserver(() => this.lay());
    this.ro.observe(this.container);
  }
  unmount() {
    this.ro.unobserve(this.content);
    //      ~~~~~~~~~ unwatched
  }
}`),
    flagged(`
import { useEffect, useRef } from 'react';
export function Box({ lay }) {
  const a = useRef(null);
  const b = useRef(null);
  useEffect(() => {
    const ro = new ResizeObserver(() => lay());
    ro.observe(a.current);
    return () => ro.unobserve(b.current);
    //              ~~~~~~~~~ unwatched
  }, []);
}`),
    flagged(`
const ro = new ResizeObserver(entries => entries.forEach(lay));
export function show(root) {
  const head = root.querySelector('.head');
  const body = root.querySelector('.body');
  ro.observe(head);
  return () => ro.unobserve(body);
  //              ~~~~~~~~~ unwatched
}`),
    // What each call makes anew, nobody has added before.
    flagged(`
export function watch(tell) {
  let last;
  return provider => {
    const show = block => tell(block);
    last?.off('block', show);
    //    ~~~ early
    provider.on('block', show);
    last = provider;
  };
}`),
    flagged(`
export function measure(draw) {
  const frame = requestAnimationFrame(draw);
  return () => clearTimeout(frame);
  //           ~~~~~~~~~~~~ wrongClear
}`),
  ],
  typescript: {
    invalid: [
      flagged(`
target.removeEventListener('click', ((handler as any)!).bind(target));
//     ~~~~~~~~~~~~~~~~~~~ bind
`),
    ],
  },
});
