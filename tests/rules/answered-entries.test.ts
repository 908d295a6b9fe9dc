/** What waits for an answer, or for the one before it: entries that are of no use when that has come, and stay. */
import rule from '../../src/rules/no-ineffective-removal.ts';
import unbounded from '../../src/rules/no-unbounded-cache.ts';
import { flagged } from '../annotated.ts';
import { reportsOf, runRule } from '../run-rule.ts';

/** An object that asks a worker, and is told the answers. */
const asking = (put: string, told: string, more = ''): string => `
export class Invoker {
  constructor(port) { this.port = port; this.lastId = 0; this.waits = new Map(); this.port.on('message', told => this.told(told)); }
  ask(method) {
    const id = ++this.lastId;
    this.port.postMessage({ id, method });
    ${put}
  }
  told(answer) {
    ${told}
  }
  ${more}
}`;

const PROMISE = 'return new Promise((resolve, reject) => { this.waits.set(id, { resolve, reject }); });';

runRule('answered entries', reportsOf(rule), {
  valid: [
    // Handed on to what keeps it, and taken out.
    `export async function start(worker) { const waits = {}; const keep = (jobId, settle) => { waits[jobId] = settle; }; worker.on('message', ({ jobId, data }) => { waits[jobId](data); delete waits[jobId]; }); return { run: jobId => new Promise(resolve => { keep(jobId, resolve); worker.send(jobId); }) }; }`,
    // Handed on, but by the name of what is waited for.
    `export async function start(worker) { const waits = {}; const keep = (kind, settle) => { waits[kind] = settle; }; worker.on('message', ({ kind, data }) => { waits[kind](data); }); return { run: kind => new Promise(resolve => { keep(kind, resolve); worker.send(kind); }) }; }`,
    // Taken out after all, before or after, or at the end of all.
    asking(
      PROMISE,
      `const { resolve } = this.waits.get(answer.id); this.waits.delete(answer.id); resolve(answer.data);`,
    ),
    asking(
      PROMISE,
      `this.waits.get(answer.id).resolve(answer.data);`,
      `settled(answer) { this.waits.delete(answer.id); }`,
    ),
    // Whoever asks again is given the same promise, also after the answer.
    asking(
      `const made = Promise.withResolvers(); this.waits.set(id, made); return made.promise;`,
      `this.waits.get(answer.id).resolve(answer.data);`,
      `promiseOf(id) { return this.waits.get(id).promise; }`,
    ),
    // What is heard may be heard again.
    asking(`this.waits.set(id, method);`, `this.waits.get(answer.id)(answer.data);`),
    // What a program has one of for each kind.
    `const gates = new Map(); export const gate = kind => new Promise(resolve => { gates.set(kind, resolve); }); export const open = kind => gates.get(kind)();`,
  ],
  invalid: [
    // What settles the promise is handed on to what keeps it.
    flagged(`
export async function start(worker) {
  const waits = {};
  const keep = (promiseId, settle) => { waits[promiseId] = settle; };
  worker.on('message', ({ action, job, data }) => {
    const promiseId = action + '-' + job;
    waits[promiseId](data);
//  ~~~~~~~~~~~~~~~~~~~~~~ answered
  });
  return { keep, run: (action, job) => new Promise(resolve => { keep(action + '-' + job, resolve); worker.send(action, job); }) };
}`),
    flagged(
      asking(
        PROMISE,
        `const { resolve, reject } = this.waits.get(answer.id) ?? {};
    //                          ~~~~~~~~~~~~~~~~~~~~~~~~~ answered
    if (answer.error) reject?.(answer.error); else resolve?.(answer.data);`,
      ),
    ),
    flagged(
      asking(
        `const wait = new Deferred(); this.waits.set(id, wait); return wait.promise;`,
        `const wait = this.waits.get(answer.id);
    //           ~~~~~~~~~~~~~~~~~~~~~~~~~ answered
    if (!wait) return;
    wait.resolve(answer.data);`,
      ),
    ),
    flagged(`
export function connect(socket) {
  let next = 0;
  const waits = {};
  socket.on('message', answer => { waits[answer.requestId](answer.data); });
  //                               ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ answered
  return { ask(what) { return new Promise(resolve => { const id = next++; waits[id] = resolve; socket.send({ id, what }); }); } };
}`),
  ],
});

/** An object that asks, whose questions are answered or given up. */
const givingUp = (giveUp: string, more = '', key = 'requestId'): string => `
export class Requests {
  waits = {};
  ask(${key}) { return new Promise((resolve, reject) => { this.waits[${key}] = { resolve, reject }; ${more} }); }
  answered(${key}, data) { const wait = this.waits[${key}]; delete this.waits[${key}]; wait.resolve(data); }
  ${giveUp}
}`;

