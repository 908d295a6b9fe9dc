import rule from '../../src/rules/no-leaked-observer.ts';
import { flagged } from '../annotated.ts';
import { crashProbes } from '../crash-probes.ts';
import { reportsOf, runRule } from '../run-rule.ts';

const effect = (body: string): string =>
  `import { useEffect } from 'react'; export function useIt(cb, el) { useEffect(() => { ${body} }, []); }`;

runRule('no-leaked-observer', reportsOf(rule), {
  valid: [
    ...crashProbes(['observe', 'disconnect', 'unobserve', 'ResizeObserver']),
    `new MutationObserver(() => go()).observe(document, { childList: true });`,
    `export const probe = () => [new ResizeObserver(), new ResizeObserver(...a), new IntersectionObserver(null)];`,
    effect(`const ro = new ResizeObserver(cb); ro.observe(el); return () => ro.disconnect();`),
    effect(`const ro = new ResizeObserver(cb); ro.observe(el); return () => { ro.unobserve(el); };`),
    `import { useCallback } from 'react'; export const useSize = fit => useCallback(n => { if (n === null) return; const ro = new ResizeObserver(() => fit()); ro.observe(n); return () => ro.disconnect(); }, []);`,
    `export class A { open(el) { this.ro = new ResizeObserver(() => this.fit()); this.ro.observe(el); } close() { this.ro.disconnect(); } }`,
    `export class A { ro = new ResizeObserver(() => this.fit()); open(el) { this.ro.observe(el); } close() { this.ro.disconnect(); } }`,
    `export class A { open(el) { const ro = new ResizeObserver(() => this.fit()); ro.observe(el); this._register(() => ro.disconnect()); } }`,
    // What is watched is made here, and goes together with the observer.
    `const MAP = '<div><i class="map"></i></div>'; export class NoteMap extends Widget { render() { this.$widget = $(MAP); this.$map = this.$widget.find('.map'); new ResizeObserver(() => this.fit()).observe(this.$map[0]); } cleanup() { this.graph.destroy(); } }`,
    `export function chip(text) { const el = document.createElement('i'); new ResizeObserver(() => text.fit()).observe(el); return el; }`,
    `export class X extends HTMLElement { connectedCallback2() { new MutationObserver(() => this.draw()).observe(this, { childList: true }); } }`.replace(
      '2',
      '',
    ),
    // Waiting for something that ends it.
    `export const seen = el => new Promise(done => { const io = new IntersectionObserver(() => { io.disconnect(); done(el); }); io.observe(el); });`,
    `export function lazy(el, load) { const io = new IntersectionObserver(() => { load(el); io.unobserve(el); }); io.observe(el); }`,
    // Somebody else gets it.
    `export function watch(el, cb) { const ro = new ResizeObserver(() => cb()); ro.observe(el); return ro; }`,
    `let shared; export function watch(el, cb) { if (!shared) { shared = new ResizeObserver(() => cb()); } shared.observe(document.body); }`,
    // An observer that always calls back at once ends itself there; one that is handed itself is there to do so.
    `export class C extends LitElement { sync() { const io = new IntersectionObserver(es => { io.disconnect(); this.show(es); }); io.observe(this.body); } disconnectedCallback() { super.disconnectedCallback(); } }`,
    `export class C extends LitElement { sync() { const io = new IntersectionObserver((es, self) => { if (es[0].isIntersecting) { this.show(); self.unobserve(es[0].target); } }); io.observe(this.body); } disconnectedCallback() { this.gone = true; } }`,
    // What an element watches of itself, from its first rendering on, goes with it.
    `export class C extends LitElement { firstUpdated() { const mo = new MutationObserver(() => this.draw()); mo.observe(this.list, { childList: true }); } disconnectedCallback() { this.gone = true; } }`,
  ],
  invalid: [
    // It is made again for what is there already.
    flagged(`
const MAP = '<div><i class="map"></i></div>';
export class NoteMap extends Widget {
  render() { this.$map = $(MAP).find('.map'); }
  open() {
    new ResizeObserver(() => this.fit()).observe(this.$map[0]);
    //  ~~~~~~~~~~~~~~ undisconnected
  }
  cleanup() { this.graph.destroy(); }
}`),
    // What the page measures goes on for as long as the page.
    flagged(`
import { useEffect } from 'react';
export function useLongTasks(set) {
  useEffect(() => { const tasks = new PerformanceObserver(list => set(list.getEntries())); tasks.observe({ type: 'longtask' }); }, [set]);
  //                                  ~~~~~~~~~~~~~~~~~~~ undisconnected
}`),
    flagged(`
import { useEffect } from 'react';
export function useSeen(img, load) {
  useEffect(() => {
    const io = new IntersectionObserver(() => { load(); io.disconnect(); });
    //             ~~~~~~~~~~~~~~~~~~~~ undisconnected
    io.observe(img.current);
  }, []);
}`),
    flagged(`
export function follow(view) {
  new MutationObserver(() => view.draw()).observe(document.body, { childList: true });
  //  ~~~~~~~~~~~~~~~~ undisconnected
}`),
    flagged(`
export class Overlay {
  constructor(root) {
    this.observer = new MutationObserver(() => this.measure());
    //                  ~~~~~~~~~~~~~~~~ undisconnected
    this.observer.observe(root, { subtree: true });
  }
  measure() {}
  destroy() { this.overlay = null; }
}`),
    flagged(`
export class Overlay extends Component {
  constructor(props) {
    super(props);
    this.observer = new MutationObserver(this.measure);
    //                  ~~~~~~~~~~~~~~~~ undisconnected
  }
  measure = () => { this.observer.disconnect(); this.observer.observe(this.node); };
  componentWillUnmount() { this.gone = true; }
}`),
  ],
});
