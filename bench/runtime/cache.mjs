/** A cache of N payloads of 10 KB, of which one in ten is still in use: megabytes held. Arguments: strong or weak, N. */
import { contenders } from './contenders.mjs';

const [, , strength, count] = process.argv;
const N = Number(count);
const Class = await contenders['value map'][strength === 'strong' ? 'Map' : 'unleak']();
const settle = async () => {
  for (let i = 0; i < 4; i++) {
    await new Promise(resolve => setTimeout(resolve, 5));
    gc();
  }
  return process.memoryUsage().heapUsed / 1e6;
};

const empty = await settle();
const cache = new Class();
globalThis.inUse = [];
for (let i = 0; i < N;) {
  (() => {
    for (const end = Math.min(N, i + 1000); i < end; i++) {
      const payload = { id: i, data: new Array(1280).fill(0.5) };
      cache.set(`key${i}`, payload);
      if (i % 10 === 0) globalThis.inUse.push(payload);
    }
  })();
  await new Promise(resolve => setTimeout(resolve));
}
console.log(JSON.stringify({ megabytes: (await settle()) - empty, entries: cache.size }));
