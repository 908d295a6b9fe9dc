/** Bytes an entry, a full collection with all alive, and the longest block once all die. Arguments: kind, contender, N. */
import { contenders } from './contenders.mjs';

const [, , kind, name, count] = process.argv;
const N = Number(count);
const Class = await contenders[kind][name]();
const turn = () => new Promise(resolve => setTimeout(resolve));
const immediate = () => new Promise(resolve => setImmediate(resolve));
const heap = () => (gc(), gc(), process.memoryUsage().heapUsed);

globalThis.objects = Array.from({ length: N }, (_, i) => ({ i, a: 1, b: 2 }));
await turn();
const empty = heap();
const collection = new Class();
const add = {
  'value map': i => collection.set(i, globalThis.objects[i]),
  'key map': i => collection.set(globalThis.objects[i], i),
  set: i => collection.add(globalThis.objects[i]),
}[kind];
for (let i = 0; i < N;) {
  for (const end = Math.min(N, i + 20_000); i < end; i++) add(i);
  await turn();
}
await turn();
const bytes = (heap() - empty) / N;

const collections = [];
for (let i = 0; i < 5; i++) {
  await turn();
  const start = performance.now();
  gc();
  collections.push(performance.now() - start);
}

globalThis.objects = null;
await turn();
await turn();
gc();
let longest = 0;
const deadline = performance.now() + 3000;
while (performance.now() < deadline) {
  const start = performance.now();
  await immediate();
  longest = Math.max(longest, performance.now() - start);
  await new Promise(resolve => setTimeout(resolve, 1));
}
const left = Math.max(0, heap() - empty) / N;
console.log(
  JSON.stringify({ bytes, gc: collections.sort((a, b) => a - b)[2], longest, left, size: collection.size ?? null }),
);
process.exit();
