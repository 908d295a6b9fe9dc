/** What looks like taking back, and is not: in a function that nobody takes, of one of several, of another kind. */
import listener from '../../src/rules/no-leaked-listener.ts';
import mismatch from '../../src/rules/no-mismatched-removal.ts';
import observer from '../../src/rules/no-leaked-observer.ts';
import subscription from '../../src/rules/no-leaked-subscription.ts';
import timer from '../../src/rules/no-leaked-timer.ts';
import { flagged } from '../annotated.ts';
import { reportsOf, runRule } from '../run-rule.ts';

const asyncEffect = (calls: string): string => `
import { useEffect } from 'react';
export function useKeys(run) {
  useEffect(() => {
    const init = async () => {
      const table = await load();
      const onKey = e => run(table[e.code]);
      document.addEventListener('keydown', onKey);
      return () => document.removeEventListener('keydown', onKey);
    };
    ${calls}
  }, [run]);
}`;

const threeEvents = (stop: string): string => `
const EVENTS = ['pointerdown', 'pointermove', 'keydown'];
export function track(onActive) {
  const handler = event => onActive(event.type);
  for (const name of EVENTS) window.addEventListener(name, handler);
  return { stop() { ${stop} } };
}`;

/** A composable or effect whose callback returns what takes the listener back. */
const returning = (imported: string, module: string): string => `
import { ${imported} } from '${module}';
export function useOnline(show) {
  const update = () => show(navigator.onLine);
  ${imported}(() => {
    window.addEventListener('online', update);
    return () => window.removeEventListener('online', update);
  });
}`;

/** A toolbar that leaves its page in a method by that name. */
const leavingIn = (method: string, destroy: string): string => `
export class Toolbar {
  #place = () => this.draw();
  constructor() {
    document.addEventListener('selectionchange', this.#place);
  }
  draw() {}
  ${method}() {
    document.removeEventListener('selectionchange', this.#place);
  }
  destroy() { ${destroy} }
}`;

runRule('no-leaked-listener: releases that miss', reportsOf(listener), {
  valid: [
    // Svelte and React call what the callback returns; a hook by the same name of somebody else may.
    returning('onMount', 'svelte'),
    returning('useEffect', 'react'),
    returning('onMounted', './lifecycle.js'),
    leavingIn('#leave', 'this.#leave();'),
    leavingIn('leave', ''),
    // Somebody takes the clean-up that an inner function returns.
    asyncEffect(`let stop; init().then(off => { stop = off; }); return () => stop?.();`),
    asyncEffect(`const ready = init(); return () => { ready.then(off => off()); };`),
    `export function listen(run) { const f = () => run(); window.addEventListener('x', f); return () => window.removeEventListener('x', f); } listen(start);`,
    // Each of the events is taken back, by its name, by the same list, or by one that nobody here can read.
    threeEvents(`for (const name of EVENTS) window.removeEventListener(name, handler);`),
    threeEvents(`['keydown', 'pointermove', 'pointerdown'].forEach(n => window.removeEventListener(n, handler));`),
    threeEvents(
      `window.removeEventListener('pointerdown', handler); window.removeEventListener('pointermove', handler); window.removeEventListener('keydown', handler);`,
    ),
    threeEvents(`for (const name of all()) window.removeEventListener(name, handler);`),
  ],
  invalid: [
    { code: returning('onMounted', 'vue'), errors: [{ messageId: 'unused' as const, line: 6 }] },
    { code: returning('createEffect', 'solid-js'), errors: [{ messageId: 'unused' as const, line: 6 }] },
    {
      code: returning('useEffect', 'react').replace('return () =>', '() =>'),
      errors: [{ messageId: 'unused' as const, line: 6 }],
    },
    { code: leavingIn('#leave', ''), errors: [{ messageId: 'unused' as const, line: 5 }] },
    ...['init();', 'void init();', 'init().catch(report);', '(async () => { await init(); })();'].map(calls => ({
      code: asyncEffect(calls),
      errors: [{ messageId: 'unused' as const, line: 8 }],
    })),
    {
      code: threeEvents(`window.removeEventListener('keydown', handler);`),
      errors: [{ messageId: 'leaked' as const, line: 5 }],
    },
    flagged(`
export class Feed {
  open() {
    ['online', 'offline'].forEach(name => {
      window.addEventListener(name, this.update);
      //     ~~~~~~~~~~~~~~~~ leaked
    });
  }
  update = () => this.draw();
  close() {
    window.removeEventListener('online', this.update);
  }
}`),
  ],
});

