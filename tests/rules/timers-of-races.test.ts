/** Timeouts that are the limit of some work, and what is left of them when that is over before. */
import timer from '../../src/rules/no-leaked-timer.ts';
import { flagged } from '../annotated.ts';
import { reportsOf, runRule } from '../run-rule.ts';

const strict = (code: string) => ({ code, options: [{ confidence: 'possible' as const }] as const });
const possible = (code: string) => ({ ...strict(code), errors: [{ messageId: 'outrun' as const }] });

runRule('no-leaked-timer: races', reportsOf(timer), {
  valid: [
    // A pause that everybody waits for, or a helper that makes one.
    strict(`export const sleep = ms => new Promise(resolve => setTimeout(resolve, ms));`),
    // One that may be broken off.
    strict(
      `export const sleep = (ms, signal) => new Promise((resolve, reject) => { setTimeout(resolve, ms); signal?.addEventListener('abort', () => { reject(new Error('aborted')); }, { once: true }); });`,
    ),
    strict(
      `export async function retry(load) { await load(); await new Promise(resolve => setTimeout(resolve, 60000)); }`,
    ),
    // Cleared however the work ends, in a function that clears it, or by whoever is handed one.
    strict(
      `export async function within(work, ms) { let late; try { return await Promise.race([work, new Promise((_, reject) => { late = setTimeout(reject, ms); })]); } finally { clearTimeout(late); } }`,
    ),
    strict(
      `export const within = (work, ms) => new Promise((resolve, reject) => { const late = setTimeout(() => reject(new Error('late')), ms); work.then(resolve, reject).finally(() => clearTimeout(late)); });`,
    ),
    strict(
      `export const within = (work, ms) => new Promise((resolve, reject) => { const late = setTimeout(() => reject(new Error('late')), ms); const end = f => x => { clearTimeout(late); f(x); }; work.then(end(resolve), end(reject)); });`,
    ),
    strict(
      `export const within = (work, ms) => new Promise((resolve, reject) => { const late = setTimeout(() => reject(new Error('late')), ms); work.then(x => { clearTimeout(late); resolve(x); }, e => { clearTimeout(late); reject(e); }); });`,
    ),
    strict(
      `export const run = (child, ms) => new Promise((resolve, reject) => { const late = setTimeout(() => reject(new Error('late')), ms); child.on('error', reject); child.on('exit', resolve); child.on('close', () => clearTimeout(late)); });`,
    ),
    strict(
      `export const wait = (bus, ms) => new Promise((resolve, reject) => { const undo = []; const late = setTimeout(() => reject(new Error('late')), ms); undo.push(() => clearTimeout(late)); bus.once('told', x => { undo.forEach(f => f()); resolve(x); }); });`,
    ),
    // It holds nobody up.
    strict(
      `export const within = (work, ms) => Promise.race([work, new Promise((_, reject) => setTimeout(reject, ms).unref())]);`,
    ),
    strict(
      `export const within = (work, ms) => Promise.race([work, new Promise((_, reject) => { const late = setTimeout(reject, ms); late.unref(); })]);`,
    ),
    // The program ends with it, or the race is run once.
    strict(
      `process.on('SIGTERM', async () => { await Promise.race([server.close(), new Promise(resolve => setTimeout(resolve, 60000))]); process.exit(); });`,
    ),
    strict(`await Promise.race([load(), new Promise((_, reject) => setTimeout(reject, 60000))]);`),
    // Begins the work, and is no limit for it.
    strict(
      `export const load = url => new Promise((resolve, reject) => { const get = () => fetch(url).then(resolve, reject); setTimeout(() => get(), 60000); });`,
    ),
    strict(
      `export const load = url => new Promise((resolve, reject) => { bus.once('error', reject); setTimeout(() => { resolve(url); }); });`,
    ),
    strict(
      `export const idle = id => new Promise(resolve => { if (isKnown(id)) { ask(id, resolve); return; } setTimeout(resolve, 60000); });`,
    ),
    // What is shown is over in a moment.
    `export const shown = (box, ms) => new Promise(resolve => { box.addEventListener('transitionend', resolve, { once: true }); setTimeout(resolve, ms + 50); });`,
    // Over in a moment, at the start or at the end: strict asks for these.
    `export const within = work => Promise.race([work, new Promise((_, reject) => setTimeout(reject, 2000))]);`,
    `const late = ms => new Promise((_, reject) => setTimeout(reject, ms)); export const load = url => Promise.race([fetch(url), late(2000)]);`,
    `export const within = (work, ms = 500) => Promise.race([work, new Promise((_, reject) => setTimeout(reject, ms))]);`,
    `export async function start(url) { await Promise.race([connect(url), new Promise((_, reject) => setTimeout(reject, 60000))]); }`,
    `export class Server { async close(reason) { await Promise.race([this.drain(reason), new Promise(resolve => setTimeout(resolve, 60000))]); } }`,
    // What sets the pace until somebody stops it.
    `export async function pace(stopped, work) { while (!stopped.done) { await work(); await Promise.race([stopped, new Promise(resolve => setTimeout(resolve, 60000))]); } }`,
    // Ends what was begun, but not for that: another function's, or what is cleared.
    strict(`export function stop(child) { child.kill('SIGTERM'); setTimeout(() => child.kill('SIGKILL'), 60000); }`),
    strict(
      `export async function load(url, ms) { const controller = new AbortController(); const late = setTimeout(() => controller.abort(), ms); try { return await fetch(url, { signal: controller.signal }); } finally { clearTimeout(late); } }`,
    ),
    strict(
      `export function run(tool) { const child = spawn(tool); const late = setTimeout(() => child.kill(), 60000); child.on('exit', () => clearTimeout(late)); }`,
    ),
  ],
  invalid: [
    // The loser of a race, by whatever way it gets there.
    flagged(`
export function within(work, ms) {
  return Promise.race([work, new Promise((_, reject) => setTimeout(() => reject(new Error('late')), ms))]);
  //                                                    ~~~~~~~~~~ outrun
}`),
    flagged(`
const late = ms =>
  new Promise((_, reject) => {
    const id = setTimeout(() => {
    //         ~~~~~~~~~~ outrun
      clearTimeout(id);
      reject(new Error('late'));
    }, ms);
  });
export const load = (url, ms = 45 * 1000) => Promise.race([fetch(url), late(ms)]);`),
    flagged(`
export async function ask(question) {
  const late = new Promise(resolve => {
    setTimeout(resolve, 30000);
//  ~~~~~~~~~~ outrun
  }).then(() => { throw new Error('late'); });
  return await Promise.race([answer(question), late]);
}`),
    // Both settle one promise.
    flagged(`
export const within = (ms, work) =>
  new Promise((resolve, reject) => {
    work.then(resolve);
    setTimeout(() => reject(new Error('late')), ms);
//  ~~~~~~~~~~ outrun
  });`),
    // Cleared on one of the ways only.
    flagged(`
export const within = (work, ms) =>
  new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('late')), ms);
    //           ~~~~~~~~~~ outrun
    work.then(x => { clearTimeout(late); resolve(x); }, reject);
  });`),
    // The other timer of the work is cleared.
    flagged(`
export class Turns {
  async start() {
    const alive = setInterval(() => this.ping(), 4000);
    try {
      await Promise.race([
        this.turn(),
        new Promise((_, reject) => {
          setTimeout(() => reject(new Error('late')), this.limit());
//        ~~~~~~~~~~ outrun
        }),
      ]);
    } finally {
      clearInterval(alive);
    }
  }
}`),
    flagged(`
export class Ledger {
  next(event, endMs = 5 * 60 * 1000) {
    return new Promise(resolve => {
      const poll = setInterval(() => {
        find(event).then(found => { if (found) { clearInterval(poll); resolve(found); } });
      }, 2000);
      setTimeout(() => { clearInterval(poll); resolve(null); }, endMs);
//    ~~~~~~~~~~ outrun
    });
  }
}`),
    // Breaks off what was begun beside it.
    flagged(`
export function notify(options, done) {
  const child = run(options, done);
  setTimeout(() => child.kill('SIGTERM'), 30 * 1000);
//~~~~~~~~~~ outrun
  return child;
}`),
    flagged(`
export async function load(url, ms) {
  const controller = new AbortController();
  const { signal } = controller;
  setTimeout(() => controller.abort(), ms);
//~~~~~~~~~~ outrun
  return await fetch(url, { signal: controller.signal });
}`),
    possible(
      `export const within = work => Promise.race([work, new Promise((_, reject) => setTimeout(reject, 2000))]);`,
    ),
    possible(
      `export class Health { check() { return Promise.race([this.ping(), new Promise((_, reject) => setTimeout(reject, 60000))]); } }`,
    ),
    possible(
      `export async function start(url) { await Promise.race([connect(url), new Promise((_, reject) => setTimeout(reject, 60000))]); }`,
    ),
  ],
});