runRule('entries answered in another way', reportsOf(rule), {
  valid: [
    // Taken out there, by what that calls, by what calls it, or at the end of all.
    givingUp(
      `failed(requestId, error) { const wait = this.waits[requestId]; delete this.waits[requestId]; wait.reject(error); }`,
    ),
    givingUp(
      `failed(requestId, error) { const wait = this.waits[requestId]; this.drop(requestId); wait.reject(error); } drop(requestId) { const known = this.waits[requestId]; if (known) delete this.waits[requestId]; }`,
    ),
    givingUp(
      `failed(requestId, error) { this.reject(requestId, error); delete this.waits[requestId]; } reject(requestId, error) { const wait = this.waits[requestId]; wait.reject(error); }`,
    ),
    givingUp(
      `failed(requestId, error) { this.waits[requestId].reject(error); } drop(requestId) { delete this.waits[requestId]; }`,
    ),
    givingUp(
      `failed(requestId, error) { this.waits[requestId].reject(error); }`,
      `setTimeout(() => { delete this.waits[requestId]; reject(); }, 500);`,
    ),
    givingUp(`close(error) { for (const wait of Object.values(this.waits)) wait.reject(error); this.waits = {}; }`),
    // Only looked at; by the name of what is waited for.
    givingUp(`isAsked(requestId) { return this.waits[requestId] !== undefined; }`),
    givingUp(`failed(kind, error) { this.waits[kind].reject(error); }`, '', 'kind'),
  ],
  invalid: [
    ...[
      `failed(requestId, error) { const wait = this.waits[requestId]; if (wait) wait.reject(error); }`,
      `failed(requestId, error) { const { reject } = this.waits[requestId]; reject(error); }`,
      `settle(all) { all.forEach(({ requestId }) => { this.waits[requestId].resolve(); }); }`,
    ].map(giveUp => ({ code: givingUp(giveUp), errors: [{ messageId: 'answered' as const, line: 6 }] })),
    flagged(`
const waits = new Map();
export const ask = jobId => new Promise((resolve, reject) => { waits.set(jobId, { resolve, reject }); });
export const done = (jobId, data) => { waits.get(jobId).resolve(data); waits.delete(jobId); };
export const stop = jobId => { waits.get(jobId).reject(new Error('stopped')); };
//                             ~~~~~~~~~~~~~~~~ answered`),
  ],
});

/** A lock by key: each caller waits for the one before. */
const locking = (next: string, end = ''): string => `
export class Locks {
  tails = new Map();
  run(id, work) {
    const before = this.tails.get(id) ?? Promise.resolve();
    ${next}
    ${end}
  }
}`;

/** A store that puts off its writes. */
const store = (more: string, field = '#pendingWrites'): string => `
export class Peers {
  ${field} = new Map();
  update(peer) { this.${field}.set(peer.id, peer); }
  ${more}
}`;

runRule('what waits for good', reportsOf(unbounded), {
  valid: [
    store('flush() { write([...this.#pendingWrites.values()]); this.#pendingWrites.clear(); }'),
    store('has(peer) { return this.#pendingWrites.has(peer.id); }'),
    // Others may look into it.
    store('', 'pendingWrites'),
    store('', '_pendingWrites'),
    store('', '#byId'),
  ],
  invalid: [{ code: store(''), errors: [{ messageId: 'unbounded', line: 3 }] }],
  typescript: {
    valid: [store('', 'pendingWrites').replace('pendingWrites =', 'protected pendingWrites =')],
    invalid: [
      {
        code: store('', 'pendingWrites').replace('pendingWrites =', 'private pendingWrites ='),
        errors: [{ messageId: 'unbounded', line: 3 }],
      },
    ],
  },
});

runRule('chains of promises', reportsOf(unbounded), {
  valid: [
    locking(
      `const tail = before.then(work); this.tails.set(id, tail);`,
      `tail.then(() => { if (this.tails.get(id) === tail) this.tails.delete(id); });`,
    ),
    // What is put in does not wait for what was there, and may be wanted by whoever asks later.
    locking(`const made = work(before); this.tails.set(id, made); return made;`),
    // Work that somebody waits for as a whole is done one day, and its object with it.
    locking(`this.tails.set(id, before.then(work)); }\n  async done() { await Promise.all(this.tails.values());`),
    // A few queues that the program spells out.
    `const tails = {}; function queue(kind, work) { tails[kind] = (tails[kind] || Promise.resolve()).then(work); } export const read = work => queue('read', work); export const write = work => queue('write', work);`,
  ],
  invalid: [
    {
      code: locking(`const next = before.then(work, work); this.tails.set(id, next.catch(() => {})); return next;`),
      errors: [{ messageId: 'unbounded', line: 3 }],
    },
    {
      code: locking(`this.tails.set(id, before.catch(() => {}).finally(work));`),
      errors: [{ messageId: 'unbounded', line: 3 }],
    },
    flagged(`
export function createLocks() {
  const tails = {};
  //    ~~~~~ unbounded
  return (id, work) => (tails[id] = (tails[id] || Promise.resolve()).then(work));
}`),
  ],
});
