/** Megabytes in use, step by step, of a cache of sessions of which only the last 2,000 are alive. Argument: strong or weak. */
import { contenders } from './contenders.mjs';

const Class = await contenders['value map'][process.argv[2] === 'strong' ? 'Map' : 'unleak']();
const cache = new Class();
const alive = [];
const samples = [];
for (let step = 0; step < 300; step++) {
  (() => {
    for (let i = 0; i < 100; i++) {
      const session = { id: step * 100 + i, data: new Array(1280).fill(0.5) };
      cache.set(session.id, session);
      alive.push(session);
    }
    alive.splice(0, alive.length - 2000);
  })();
  await new Promise(resolve => setTimeout(resolve, 5));
  samples.push(process.memoryUsage().heapUsed / 1e6);
}
console.log(JSON.stringify({ samples, entries: cache.size }));
