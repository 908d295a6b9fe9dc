/** What ends something is replaced at once by what ends another thing, and so one of the two goes on. */
import subscription from '../../src/rules/no-leaked-subscription.ts';
import timer from '../../src/rules/no-leaked-timer.ts';
import { reportsOf, runRule } from '../run-rule.ts';

const list = (body: string, more = ''): string => `
export class List {
  constructor(store, other) { ${body} }
  destroy() { this.id.unsubscribe(); }
  draw() {}
  ${more}
}`;

const FIRST = `this.id = store.subscribe(() => this.draw());`;
const SECOND = `this.id = other.subscribe(() => this.draw());`;

/** A table that hears of preferences by an id. */
const table = (init: string, end = 'App.prefs.unregisterObserver(this.id);'): string => `
export class Table {
  init() { ${init} }
  uninit() { ${end} }
  draw = () => {};
}`;

runRule('no-leaked-subscription: replaced', reportsOf(subscription), {
  valid: [
    // Ended, read, or in another branch in between.
    list(`${FIRST} this.stop(); ${SECOND}`, `stop() { this.id.unsubscribe(); }`),
    list(`${FIRST} this.id.unsubscribe(); ${SECOND}`),
    list(`${FIRST} this.ids = [this.id]; ${SECOND}`),
    list(`if (store) { ${FIRST} } else { ${SECOND} }`),
    list(`${FIRST} this.id = null;`),
    table(`this.id = App.prefs.registerObserver('size', this.draw);`),
    table(
      `this.id = App.prefs.registerObserver('size', this.draw); this.next = App.prefs.registerObserver('font', this.draw);`,
      `App.prefs.unregisterObserver(this.id); App.prefs.unregisterObserver(this.next);`,
    ),
    // What is registered for something else.
    table(`this.id = App.prefs.registerSize(this.draw); this.id = App.prefs.registerFont(this.draw);`),
  ],
  invalid: [
    list(`${FIRST} ${SECOND}`),
    list(`${FIRST} log('both'); ${SECOND} this.draw();`),
    table(
      `this.id = App.prefs.registerObserver('size', this.draw); this.id = App.prefs.registerObserver('font', this.draw);`,
    ),
  ].map(code => ({ code, errors: [{ messageId: 'replaced' as const }] })),
});

const clock = (body: string): string => `
export class Clock {
  start() { ${body} }
  destroy() { clearInterval(this.timer); }
  draw() {}
  ask() {}
}`;

runRule('no-leaked-timer: replaced', reportsOf(timer), {
  valid: [
    clock(`this.timer = setInterval(() => this.draw(), 1000);`),
    clock(
      `this.timer = setInterval(() => this.draw(), 1000); clearInterval(this.timer); this.timer = setInterval(() => this.ask(), 9000);`,
    ),
    `import { useEffect } from 'react'; export function useClock(draw, ask) { useEffect(() => { let timer = setInterval(draw, 1000); const next = setInterval(ask, 9000); return () => { clearInterval(timer); clearInterval(next); }; }, []); }`,
  ],
  invalid: [
    clock(`this.timer = setInterval(() => this.draw(), 1000); this.timer = setInterval(() => this.ask(), 9000);`),
  ].map(code => ({ code, errors: [{ messageId: 'replaced' as const }] })),
});

const card = (set: string, more = ''): string => `
export class Card extends HTMLElement {
  setConfig(config) { ${set} }
  draw() {}
  ${more}
}`;
const START = `this.timer = setInterval(() => this.draw(), config.ms);`;

runRule('no-leaked-timer: stopped only to be started again', reportsOf(timer), {
  valid: [
    // Whoever sets it may stop it, or somebody else does.
    card(`clearInterval(this.timer); if (!config.ms) return; ${START}`),
    card(`clearInterval(this.timer); if (config.ms) { ${START} }`),
    card(`clearInterval(this.timer); ${START}`, `disconnectedCallback() { clearInterval(this.timer); }`),
  ],
  invalid: [
    card(`clearInterval(this.timer); ${START}`),
    card(`if (!config) throw new Error('no config'); if (this.timer) { clearInterval(this.timer); } ${START}`),
  ].map(code => ({ code, errors: [{ messageId: 'missed' as const }] })),
});
