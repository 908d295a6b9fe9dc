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
    // An entry that may have been there before, and is asked for after the answer.
    asking(
      `const extras = { promise: null }; extras.promise = new Promise(resolve => { extras.resolve = resolve; }); this.waits.set(method, { extras }); return this.waits.get(method).extras.promise;`,
      `this.waits.get(answer.method).extras.resolve(answer.data);`,
    ),
    asking(
      `if (this.waits.get(answer.id)) return this.waits.get(answer.id).promise; this.waits.set(id, { deferred: { resolve, reject } });`,
      `this.waits.get(answer.id).deferred.resolve(answer.data);`,
    ),
    // What is told apart by it elsewhere is of use after the answer, too.
    asking(
      PROMISE,
      `this.waits.get(answer.id).resolve(answer.data);`,
      `isKnown(id) { if (this.waits.get(id)) return true; return false; }`,
    ),
    // Nested and added settlers, taken out.
    asking(
      `const wait = new Promise(resolve => { this.resolve = resolve; }); this.waits.set(id, wait); wait.extras = { resolve: this.resolve }; return wait;`,
      `this.waits.get(answer.id).extras.resolve(answer.data); this.waits.delete(answer.id);`,
    ),
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
    // What settles it is kept in a part of the entry, and who asks waits for the entry.
    flagged(`
export class Connection {
  exchanges = {};
  ask(body) {
    const uuid = nuuid.v4();
    return new Promise((resolve, reject) => {
      this.ws.send(JSON.stringify({ reqId: uuid, body }), async () => {
        const extras = { resolve: () => { console.error('too early'); } };
        this.exchanges[uuid] = { extras, promise: new Promise(res => { extras.resolve = res; }) };
        resolve(await this.exchanges[uuid].promise);
      });
    });
  }
  hear(data) {
    const request = this.exchanges[data.resId];
    //              ~~~~~~~~~~~~~~~~~~~~~~~~~~ answered
    if (request !== undefined) request.extras.resolve(data.body);
  }
}`),
    // It is put there when the entry is there, and looked at before the answer.
    flagged(`
module.exports = function Engine(worker) {
  const exchanges = {};
  worker.on('message', message => {
    if (!exchanges[message.uuid]) console.error('unknown');
    else if (exchanges[message.uuid].isFulfilled()) console.error('already');
    else exchanges[message.uuid].extras.resolve(message.answer);
    //   ~~~~~~~~~~~~~~~~~~~~~~~ answered
  });
  this.ask = command => {
    const uuid = nuuid.v4();
    let resolve;
    exchanges[uuid] = queryable(new Promise(res => { resolve = res; }));
    exchanges[uuid].extras = { resolve };
    worker.send({ command, uuid });
    return exchanges[uuid];
  };
};`),
    // A promise that carries what settles it.
    flagged(
      asking(
        `let settle; const wait = new Promise(resolve => { settle = resolve; }); wait.settle = settle; this.waits.set(id, wait); return wait;`,
        `const wait = this.waits.get(answer.id);
    //           ~~~~~~~~~~~~~~~~~~~~~~~~~ answered
    if (wait) wait.settle(answer.data);`,
      ),
    ),
  ],
});

/** A client that asks under a number of its own, and hears what comes back. */
const calling = (put: string, heard: string, more = '', name = 'call'): string => `
export class Client {
  waits = new Map();
  ${name}(method, done) {
    const id = ++this.lastId;
    ${put}
    this.socket.send({ id, method });
  }
  heard(answer) {
    ${heard}
  }
  ${more}
}
class Wait {
  constructor() { this.promise = new Promise((resolve, reject) => { this.settle = resolve; this.fail = reject; }); }
}`;

