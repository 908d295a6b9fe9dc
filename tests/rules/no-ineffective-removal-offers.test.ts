/** What the editor offers, to the letter, and where it offers nothing. */
import rule from '../../src/rules/no-ineffective-removal.ts';
import { flagged } from '../annotated.ts';
import { runRule } from '../run-rule.ts';

runRule('no-ineffective-removal: what is offered', rule, {
  valid: [],
  invalid: [
    flagged(
      `
const subs = [];
export const on = fn => { subs.push(fn); };
export const off = fn => { subs.filter(other => other !== fn); };
//                         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ dropped`,
      {
        mend: `
let subs = [];
export const on = fn => { subs.push(fn); };
export const off = fn => { subs = subs.filter(other => other !== fn); };
//                         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ dropped`,
      },
    ),
    flagged(
      `
const subs = [];
export function subscribe(callback) {
  subs.push(callback);
  return () => subs.filter(other => other !== callback);
//             ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ dropped
}`,
      {
        mend: `
let subs = [];
export function subscribe(callback) {
  subs.push(callback);
  return () => { subs = subs.filter(other => other !== callback); };
//             ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ dropped
}`,
      },
    ),
    flagged(
      `
const jobs = new Map();
export const start = (jobId, job) => { jobs.set(jobId, job); };
export const end = jobId => { delete jobs[jobId]; };
//                            ~~~~~~~~~~~~~~~~~~ property`,
      {
        mend: `
const jobs = new Map();
export const start = (jobId, job) => { jobs.set(jobId, job); };
export const end = jobId => { jobs.delete(jobId); };
//                            ~~~~~~~~~~~~~~~~~~ property`,
      },
    ),
    // Whoever is told of a flag may tell `false` from none.
    flagged(`
const busy = {};
export async function load(jobId) { busy[jobId] = true; try { await run(jobId); } finally { busy[jobId] = false; } }
//                                                                                          ~~~~~~~~~~~~~~~~~~~ blanked
export const isBusy = jobId => busy[jobId];`),
    flagged(
      `
const jobs = new Map();
export const start = (id, job) => { jobs.set(id, job); if (jobs.length > 9) jobs.delete(oldest()); };
//                                                         ~~~~~~~~~~~ noLength`,
      {
        mend: `
const jobs = new Map();
export const start = (id, job) => { jobs.set(id, job); if (jobs.size > 9) jobs.delete(oldest()); };
//                                                         ~~~~~~~~~~~ noLength`,
      },
    ),
    flagged(
      `
const jobs = {};
export const start = (id, job) => { jobs[id] = job; };
export const cancel = id => { jobs[id] = null; };
//                            ~~~~~~~~~~~~~~~ blanked`,
      {
        mend: `
const jobs = {};
export const start = (id, job) => { jobs[id] = job; };
export const cancel = id => { delete jobs[id]; };
//                            ~~~~~~~~~~~~~~~ blanked`,
      },
    ),
    flagged(
      `
const jobs = new Map();
export const start = (id, job) => { jobs.set(id, job); };
export const cancel = id => { jobs.set(id, undefined); };
//                            ~~~~~~~~~~~~~~~~~~~~~~~ blanked`,
      {
        mend: `
const jobs = new Map();
export const start = (id, job) => { jobs.set(id, job); };
export const cancel = id => { jobs.delete(id); };
//                            ~~~~~~~~~~~~~~~~~~~~~~~ blanked`,
      },
    ),
    flagged(
      `
const list = [];
export const add = x => { list.push(x); };
export const drop = x => { list.splice(list.indexOf(x), -1); };
//                         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ wrongIndex`,
      {
        mend: `
const list = [];
export const add = x => { list.push(x); };
export const drop = x => { if (list.includes(x)) list.splice(list.indexOf(x), 1); };
//                         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ wrongIndex`,
      },
    ),
    flagged(
      `
const byId = new Map();
export const add = item => { byId.set(\`item-\${item.id}\`, item); };
export const drop = item => { if (item.isOld) byId.delete(item); };
//                                            ~~~~~~~~~~~~~~~~~ otherKey`,
      {
        mend: `
const byId = new Map();
export const add = item => { byId.set(\`item-\${item.id}\`, item); };
export const drop = item => { if (item.isOld) byId.delete(\`item-\${item.id}\`); };
//                                            ~~~~~~~~~~~~~~~~~ otherKey`,
      },
    ),
    flagged(
      `
const instances = {};
export class A {
  open(id) { instances[id] = this; }
  close(id) { delete this.instances[id]; }
//            ~~~~~~~~~~~~~~~~~~~~~~~~~ shadowed
}`,
      {
        mend: `
const instances = {};
export class A {
  open(id) { instances[id] = this; }
  close(id) { delete instances[id]; }
//            ~~~~~~~~~~~~~~~~~~~~~~~~~ shadowed
}`,
      },
    ),
    flagged(
      `
const pending = new Map();
export async function send(id) {
  pending.set(id, 1);
  const answer = await work(id, {
    id,
  });
  // done
  pending.delete(id);
//~~~~~~~~~~~~~~~~~~ missedOnThrow
  return answer;
}`,
      {
        mend: `
const pending = new Map();
export async function send(id) {
  pending.set(id, 1);
  try {
    const answer = await work(id, {
      id,
    });
    return answer;
  } finally {
    // done
    pending.delete(id);
  }
}`,
      },
    ),
    flagged(
      `
const pending = new Map();
export async function send(id) {
  pending.set(id, 1);
  await work(id);
  pending.delete(id);
//~~~~~~~~~~~~~~~~~~ missedOnThrow
  log();
}`,
      {
        mend: `
const pending = new Map();
export async function send(id) {
  pending.set(id, 1);
  try {
    await work(id);
  } finally {
    pending.delete(id);
  }
//~~~~~~~~~~~~~~~~~~ missedOnThrow
  log();
}`,
      },
    ),
    flagged(
      `
const values = new Map(), times = new Map();
//                        ~~~~~ twin
export const put = (k, v) => { values.set(k, v); times.set(k, Date.now()); };
export const drop = k => { values.delete(k); };
export function clear() {
  values.clear();
}`,
      {
        mend: `
const values = new Map(), times = new Map();
//                        ~~~~~ twin
export const put = (k, v) => { values.set(k, v); times.set(k, Date.now()); };
export const drop = k => { values.delete(k); times.delete(k); };
export function clear() {
  values.clear();
  times.clear();
}`,
      },
    ),
    flagged(
      `
class Refs {
  #byId = new Map();
  #ids = new Map();
//~~~~ twin
  add(id, ref) { this.#byId.set(id, ref); this.#ids.set(id, id); }
  drop(id) { this.#byId.delete(id); }
}
export const refs = new Refs();`,
      {
        mend: `
class Refs {
  #byId = new Map();
  #ids = new Map();
//~~~~ twin
  add(id, ref) { this.#byId.set(id, ref); this.#ids.set(id, id); }
  drop(id) { this.#byId.delete(id); this.#ids.delete(id); }
}
export const refs = new Refs();`,
      },
    ),
    // Nothing: what comes behind the removal uses what is declared before it.
    flagged(`
const pending = new Map();
export async function send(id) {
  pending.set(id, 1);
  const answer = await work(id);
  pending.delete(id);
//~~~~~~~~~~~~~~~~~~ missedOnThrow
  await report(answer);
  return answer;
}`),
    // Nothing: a reader tells an empty entry from none.
    flagged(`
const jobs = {};
export const start = (id, job) => { jobs[id] = job; };
export const cancel = id => { jobs[id] = null; };
//                            ~~~~~~~~~~~~~~~ blanked
export const isCancelled = id => jobs[id] === null;`),
    // Nothing: the twin is filled under other keys.
    flagged(`
class Refs {
  #byId = new Map();
  #ids = new Map();
//~~~~ twin
  add(id, ref) { this.#byId.set(id, ref); this.#ids.set(ref, id); }
  drop(id) { this.#byId.delete(id); }
}
export const refs = new Refs();`),
    // Nothing: others have the list that is there now.
    flagged(`
import { share } from './share.js';
const subs = share([]);
const list = [];
share(list);
export const on = fn => { list.push(fn); subs.push(fn); };
export const off = fn => { list.filter(other => other !== fn); };
//                         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ dropped`),
    // Nothing: it is counted down, and what is to happen at zero is not known.
    flagged(`
const counts = new Map();
export const enter = id => { counts.set(id, (counts.get(id) ?? 0) + 1); };
export const leave = id => { counts.set(id, counts.get(id) - 1); };
//                           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ countedDown`),
  ],
});
