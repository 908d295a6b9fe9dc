/** Registrations that are meant to end, by what does nothing: a signal for options, a result for a handler, a new target. */
import listener from '../../src/rules/no-leaked-listener.ts';
import mismatch from '../../src/rules/no-mismatched-removal.ts';
import { flagged } from '../annotated.ts';
import { reportsOf, runRule } from '../run-rule.ts';

const effect = (body: string): string => `
import { useEffect } from 'react';
import { dom, socket } from './page.js';
export function useIt(run, options) {
  useEffect(() => {
    ${body}
  }, []);
}`;

const leakedIn = (body: string, messageId: 'leaked' | 'unused') => ({
  code: effect(body),
  errors: [{ messageId, line: 6 }],
});

runRule('no-leaked-listener: a signal in place of the options', reportsOf(listener), {
  valid: [
    `const c = new AbortController(); window.addEventListener('x', () => run(), { signal: c.signal }); return () => c.abort();`,
    `const { signal } = new AbortController(); return dom.addEventListener(window, 'x', () => run(), signal);`,
    // What the file does not show may be options all the same.
    `window.addEventListener('x', () => run(), options.signal);`,
    `const c = new CancelSource(); window.addEventListener('x', () => run(), c.signal); return () => c.abort();`,
  ].map(effect),
  invalid: [
    `const c = new AbortController(); window.addEventListener('x', () => run(), c.signal); return () => c.abort();`,
    `const c = new AbortController(), { signal } = c; window.addEventListener('x', () => run(), signal); return () => c.abort();`,
    `const c = new AbortController(), stop = c.signal; window.addEventListener('x', () => run(), stop); return () => c.abort();`,
    `window.addEventListener('x', () => run(), AbortSignal.timeout(999));`,
  ].map(body => leakedIn(body, 'leaked')),
  typescript: {
    valid: [
      `export class Menu extends HTMLElement { constructor(private stop: ListenerOptions) { super(); } connectedCallback() { window.addEventListener('x', () => this.hide(), this.stop); } hide() {} }`,
    ],
    invalid: [
      flagged(`
export class Menu extends HTMLElement {
  constructor(private stop: AbortSignal) { super(); }
  connectedCallback() {
    window.addEventListener('x', () => this.hide(), this.stop);
    //     ~~~~~~~~~~~~~~~~ leaked
  }
  hide() {}
}`),
    ],
  },
});

const HANDLER = `const f = m => run(type, m);`;

runRule('no-leaked-listener: clean-ups that a callback returns to nobody', reportsOf(listener), {
  valid: [
    `const offs = ['a', 'b'].map(type => { ${HANDLER} socket.on(type, f); return () => socket.off(type, f); }); return () => offs.forEach(off => off());`,
    `const offs = []; ['a', 'b'].forEach(type => { ${HANDLER} socket.on(type, f); offs.push(() => socket.off(type, f)); }); return () => offs.forEach(off => off());`,
    `const ready = load().then(type => { ${HANDLER} socket.on(type, f); return () => socket.off(type, f); }); return () => ready.then(off => off());`,
    `load().then(type => { ${HANDLER} socket.on(type, f); return () => socket.off(type, f); }).then(off => options.push(off));`,
    // Some walk of its own may well collect what it is given back.
    `return options.walk(type => { ${HANDLER} socket.on(type, f); return () => socket.off(type, f); });`,
  ].map(effect),
  invalid: [
    `['a', 'b'].forEach(type => { ${HANDLER} socket.on(type, f); return () => socket.off(type, f); });`,
    `['a', 'b'].forEach(type => { ${HANDLER} socket.on(type, f); const off = () => socket.off(type, f); return off; });`,
    `load().then(type => { ${HANDLER} socket.on(type, f); return () => socket.off(type, f); });`,
    `setTimeout(type => { ${HANDLER} socket.on(type, f); return () => socket.off(type, f); }, 9, 'a');`,
  ].map(body => leakedIn(body, 'unused')),
});

/** A pane that listens, and takes back what it can. */
const pane = (open: string, close: string): string => `
export class Pane extends HTMLElement {
  fit = () => this.draw();
  connectedCallback() { ${open} }
  disconnectedCallback() {
    ${close}
  }
  draw() {}
}`;

const mismatchedIn = (open: string, close: string, messageId: 'result' | 'target') => ({
  code: pane(open, close),
  errors: [{ messageId, line: 6 }],
});

runRule('no-mismatched-removal: misuses', reportsOf(mismatch), {
  valid: [
    // Emitters may hand the handler back, or some handle; the name may stand for a handler as well.
    pane(`this.off = editor.on('x', this.fit);`, `editor.off('x', this.off);`),
    pane(`this.off = keyboard.addEventListener('x', this.fit);`, `keyboard.removeEventListener('x', this.off);`),
    pane(
      `this.off = this.fit; window.addEventListener('x', this.fit); this.off ??= window.addEventListener('y', this.off);`,
      `window.removeEventListener('x', this.off);`,
    ),
    // One query, by whatever name; or one of a function that may well keep it.
    pane(
      `this.query = matchMedia('print'); this.query.addEventListener('change', this.fit);`,
      `const { query } = this; query.removeEventListener('change', this.fit);`,
    ),
    pane(`queryOf('print').addListener(this.fit);`, `queryOf('print').removeListener(this.fit);`),
    pane(
      `this.query ??= matchMedia('print'); this.query.addListener(this.fit);`,
      `this.query.removeListener(this.fit);`,
    ),
    // Each of the two is taken back.
    pane(
      `this.a = matchMedia('print'); this.b = matchMedia('screen'); this.a.addListener(this.fit); this.b.addListener(this.fit);`,
      `this.a.removeListener(this.fit); this.b.removeListener(this.fit);`,
    ),
  ],
  invalid: [
    mismatchedIn(
      `this.off = window.addEventListener('x', this.fit);`,
      `window.removeEventListener('x', this.off);`,
      'result',
    ),
    mismatchedIn(
      `this.off = document.addEventListener('x', () => this.fit());`,
      `document.removeEventListener('x', this.off); this.off = null;`,
      'result',
    ),
    mismatchedIn(`this.off = process.on('SIGHUP', this.fit);`, `process.off('SIGHUP', this.off);`, 'result'),
    mismatchedIn(
      `matchMedia('print').addEventListener('change', this.fit);`,
      `matchMedia('print').removeEventListener('change', this.fit);`,
      'target',
    ),
    mismatchedIn(
      `window.matchMedia('print').addListener(this.fit);`,
      `window.matchMedia('print').removeListener(this.fit);`,
      'target',
    ),
    mismatchedIn(
      `const query = matchMedia('print'); query.addListener(this.fit);`,
      `const query = matchMedia('print'); query.removeListener(this.fit);`,
      'target',
    ),
    mismatchedIn(
      `this.query = matchMedia('print'); this.query.addListener(this.fit);`,
      `matchMedia('print').removeListener(this.fit);`,
      'target',
    ),
    {
      code: effect(
        `const f = window.addEventListener('x', () => run()); return () => window.removeEventListener('x', f);`,
      ),
      errors: [{ messageId: 'result', line: 6 }],
    },
  ],
});
