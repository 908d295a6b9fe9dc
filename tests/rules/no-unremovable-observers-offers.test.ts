/** What the editor offers, to the letter, and where it offers nothing. */
import rule from '../../src/rules/no-unremovable-observers.ts';
import { flagged } from '../annotated.ts';
import { runRule } from '../run-rule.ts';

runRule('no-unremovable-observers: what is offered', rule, {
  valid: [],
  invalid: [
    flagged(
      `
const subscribers = [];
//    ~~~~~~~~~~~ stays
export function subscribe(callback) {
  subscribers.push(callback);
}
export const tell = x => { for (const callback of subscribers) callback.update(x); };`,
      {
        returnRemover: `
const subscribers = [];
//    ~~~~~~~~~~~ stays
export function subscribe(callback) {
  subscribers.push(callback);
  return () => subscribers.splice(subscribers.indexOf(callback) >>> 0, 1);
}
export const tell = x => { for (const callback of subscribers) callback.update(x); };`,
        holdWeakly: `
import { IterableWeakSet } from 'eslint-plugin-unleak/runtime';

const subscribers = new IterableWeakSet();
//    ~~~~~~~~~~~ stays
export function subscribe(callback) {
  subscribers.add(callback);
}
export const tell = x => { for (const callback of subscribers) callback.update(x); };`,
      },
    ),
    flagged(
      `
const subscribers = new Set();
//    ~~~~~~~~~~~ stays
export const subscribe = callback => {
  subscribers.add(callback);
};`,
      {
        returnRemover: `
const subscribers = new Set();
//    ~~~~~~~~~~~ stays
export const subscribe = callback => {
  subscribers.add(callback);
  return () => subscribers.delete(callback);
};`,
      },
    ),
    flagged(
      `
export class Bus {
  static listeners = new Set();
//       ~~~~~~~~~ stays
  static onChange(listener) {
    Bus.listeners.add(listener);
  }
}`,
      {
        returnRemover: `
export class Bus {
  static listeners = new Set();
//       ~~~~~~~~~ stays
  static onChange(listener) {
    Bus.listeners.add(listener);
    return () => Bus.listeners.delete(listener);
  }
}`,
      },
    ),
    // Nothing: it returns something else already.
    flagged(`
const subscribers = [];
//    ~~~~~~~~~~~ stays
export function subscribe(callback) {
  subscribers.push(callback);
  return subscribers.length;
}`),
    // Nothing: it is stored on some ways only.
    flagged(`
const subscribers = new Set();
//    ~~~~~~~~~~~ stays
export function subscribe(callback, now) {
  if (!now) subscribers.add(callback);
}`),
  ],
});
