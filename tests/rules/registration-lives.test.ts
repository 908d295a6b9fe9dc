/** What lives no longer than whoever listens to it, reacts to it or watches it, and what only looks like that. */
import listener from '../../src/rules/no-leaked-listener.ts';
import mismatch from '../../src/rules/no-mismatched-removal.ts';
import observer from '../../src/rules/no-leaked-observer.ts';
import subscription from '../../src/rules/no-leaked-subscription.ts';
import timer from '../../src/rules/no-leaked-timer.ts';
import { flagged } from '../annotated.ts';
import { reportsOf, runRule } from '../run-rule.ts';

const strict = [{ confidence: 'possible' }] as const;
const asked = (code: string): { code: string; options: typeof strict } => ({ code, options: strict });
const mobx = (reaction: string): string =>
  `import { autorun, reaction, observe } from 'mobx'; import _ from 'lodash'; export class View extends HTMLElement { connectedCallback() { ${reaction} } size() { return this.items.length; } disconnectedCallback() {} }`;

runRule('no-leaked-subscription: reactions', reportsOf(subscription), {
  valid: [
    // Observables of its own keep the reaction, and go with it.
    asked(mobx(`reaction(() => this.items.length, () => this.draw());`)),
    asked(mobx(`autorun(() => { this.total = this.size(); });`)),
    asked(mobx(`reaction(() => _.sum(this.items), total => { this.total = total; });`)),
    asked(mobx(`reaction(() => JSON.stringify(this.items), text => this.save(text));`)),
    asked(mobx(`reaction(() => this.props.size, () => this.draw());`)),
    asked(mobx(`observe(this, () => this.draw());`)),
  ],
  invalid: [
    flagged(`
import { autorun, reaction } from 'mobx';
import { root, currentUser } from './root.js';
export class View extends HTMLElement {
  connectedCallback() {
    autorun(() => { this.title = root.title; });
  //~~~~~~~ dropped
    reaction(() => this.props.store.items.length, () => this.draw());
  //~~~~~~~~ dropped
    autorun(() => this.greet());
  //~~~~~~~ dropped
    autorun(() => this.show(currentUser()));
  //~~~~~~~ dropped
  }
  greet() { this.show(root.name); }
  disconnectedCallback() {}
}`),
  ],
});

runRule('no-leaked-listener: refs and filters', reportsOf(listener), {
  valid: [
    // What a browser's extension is told of has filters beside the handler.
    `export class Net { start() { const check = d => this.check(d); this.check2 = check; chrome.webRequest.onBeforeRequest.addListener(check, { urls: ['<all_urls>'] }); } stop() { chrome.webRequest.onBeforeRequest.removeListener(this.check2); } }`,
    `export function blocker(onHeaders) { const { onHeadersReceived: headers } = chrome.webRequest; return on => { if (on) headers.addListener(onHeaders, { urls: [] }, ['blocking']); else headers.removeListener(onHeaders); }; }`,
    // The script never fills it, so the template does.
    `import { onMounted, ref } from 'vue'; export function useBox() { const box = ref(null), x = ref(0); onMounted(() => { box.value.addEventListener('wheel', e => { x.value = e.x; }); }); return { box, x }; }`,
    `import { h } from 'vue'; export default { methods: { go() {} }, unmounted() {}, render() { return h('p', { ref: el => { el.addEventListener('scroll', () => this.go()); } }); } };`,
  ],
  invalid: [
    flagged(`
import { useEffect, useState } from 'react';
export function Popup() {
  const [n, setN] = useState(0);
  useEffect(() => {
    const count = () => setN(x => x + 1);
    chrome.webRequest.onCompleted.addListener(count, { urls: ['<all_urls>'] });
    //                            ~~~~~~~~~~~ leaked
  }, []);
  return n;
}`),
  ],
  typescript: {
    valid: [
      {
        code: `import { Component } from 'react'; export class Box extends Component { set = el => { el?.addEventListener('click', () => this.open()); }; componentWillUnmount() {} render() { return <div ref={this.set}><p ref={el => { el?.addEventListener('wheel', () => this.zoom()); }} /></div>; } }`,
        languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
      },
      // The variable that a component of Solid puts its element into, and what it finds beside that.
      {
        code: `import { onMount, createSignal } from 'solid-js'; export const Table = props => { let table; let holder; const [wide, setWide] = createSignal(0); const query = el => { holder = el.parentElement; }; const fit = () => setWide(holder.clientWidth); onMount(() => { query(table); holder.addEventListener('scroll', fit); }); return <div><table ref={table}>{wide()}</table></div>; };`,
        languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
      },
    ],
    invalid: [
      {
        ...flagged(`
import { onMount, createSignal } from 'solid-js';
export const Table = props => {
  let holder;
  const [wide, setWide] = createSignal(0);
  const fit = () => setWide(holder.clientWidth);
  onMount(() => {
    holder = props.holder;
    holder.addEventListener('scroll', fit);
    //     ~~~~~~~~~~~~~~~~ leaked
  });
  return <div>{wide()}</div>;
};`),
        languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
      },
    ],
  },
});

