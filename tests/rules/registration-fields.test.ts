import listener from '../../src/rules/no-leaked-listener.ts';
import mismatch from '../../src/rules/no-mismatched-removal.ts';
import observer from '../../src/rules/no-leaked-observer.ts';
import timer from '../../src/rules/no-leaked-timer.ts';
import { flagged } from '../annotated.ts';
import { reportsOf, runRule } from '../run-rule.ts';

/** What a field starts with is acquired for the object, as what its constructor acquires is. */
runRule('no-leaked-timer', reportsOf(timer), {
  valid: [
    `class Clock extends HTMLElement { #timer = setInterval(() => this.tick(), 1000); disconnectedCallback() { clearInterval(this.#timer); } tick() {} }`,
    `class Clock { timer = setInterval(() => this.tick(), 1000); tick() {} } export const clock = new Clock();`,
    `class Clock { static timer = setInterval(() => Clock.tick(), 1000); static tick() {} }`,
    // Stopped where a component of Vue is told to, beside its other ends.
    `export default { mounted() { const timer = setInterval(() => this.tick(), 1000); this.$once('hook:beforeDestroy', () => clearInterval(timer)); }, destroyed() { this.gone = true; }, methods: { tick() {} } };`,
    // A function that is bound again is still the same, and asks whether to go on.
    `export class View { constructor() { this.loop = this.loop.bind(this); this.loop(); } loop() { if (!this.on) return; requestAnimationFrame(this.loop); } destroy() { this.on = false; } }`,
    // What a framework runs often clears first, or only under a condition.
    `class Save extends React.Component { componentDidUpdate() { clearInterval(this.timer); this.timer = setInterval(() => this.save(), 10); } componentWillUnmount() { clearInterval(this.timer); } save() {} }`,
    `class Save extends React.Component { componentDidUpdate(old) { if (old.on !== this.props.on) this.timer = setInterval(() => this.save(), 10); } componentWillUnmount() { clearInterval(this.timer); } save() {} }`,
    // An effect that does clean up, or whose interval always stops itself at once.
    `import { useEffect } from 'react'; export function useIt(go) { useEffect(() => { const id = setInterval(() => { clearInterval(id); go(); }, 50); }, []); }`,
  ],
  invalid: [
    flagged(`
class Clock extends HTMLElement {
  timer = setInterval(() => this.tick(), 1000);
  //      ~~~~~~~~~~~ unended
  disconnectedCallback() { this.gone = true; }
  tick() {}
}`),
    flagged(`
class Save extends React.Component {
  componentDidUpdate() { this.timer = setInterval(() => this.save(), 10); }
  //                                  ~~~~~~~~~~~ overwritten
  componentWillUnmount() { clearInterval(this.timer); }
  save() {}
}`),
    // The console keeps nothing.
    flagged(`
class Save extends React.Component {
  componentDidMount() {
    const timer = setInterval(() => this.save(), 10);
    //            ~~~~~~~~~~~ unended
    console.debug(timer);
  }
  save() {}
}`),
    flagged(`
export class View {
  constructor(canvas) { this.canvas = canvas; this.loop = this.loop.bind(this); this.loop(); }
  loop() { this.draw(); requestAnimationFrame(this.loop); }
  //                    ~~~~~~~~~~~~~~~~~~~~~ dropped
  draw() {}
  destroy() { this.canvas.remove(); }
}`),
    flagged(`
import { useEffect } from 'react';
export function useCountdown(set) {
  useEffect(() => {
    const id = setInterval(() => set(left => { if (left < 2) clearInterval(id); return left - 1; }), 1000);
    //         ~~~~~~~~~~~ missed
  }, []);
}`),
  ],
});

runRule('no-leaked-observer', reportsOf(observer), {
  valid: [
    `class Box extends HTMLElement { observer = new ResizeObserver(() => this.fit()); connectedCallback() { this.observer.observe(this); } fit() {} }`,
  ],
  invalid: [
    flagged(`
class Box extends HTMLElement {
  observer = new ResizeObserver(() => this.fit());
  //             ~~~~~~~~~~~~~~ undisconnected
  connectedCallback() { this.observer.observe(document.body); }
  fit() {}
}`),
  ],
});

/** One thing is wrong, and one report says so. */
runRule('no-leaked-listener', reportsOf(listener), {
  valid: [
    `class Nav extends HTMLElement { connectedCallback() { window.addEventListener('popstate', this.go.bind(this)); } disconnectedCallback() { window.removeEventListener('popstate', this.go.bind(this)); } go() {} }`,
    // What a directive is handed is its own.
    `export const broken = { mounted(el) { el.addEventListener('error', () => { el.hidden = true; }); } };`,
  ],
  invalid: [
    flagged(`
class Nav extends HTMLElement {
  connectedCallback() {
    window.addEventListener('popstate', this.go.bind(this));
    window.addEventListener('hashchange', this.go.bind(this));
    //     ~~~~~~~~~~~~~~~~ leaked
  }
  disconnectedCallback() { window.removeEventListener('popstate', this.go.bind(this)); }
  go() {}
}`),
    flagged(`
import $ from 'jquery';
$.fn.sticky = function () {
  return this.each(function () {
    const $table = $(this);
    $(window).on('scroll', () => $table.css('top', 0));
    //        ~~ leaked
  });
};`),
  ],
});

runRule('no-mismatched-removal', reportsOf(mismatch), {
  valid: [
    `class Grid { fit = debounce(() => this.lay(), 100); mount() { window.addEventListener('resize', this.fit); } unmount() { window.removeEventListener('resize', this.fit); } lay() {} }`,
    `class Drag { constructor(el) { this.el = el || document; } start() { document.addEventListener('mouseup', this.up); } end() { this.el.removeEventListener('mouseup', this.up); } up = () => {}; }`,
    `class Drag { constructor(target) { this.target = target; } start() { document.addEventListener('mouseup', this.up); } end() { this.target.removeEventListener('mouseup', this.up); } up = () => {}; }`,
  ],
  invalid: [
    flagged(`
class Grid {
  mount() { window.addEventListener('resize', debounce(this.fit, 100)); }
  unmount() {
    window.removeEventListener('resize', debounce(this.fit, 100));
    //     ~~~~~~~~~~~~~~~~~~~ bind
  }
  fit() {}
}`),
    flagged(`
class Pulse {
  start() { document.addEventListener('pulse', this.beat); }
  stop() {
    document.removeEventListener('pulse', this.beat());
    //       ~~~~~~~~~~~~~~~~~~~ handler
  }
  beat() {}
}`),
    flagged(`
class Drag {
  constructor(el) { this.el = el; }
  start() { document.addEventListener('mouseup', this.up); }
  end() {
    this.el.removeEventListener('mouseup', this.up);
    //      ~~~~~~~~~~~~~~~~~~~ target
  }
  up = () => {};
}`),
  ],
});
