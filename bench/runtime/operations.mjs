/** Nanoseconds an operation, best of all rounds, all contenders interleaved in this process. Arguments: kind, rounds. */
import { contenders } from './contenders.mjs';

const [kind, rounds] = [process.argv[2], Number(process.argv[3])];
const N = 20_000;
const each = body => `for (let i = 0; i < ${N}; i++) ${body}`;

const operations = {
  'value map': {
    'set new': each('m.set(keys[i], a[i]);'),
    'get hit': each('s += m.get(keys[i]).i;'),
    'get miss': each('s += m.get(i) === undefined;'),
    has: each('s += m.has(keys[i]);'),
    'set again': each('m.set(keys[i], b[i]);'),
    delete: each('s += m.delete(keys[i]);'),
    'for-of': 'for (const [, value] of m) s += value.i ?? 1;',
    clear: 'm.clear();',
  },
  'key map': {
    'set new': each('m.set(a[i], i);'),
    'get hit': each('s += m.get(a[i]);'),
    'set again': each('m.set(a[i], 1);'),
    delete: each('s += m.delete(a[i]);'),
    'for-of': 'for (const [, value] of m) s += value;',
  },
  set: {
    'add new': each('m.add(a[i]);'),
    has: each('s += m.has(a[i]);'),
    delete: each('s += m.delete(a[i]);'),
    'for-of': 'for (const value of m) s += value.i;',
  },
}[kind];

const turn = () => new Promise(resolve => setImmediate(resolve));
const objects = () => Array.from({ length: N }, (_, i) => ({ i, a: 1 }));
const keys = Array.from({ length: N }, (_, i) => `key${i}`);
const classes = {};
for (const [name, load] of Object.entries(contenders[kind])) classes[name] = await load();

/** Code of its own for each contender, so that none suffers from what the engine has learnt about another. */
const compile = body => new Function('m', 'a', 'b', 'keys', `let s = 0; ${body} return s;`);
const compiled = Object.fromEntries(
  Object.keys(classes).map(name => [
    name,
    Object.fromEntries(Object.entries(operations).map(([operation, body]) => [operation, compile(body)])),
  ]),
);
const [fill] = Object.keys(operations);
/** One live instance each: the engine forgets what it has learnt about a class with its last instance. */
globalThis.kept = Object.values(classes).map(Class => new Class());

async function measure(operation, name) {
  const [a, b, m] = [objects(), objects(), new classes[name]()];
  if (operation !== fill) compiled[name][fill](m, a, b, keys);
  await turn();
  gc();
  await turn();
  await turn();
  const start = process.hrtime.bigint();
  globalThis.sum = compiled[name][operation](m, a, b, keys);
  const time = Number(process.hrtime.bigint() - start) / N;
  globalThis.alive = [a, b];
  await turn();
  return time;
}

const best = {};
for (let round = 0; round < rounds; round++) {
  for (const operation of Object.keys(operations)) {
    for (const name of Object.keys(classes).sort(() => Math.random() - 0.5)) {
      if (operation === 'for-of' && !(Symbol.iterator in classes[name].prototype)) continue;
      // The first two warm up.
      for (let i = round === 0 ? 0 : 2; i < 3; i++) {
        const time = await measure(operation, name).catch(() => Infinity);
        if (i === 2) (best[operation] ??= {})[name] = Math.min(best[operation][name] ?? Infinity, time);
      }
    }
  }
}
console.log(JSON.stringify(best));
process.exit();