runRule('no-leaked-observer: the own element', reportsOf(observer), {
  valid: [
    // Made once, it goes with the element that it watches.
    asked(
      `export class Chart extends LitElement { constructor() { super(); new ResizeObserver(() => this.draw()).observe(this); } disconnectedCallback() { super.disconnectedCallback(); } }`,
    ),
    asked(
      `import { useEffect, useRef } from 'react'; export function Box({ fit }) { const box = useRef(); useEffect(() => { const ro = new ResizeObserver(() => fit()); ro.observe(box.current); }, []); return box; }`,
    ),
  ],
  invalid: [
    // Made again for the same element, they pile up.
    flagged(`
import { useEffect, useRef } from 'react';
export function Box({ fit, size }) {
  const box = useRef();
  useEffect(() => {
    const ro = new ResizeObserver(() => fit(size));
    //             ~~~~~~~~~~~~~~ undisconnected
    ro.observe(box.current);
  }, [size]);
  return box;
}`),
  ],
  typescript: {
    valid: [
      asked(
        `@Component({ template: '' }) export class Banner { constructor(private el: ElementRef) {} ngAfterViewInit() { this.fit(); } fit() { const ro = new ResizeObserver(() => this.draw()); ro.observe(this.el.nativeElement); } ngOnDestroy() { this.gone = true; } }`,
      ),
    ],
  },
});

runRule('no-leaked-timer: clean-ups that nobody calls', reportsOf(timer), {
  valid: [
    `import { onMount } from 'svelte'; export function tick(cb) { onMount(async () => { const id = setInterval(cb, 9); try { await cb.done; } finally { clearInterval(id); } return () => clearInterval(id); }); }`,
  ],
  invalid: [
    flagged(`
import { useEffect } from 'react';
export function usePoll(load) {
  useEffect(async () => {
    const id = setInterval(() => load(), 1000);
    //         ~~~~~~~~~~~ missed
    return () => clearInterval(id);
  }, []);
}`),
  ],
});

runRule('no-leaked-subscription: handed to the end', reportsOf(subscription), {
  valid: [
    `import { user } from './stores.js'; import { onDestroy } from 'svelte'; export function name(show) { const off = user.subscribe(u => show(u.name)); onDestroy(off); }`,
  ],
  invalid: [],
});

runRule('no-leaked-listener: told once', reportsOf(listener), {
  // The removal that adds again is reported, which says it all.
  valid: [
    `export default { mounted() { window.addEventListener('resize', this.fit); }, beforeDestroy() { window.addEventListener('resize', this.fit); }, methods: { fit() {} } };`,
  ],
  invalid: [],
});

runRule('no-mismatched-removal: told once', reportsOf(mismatch), {
  valid: [],
  invalid: [
    flagged(`
export default {
  mounted() { window.addEventListener('resize', this.fit); },
  beforeDestroy() { window.addEventListener('resize', this.fit); },
  //                       ~~~~~~~~~~~~~~~~ swapped
  methods: { fit() {} },
};`),
  ],
});
