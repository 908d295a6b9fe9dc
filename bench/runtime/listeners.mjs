/** Nanoseconds a listener of one `emit`, best of 25 rounds, 1,000 listeners. */
import { EventEmitter } from 'node:events';

const { WeakListeners } = await import(new URL('../../dist/runtime.js', import.meta.url).href);
const LISTENERS = 1000;
const EMITS = 50;
class Owner {
  sum = 0;
  add(value) {
    this.sum += value;
  }
}
const owners = Array.from({ length: LISTENERS }, () => new Owner());
const closures = new Set(owners.map(owner => value => owner.add(value)));
const refs = new Set(owners.map(owner => new WeakRef(owner)));
const emitter = new EventEmitter().setMaxListeners(0);
const list = new WeakListeners();
for (const owner of owners) {
  emitter.on('event', value => owner.add(value));
  list.add(owner, owner.add);
}
const contenders = {
  'Set of closures': () => closures.forEach(closure => closure(1)),
  EventEmitter: () => emitter.emit('event', 1),
  'floor (Set of WeakRef)': () => {
    for (const ref of refs) ref.deref()?.add(1);
  },
  'unleak WeakListeners': () => list.emit(1),
};
const best = {};
for (let round = 0; round < 25; round++) {
  for (const [name, emit] of Object.entries(contenders)) {
    await new Promise(resolve => setImmediate(resolve));
    const start = process.hrtime.bigint();
    for (let i = 0; i < EMITS; i++) emit();
    const time = Number(process.hrtime.bigint() - start) / (EMITS * LISTENERS);
    best[name] = Math.min(best[name] ?? Infinity, time);
  }
}
console.log(JSON.stringify(best));