runRule('entries that are called back', reportsOf(rule), {
  valid: [
    // Taken out.
    calling(
      'this.waits.set(id, done);',
      'const done = this.waits.get(answer.id); this.waits.delete(answer.id); done(null, answer);',
    ),
    // Told of each change: by its name, all at once, or without word of an error.
    calling('this.waits.set(id, done);', 'this.waits.get(answer.id)(null, answer);', '', 'watch'),
    calling('this.waits.set(id, done);', 'for (const done of this.waits.values()) done(null, answer);'),
    calling('this.waits.set(id, done);', 'this.waits.get(answer.id)(answer.data);'),
    // Told apart by what others call it; asked for after the answer.
    calling('this.waits.set(method, done);', 'this.waits.get(answer.method)(null, answer);'),
    calling(
      'this.waits.set(id, done);',
      'this.waits.get(answer.id)(null, answer);',
      'of(id) { return this.waits.get(id); }',
    ),
    // What loads once for all who ask.
    calling(
      '',
      'this.waits.get(answer.id).settle(answer.data);',
      'load(id) { let wait = this.waits.get(id); if (!wait) { wait = new Wait(); this.waits.set(id, wait); } return wait.promise; }',
    ),
  ],
  invalid: [
    calling('this.waits.set(id, done);', 'this.waits.get(answer.id)(null, answer);'),
    calling(
      'this.waits.set(id, done);',
      'const done = this.waits.get(answer.id); if (done) done.call(this, answer.error);',
    ),
    calling(
      'this.waits.set(id, { method, done });',
      'const wait = this.waits.get(answer.id); wait.done(new Error(answer));',
    ),
    calling('this.waits.set(id, { method, done });', 'const { done } = this.waits.get(answer.id); done(null, answer);'),
    calling('', 'const [settle] = this.waits.get(answer.id); settle(answer.data);').replace(
      'this.socket',
      'return new Promise((resolve, reject) => { this.waits.set(id, [resolve, reject]); }); this.socket',
    ),
    calling(
      'const wait = new Wait(); this.waits.set(id, wait);',
      'const wait = this.waits.get(answer.id); if (wait) wait.settle(answer.data);',
    ),
  ].map(code => ({ code, errors: [{ messageId: 'answered' as const }] })),
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

/** A client whose requests hold it, and which are answered, or given up after a time. */
const requesting = (answer: string, holder = 'this', more = ''): string => `
function Client() { this.requests = {}; }
Client.prototype.request = function (path, done) {
  var id = ++this.lastId;
  var request = { id: id, client: ${holder}, handler: done };
  request.answer = function (error, response) {
    ${answer}
    return this.handler(error, response);
  }.bind(request);
  request.timeout = setTimeout(function () {
    delete this.client.requests[this.id];
    return this.handler(new Error('too late'));
  }.bind(request), 9000);
  this.requests[id] = request;
  this.socket.write(id + path);
};
Client.prototype.heard = function (message) { this.requests[message.id].answer(null, message); };
${more}
module.exports = Client;`;

runRule('answers that stop what would take an entry out', reportsOf(rule), {
  valid: [
    requesting('clearTimeout(this.timeout); delete this.client.requests[this.id];'),
    // Put off; of nobody knows which client.
    requesting('clearTimeout(this.timeout); this.timeout = setTimeout(this.answer, 9);'),
    requesting('clearTimeout(this.timeout);', 'path'),
    requesting(
      'clearTimeout(this.timeout);',
      'this',
      'Client.prototype.drop = function (id) { delete this.requests[id]; };',
    ),
  ],
  invalid: [
    flagged(
      requesting(`clearTimeout(this.timeout);
//  ~~~~~~~~~~~~~~~~~~~~~~~~~~ missedOnAnswer`),
    ),
    flagged(`
export class Client {
  requests = new Map();
  request(path, done) {
    const id = ++this.lastId;
    const timeout = setTimeout(() => { this.requests.delete(id); done(new Error('too late')); }, 9000);
    this.requests.set(id, answer => {
      clearTimeout(timeout);
//    ~~~~~~~~~~~~~~~~~~~~~ missedOnAnswer
      done(null, answer);
    });
  }
  heard(message) { this.requests.get(message.id)(message); }
}`),
  ],
});

/** A client that keeps the timeout of a request beside what is to be told of its answer. */
const timing = (heard: string, kept = '{ resolve, timer }', more = ''): string => `
export class Client {
  waits = new Map();
  ask(method, done) {
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => { this.waits.delete(id); reject(new Error('too late')); }, 9000);
      this.waits.set(id, ${kept});
    });
  }
  heard(answer) {
    ${heard}
  }
  ${more}
}`;

runRule('answers that stop the timeout beside them', reportsOf(rule), {
  valid: [
    // Taken out, here or in what that calls.
    timing(
      'const wait = this.waits.get(answer.id); this.waits.delete(answer.id); clearTimeout(wait.timer); wait.resolve();',
    ),
    timing(
      'const wait = this.waits.get(answer.id); clearTimeout(wait.timer); wait.resolve(); this.drop(answer.id);',
      '{ resolve, timer }',
      'drop(id) { this.waits.delete(id); }',
    ),
    // Left to the timeout; put off; another timeout; no answer.
    timing('this.waits.get(answer.id).resolve();'),
    timing(
      'const wait = this.waits.get(answer.id); clearTimeout(wait.timer); wait.resolve(); this.ask(answer.method);',
    ),
    timing(
      'const wait = this.waits.get(answer.id); clearTimeout(wait.slow); wait.resolve();',
      '{ resolve, timer, slow: warnLater() }',
    ),
    timing('const wait = this.waits.get(answer.id); clearTimeout(wait.timer); show(wait.method);', '{ method, timer }'),
  ],
  invalid: [
    timing(
      'const wait = this.waits.get(answer.id); if (!wait) return; clearTimeout(wait.timer); wait.resolve(answer.data);',
    ),
    timing('const { resolve, timer } = this.waits.get(answer.id); clearTimeout(timer); resolve(answer.data);'),
    timing(
      'const { done, timeout } = this.waits.get(answer.id); clearTimeout(timeout); done(null, answer.data);',
      '{ done, timeout: timer }',
    ),
    timing('const wait = this.waits.get(answer.id); clearTimeout(wait.timer); wait.resolve(answer.data);')
      .replace("const timer = setTimeout(() => { this.waits.delete(id); reject(new Error('too late')); }, 9000);", '')
      .replace(
        '{ resolve, timer }',
        '{ resolve, timer: setTimeout(() => { this.waits.delete(id); reject(new Error()); }, 9) }',
      ),
  ].map(code => ({ code, errors: [{ messageId: 'missedOnAnswer' as const }] })),
});

/** A server whose requests are forgotten by way of something else. */
const forgetting = (more: string) => ({
  code: `
export class Server {
  requests = {};
  take(uuid, message) { this.requests[uuid] = message; }
  ${more}
`,
  options: [{ confidence: 'possible' }] as const,
});

runRule('removals by way of another object', reportsOf(unbounded), {
  valid: [
    forgetting('} export const forget = (server, uuid) => { delete server.requests[uuid]; };'),
    forgetting(
      'run(uuid) { const job = { server: this, end() { delete this.server.requests[uuid]; } }; start(job); } }',
    ),
  ],
  invalid: [
    '}',
    // It is read, or another field of it emptied.
    '} export const peek = (server, uuid) => server.requests[uuid];',
    '} export const forget = (server, uuid) => { delete server.answers[uuid]; };',
    // Of another class of the file.
    '} export class Cache { requests = {}; drop(uuid) { delete this.requests[uuid]; } }',
  ].map(more => ({ ...forgetting(more), errors: [{ messageId: 'unbounded' as const, line: 3 }] })),
});