runRule('no-mismatched-removal: releases that miss', reportsOf(mismatch), {
  valid: [
    `export class Marquee { handle = 0; open() { this.handle = setInterval(() => this.step(), 16); } close() { clearInterval(this.handle); } }`,
    // Now one kind of timer, now the other.
    `export class Marquee { handle = 0; open(smooth) { if (smooth) this.handle = requestAnimationFrame(() => this.step()); else this.handle = setTimeout(() => this.step(), 16); } close() { cancelAnimationFrame(this.handle); clearTimeout(this.handle); } }`,
    `export class Fit { constructor(el) { this.el = el; this.observer = new ResizeObserver(() => this.fit()); this.observer.observe(this.el); } close() { this.observer.unobserve(this.el); } }`,
    `export class Fit { constructor(el) { this.el = el; this.observer = new ResizeObserver(() => this.fit()); this.observer.observe(document.body); this.observer.observe(el); } close() { this.observer.unobserve(this.el); } }`,
  ],
  invalid: [
    flagged(`
export class Marquee {
  handle = 0;
  open() {
    this.handle = window.setInterval(() => this.step(), 16);
  }
  close() {
    cancelAnimationFrame(this.handle);
//  ~~~~~~~~~~~~~~~~~~~~ wrongClear
  }
}`),
    flagged(`
export class Fit {
  observer = new ResizeObserver(() => this.fit());
  constructor(el) {
    this.el = el;
  }
  attach() {
    this.observer.observe(document.documentElement);
  }
  detach() {
    this.observer.unobserve(this.el);
    //            ~~~~~~~~~ unwatched
  }
}`),
  ],
});

const slides = (made: string, play: string): string => `
export class Slides {
  constructor() {
    ${made}
    document.querySelector('#pause').onclick = () => this.pause();
  }
  play() {
    ${play}
    this.timer = setInterval(() => this.next(), 4000);
  }
  pause() {
    clearInterval(this.timer);
  }
}`;
const CLICK = `document.querySelector('#play').onclick = () => this.play();`;

runRule('no-leaked-timer: releases that miss', reportsOf(timer), {
  valid: [
    slides(CLICK, 'this.pause();'),
    slides(CLICK, 'if (this.timer) return;'),
    slides(CLICK, `document.querySelector('#play').disabled = true;`),
    slides('image.onload = () => this.play();', ''),
    slides(`document.querySelector('#play').addEventListener('click', () => this.play(), { once: true });`, ''),
    slides(`document.querySelector('#play').onclick = () => { if (this.ready) this.play(); };`, ''),
  ],
  invalid: [
    ...[CLICK, `document.querySelector('#play').addEventListener('click', () => { this.play(); });`].map(made => ({
      code: slides(made, ''),
      errors: [{ messageId: 'overwritten' as const, line: 9 }],
    })),
  ],
});

const recording = (stack: string): string => `
export class Recorder {
  constructor(target) {
    ${stack}
    this.onMove = event => this.draw(event);
    window.addEventListener('pointermove', this.onMove);
    stack.defer(() => window.removeEventListener('pointermove', this.onMove));
  }
  draw() {}
  destroy() { this.target.remove(); }
}`;

runRule('no-leaked-listener: stacks of what is to be disposed of', reportsOf(listener), {
  valid: [
    recording('using stack = new DisposableStack();'),
    recording('const stack = new DisposableStack(); this.stack = stack;'),
    recording('const stack = target.stack;'),
  ].map(code => ({ code, languageOptions: { parserOptions: { ecmaVersion: 2026 as const } } })),
  invalid: [
    { code: recording('const stack = new DisposableStack();'), errors: [{ messageId: 'unused' as const, line: 6 }] },
  ],
});

const observed = (end: string): string => `
import { useEffect } from 'react';
export function useSeen(ids, onSeen) {
  useEffect(() => {
    const watcher = new IntersectionObserver(all => onSeen(all));
    ids.forEach(id => watcher.observe(document.getElementById(id)));
    return () => { ${end} };
  }, [ids, onSeen]);
}`;

runRule('no-leaked-observer: releases that miss', reportsOf(observer), {
  valid: [observed('watcher.disconnect();'), observed('(0, watcher.disconnect)();')],
  invalid: [{ code: observed('watcher.disconnect;'), errors: [{ messageId: 'undisconnected' as const, line: 5 }] }],
});

const rig = (dispose: string): string => `
import { fromEvent, Subscription } from 'rxjs';
export class Rig {
  subs = new Subscription();
  constructor() {
    this.subs.add(fromEvent(window, 'mousemove').subscribe(e => this.turn(e)));
  }
  turn() {}
  dispose() { ${dispose} }
}`;

runRule('no-leaked-subscription: releases that miss', reportsOf(subscription), {
  valid: [
    rig('this.subs.unsubscribe();'),
    rig('release(this.subs);'),
    `import { addAbortListener } from 'node:events'; export async function query(db, sql, signal) { using stop = addAbortListener(signal, () => db.cancel()); return await db.run(sql); }`,
  ].map(code => ({ code, languageOptions: { parserOptions: { ecmaVersion: 2026 as const } } })),
  invalid: [{ code: rig(''), errors: [{ messageId: 'dropped' as const, line: 6 }] }],
});
