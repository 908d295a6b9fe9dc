import { RuleTester } from '../rule-tester.ts';
import rule from '../../src/rules/no-unremovable-observers.ts';
import { flagged } from '../annotated.ts';
import { reportsOf } from '../run-rule.ts';

new RuleTester().run('no-unremovable-observers', reportsOf(rule), {
  valid: [
    // A list under each name of an event that is left, replaced, or handed to others.
    `const handlers = {}; export function on(event, handler) { (handlers[event] ??= []).push(handler); return () => { const list = handlers[event]; list.splice(list.indexOf(handler), 1); }; }`,
    `const handlers = {}; export function on(event, handler) { (handlers[event] ??= []).push(handler); } export function reset(event) { handlers[event] = []; }`,
    `const handlers = new Map(); export function on(event, handler) { if (!handlers.has(event)) handlers.set(event, new Set()); handlers.get(event).add(handler); } export const listenersOf = event => handlers.get(event);`,
    `const handlers = { open: [], close: [] }; export function on(event, handler) { handlers[event].push(handler); } export const emit = event => handlers[event].forEach(handler => handler());`,
    // Returns a remover.
    `const subs = new Set(); export function subscribe(fn) { subs.add(fn); return () => subs.delete(fn); }`,
    // Has a counterpart.
    `const subs = []; export const on = fn => { subs.push(fn); }; export const off = fn => { subs.splice(subs.indexOf(fn), 1); };`,
    // The place stays, empty.
    `const subs = []; export const subscribe = fn => { subs.push(fn); return subs.length - 1; }; export const unsubscribe = id => { subs[id] = void 0; };`,
    // Drained.
    `let queue = []; export const onReady = fn => { queue.push(fn); }; export const ready = () => { const all = queue; queue = []; all.forEach(fn => fn()); };`,
    // No observer.
    `const names = []; export const addName = name => { names.push(name); if (names.length > 9) names.shift(); };`,
    // What a program is put together from.
    `const hooks = []; export function addTransformHook(hook) { hooks.push(hook); } export const run = text => hooks.reduce((done, hook) => hook(done), text);`,
    // Left by what is kept of the list.
    `const events = new Map(); export class Bus { on(name, handler) { if (events.has(name)) events.get(name).push(handler); else events.set(name, [handler]); } off(name, handler) { if (events.has(name)) events.set(name, events.get(name).filter(item => item !== handler)); } }`,
    // What modules join once.
    `const handlers = []; export function subscribeToMessages(handler) { handlers.push(handler); }`,
    `const listeners = []; export const addListener = fn => { listeners.push(fn); };`,
    `const broker = { handlers: {}, on(method, handler) { (this.handlers[method] ??= []).push(handler); }, trigger(message) { this.handlers[message.method]?.forEach(handler => handler(message)); } }; broker.on('open', open); broker.on('close', close); export const receive = text => broker.trigger(JSON.parse(text));`,
    // A field: only a possible leak.
    `export class Model { listeners = []; onChange(listener) { this.listeners.push(listener); } }`,
  ],
  invalid: [
    // Whoever follows a value by its key.
    flagged(`
const listeners = {};
//    ~~~~~~~~~ stays
export const prefs = { set(k, v) { if (listeners[k]) listeners[k].forEach(handler => handler(v)); } };
prefs.onChange = function (k, handler) {
  listeners[k] = listeners[k] || [];
  listeners[k].push(handler);
};`),
    // What is there to leave by takes nobody out.
    flagged(`
const book = {};
//    ~~~~ stays
export function bind(element, type, fn) {
  (book[type] ??= []).push({ element, fn });
  element.addEventListener(type, fn);
}
export function unbind(element, type, fn) { element.removeEventListener(type, fn); }`),
    // Called by what it is told.
    flagged(`
const watchers = new Map();
//    ~~~~~~~~ stays
export function watch(symbol, onPrice) {
  const list = watchers.get(symbol) ?? [];
  list.push(onPrice);
  watchers.set(symbol, list);
}
export const publish = (symbol, price) => watchers.get(symbol)?.forEach(watcher => watcher(price));`),
    // A list under each name of an event.
    flagged(`
const handlers = new Map();
//    ~~~~~~~~ stays
export function subscribe(topic, callback) {
  if (!handlers.has(topic)) handlers.set(topic, []);
  handlers.get(topic).push(callback);
}
export function publish(topic, data) { handlers.get(topic)?.forEach(callback => callback(data)); }`),
    flagged(`
class Bus {
  constructor() { this.handlers = {}; }
  //              ~~~~~~~~~~~~~ stays
  on(event, handler) { (this.handlers[event] = this.handlers[event] || []).push(handler); }
  emit(event, data) { (this.handlers[event] || []).forEach(handler => handler(data)); }
}
module.exports = new Bus();`),
    // What joins something else when it is loaded says nothing of who joins here.
    flagged(`
const handlers = {};
//    ~~~~~~~~ stays
export function on(event, handler) { (handlers[event] ??= []).push(handler); }
export function emit(event, data) { handlers[event]?.forEach(handler => handler(data)); }
process.on('exit', () => emit('exit'));`),
    flagged(`
const observers = [];
//    ~~~~~~~~~ stays
export function addObserver(o) { observers.push(o); }
export function notify(x) { observers.forEach(o => o.update(x)); }`),
    // A list of a module.
    flagged(`
const subs = [];
//    ~~~~ stays
export const subscribe = fn => { subs.push(fn); };`),
    // A set that is walked.
    flagged(`
const observers = new Set();
//    ~~~~~~~~~ stays
export function observe(observer) { observers.add(observer); }
export function emit() { for (const observer of observers) observer(); }`),
    // A list that is copied to grow.
    flagged(`
let handlers = [];
//  ~~~~~~~~ stays
export function onUpdate(handler) { handlers = [...handlers, handler]; }`),
  ],
});

const whenPossible = [{ confidence: 'possible' }] as const;

new RuleTester().run('no-unremovable-observers, of what is possible', reportsOf(rule), {
  valid: [
    // Gone with the call, the row, the dialog that is observed.
    `export class Call { watchers = []; watchStatus(watcher) { this.watchers.push(watcher); } end(status) { for (const watcher of this.watchers) watcher(status); } }`,
    `export class Call { watchers = new Set(); addDisconnectListener(listener) { this.watchers.add(listener); } }`,
    `export default options => { const done = []; return { onOk(fn) { done.push(fn); }, ok() { done.forEach(fn => fn()); } }; };`,
  ].map(code => ({ code, options: whenPossible })),
  invalid: [
    // What is there to be observed outlives those who observe.
    `
class EventBus {
  listeners = [];
//~~~~~~~~~ stays
  subscribe(listener) { this.listeners.push(listener); }
}
export { EventBus };`,
    `
export function createStore() {
  const listeners = new Set();
//      ~~~~~~~~~ stays
  return { subscribe(listener) { listeners.add(listener); }, emit() { listeners.forEach(listener => listener()); } };
}`,
  ].map(code => ({ ...flagged(code), options: whenPossible })),
});
