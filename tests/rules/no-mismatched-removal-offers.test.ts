/** What the editor offers, to the letter, and where it offers nothing. */
import rule from '../../src/rules/no-mismatched-removal.ts';
import { flagged } from '../annotated.ts';
import { runRule } from '../run-rule.ts';

runRule('no-mismatched-removal: what is offered', rule, {
  valid: [],
  invalid: [
    flagged(
      `
export class Nav extends HTMLElement {
  connectedCallback() { this.off = window.addEventListener('popstate', this.go); }
  disconnectedCallback() {
    window.removeEventListener('popstate', this.off);
    //     ~~~~~~~~~~~~~~~~~~~ result
  }
  go = () => this.render();
}`,
      {
        match: `
export class Nav extends HTMLElement {
  connectedCallback() { this.off = window.addEventListener('popstate', this.go); }
  disconnectedCallback() {
    window.removeEventListener('popstate', this.go);
    //     ~~~~~~~~~~~~~~~~~~~ result
  }
  go = () => this.render();
}`,
      },
    ),
    // No call that makes a target finds one that was made before.
    flagged(`
export class Nav extends HTMLElement {
  connectedCallback() { matchMedia('print').addListener(this.go); }
  disconnectedCallback() {
    matchMedia('print').removeListener(this.go);
    //                  ~~~~~~~~~~~~~~ target
  }
  go = () => this.render();
}`),
    flagged(
      `
export class Nav extends HTMLElement {
  connectedCallback() { window.addEventListener('popstate', this.go.bind(this)); }
  disconnectedCallback() {
    window.removeEventListener('popstate', this.go.bind(this));
    //     ~~~~~~~~~~~~~~~~~~~ bind
  }
  go() {}
}`,
      {
        match: `
export class Nav extends HTMLElement {
  #onPopstate = this.go.bind(this);
  connectedCallback() { window.addEventListener('popstate', this.#onPopstate); }
  disconnectedCallback() {
    window.removeEventListener('popstate', this.#onPopstate);
    //     ~~~~~~~~~~~~~~~~~~~ bind
  }
  go() {}
}`,
      },
    ),
    flagged(
      `
export class Nav {
  constructor() {
    window.addEventListener('popstate', this.go);
  }
  destroy() {
    window.removeEventListener('popstate', () => this.go());
    //     ~~~~~~~~~~~~~~~~~~~ inline
  }
  go = () => {};
}`,
      {
        match: `
export class Nav {
  constructor() {
    window.addEventListener('popstate', this.go);
  }
  destroy() {
    window.removeEventListener('popstate', this.go);
    //     ~~~~~~~~~~~~~~~~~~~ inline
  }
  go = () => {};
}`,
      },
    ),
    flagged(
      `
import { useEffect } from 'react';
export function useBlur(pause) {
  useEffect(() => {
    window.removeEventListener('blur', pause);
    return () => window.addEventListener('blur', pause);
    //                  ~~~~~~~~~~~~~~~~ swapped
  }, []);
}`,
      {
        match: `
import { useEffect } from 'react';
export function useBlur(pause) {
  useEffect(() => {
    window.addEventListener('blur', pause);
    return () => window.removeEventListener('blur', pause);
    //                  ~~~~~~~~~~~~~~~~ swapped
  }, []);
}`,
      },
    ),
    flagged(
      `
import { useEffect } from 'react';
export function useFocus(pause) {
  useEffect(() => {
    window.addEventListener('focus', () => pause(true));
    return () => window.removeEventListener('focus', () => pause(true));
    //                  ~~~~~~~~~~~~~~~~~~~ inline
  }, []);
}`,
      {
        match: `
import { useEffect } from 'react';
export function useFocus(pause) {
  useEffect(() => {
    const onFocus = () => pause(true);
    window.addEventListener('focus', onFocus);
    return () => window.removeEventListener('focus', onFocus);
    //                  ~~~~~~~~~~~~~~~~~~~ inline
  }, []);
}`,
      },
    ),
    flagged(
      `
window.addEventListener('scroll', go, { capture: true, passive: true });
window.removeEventListener('scroll', go);
//     ~~~~~~~~~~~~~~~~~~~ capture
function go() {}`,
      {
        match: `
window.addEventListener('scroll', go, { capture: true, passive: true });
window.removeEventListener('scroll', go, true);
//     ~~~~~~~~~~~~~~~~~~~ capture
function go() {}`,
      },
    ),
    flagged(
      `
window.addEventListener('scroll', go);
window.removeEventListener('scroll', go, true);
//     ~~~~~~~~~~~~~~~~~~~ capture
function go() {}`,
      {
        match: `
window.addEventListener('scroll', go);
window.removeEventListener('scroll', go);
//     ~~~~~~~~~~~~~~~~~~~ capture
function go() {}`,
      },
    ),
    flagged(
      `
document.documentElement.addEventListener('click', go);
document.removeEventListener('click', go);
//       ~~~~~~~~~~~~~~~~~~~ target
function go() {}`,
      {
        match: `
document.documentElement.addEventListener('click', go);
document.documentElement.removeEventListener('click', go);
//       ~~~~~~~~~~~~~~~~~~~ target
function go() {}`,
      },
    ),
    flagged(
      `
document.body.addEventListener('mouseenter', go);
document.body.removeEventListener('mouseover', go);
//            ~~~~~~~~~~~~~~~~~~~ event
function go() {}`,
      {
        match: `
document.body.addEventListener('mouseenter', go);
document.body.removeEventListener('mouseenter', go);
//            ~~~~~~~~~~~~~~~~~~~ event
function go() {}`,
      },
    ),
    flagged(
      `
export class Sketch {
  constructor() { window.addEventListener('focus', this.onFocus); }
  remove() {
    window.removeEventListener(this.onFocus);
    //     ~~~~~~~~~~~~~~~~~~~ noEvent
  }
  onFocus = () => this.draw();
}`,
      {
        match: `
export class Sketch {
  constructor() { window.addEventListener('focus', this.onFocus); }
  remove() {
    window.removeEventListener('focus', this.onFocus);
    //     ~~~~~~~~~~~~~~~~~~~ noEvent
  }
  onFocus = () => this.draw();
}`,
      },
    ),
    flagged(
      `
export function measure(draw) {
  const frame = requestAnimationFrame(draw);
  return () => clearTimeout(frame);
  //           ~~~~~~~~~~~~ wrongClear
}`,
      {
        match: `
export function measure(draw) {
  const frame = requestAnimationFrame(draw);
  return () => cancelAnimationFrame(frame);
  //           ~~~~~~~~~~~~ wrongClear
}`,
      },
    ),
    // Nothing: either function may be the one that is meant.
    flagged(`
const query = matchMedia('print');
query.addListener(relayout);
query.removeListener(other);
//    ~~~~~~~~~~~~~~ handler
function relayout() {}
function other() {}`),
    // Nothing: the two differ in the flag as well, or one object has a handler for each of many elements.
    flagged(`
export class Nav {
  start() { window.addEventListener('popstate', this.go.bind(this), true); }
  stop() {
    window.removeEventListener('popstate', this.go.bind(this));
    //     ~~~~~~~~~~~~~~~~~~~ bind
  }
  go() {}
}`),
    flagged(`
export const tooltip = {
  bindEvents(el) { el.addEventListener('blur', this.onBlur.bind(this)); },
  unbindEvents(el) {
    el.removeEventListener('blur', this.onBlur.bind(this));
    // ~~~~~~~~~~~~~~~~~~~ bind
  },
  onBlur() {},
};`),
    // Nothing: the two do different things.
    flagged(`
export class Nav {
  start() { window.addEventListener('popstate', () => this.go(1)); }
  stop() {
    window.removeEventListener('popstate', () => this.go(2));
    //     ~~~~~~~~~~~~~~~~~~~ inline
  }
}`),
  ],
});
