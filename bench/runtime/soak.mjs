/**
 * `npm run soak -- 600`: seconds of churn in all collections at once, with garbage collected as the engine pleases.
 * Fails if memory or what the collections hold grows after the first third.
 */
const { IterableWeakSet, WeakKeyMap, WeakListeners, WeakValueMap, addWeakListener, finalize, ref } = await import(
  new URL('../../dist/runtime.js', import.meta.url).href
);

const seconds = Number(process.argv[2] ?? 30);
const turn = () => new Promise(resolve => setTimeout(resolve));
const values = new WeakValueMap();
const keys = new WeakKeyMap();
const set = new IterableWeakSet();
const list = new WeakListeners();
const emitter = new EventTarget();
const alive = [];
let [made, died, finalized, calls] = [0, 0, 0, 0];

function churn() {
  for (let i = 0; i < 500; i++) {
    const object = { id: made++, payload: new Array(20).fill(made) };
    values.set(made % 50_000, object);
    keys.set(object, { object });
    set.add(object);
    const registration = list.add(object, () => calls++);
    addWeakListener(emitter, 'event', object, () => calls++);
    ref(object, () => died++);
    finalize(object, () => finalized++);
    if (i % 7 === 0) registration.remove();
    if (i % 11 === 0) values.delete(made - 5);
    if (i % 5 === 0) alive[made % 1000] = object;
    // Some die young, with all that they hold.
    if (i % 50 === 0) new WeakValueMap().set(1, object);
  }
  list.emit();
}

/** The least that is in use: on a busy machine what has died takes a while to be swept. */
async function heap() {
  let least = Infinity;
  for (let i = 0; i < 10; i++) {
    await turn();
    gc();
    await new Promise(resolve => setTimeout(resolve, 100));
    least = Math.min(least, process.memoryUsage().heapUsed / 1e6);
  }
  return least;
}

const samples = [];
const started = Date.now();
for (let third = 1; third <= 3; third++) {
  while (Date.now() - started < (seconds * 1000 * third) / 3) {
    churn();
    await turn();
  }
  const megabytes = await heap();
  const sizes = [values, keys, set, list].map(({ size }) => size);
  samples.push(megabytes);
  console.log(
    `${made} made, ${died} died, ${finalized} finalized, ${megabytes.toFixed(2)} MB, sizes ${sizes.join(' ')}`,
  );
  if (died !== finalized || sizes.some(size => size > 1000)) process.exitCode = 1;
}
if (samples[2] > samples[0] * 1.1 + 1) process.exitCode = 1;
console.log(process.exitCode ? 'GREW' : 'flat');
process.exit();
