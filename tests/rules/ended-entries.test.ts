/** Entries that are ended, and stay: the function that removes a thing takes back what is under its key, and leaves the key. */
import rule from '../../src/rules/no-ineffective-removal.ts';
import { flagged } from '../annotated.ts';
import { reportsOf, runRule } from '../run-rule.ts';

runRule('ended entries', reportsOf(rule), {
  valid: [
    // Each of a list is told something, or deleted after all.
    `const rooms = new Map(); export const open = (roomId, users) => { rooms.set(roomId, users); }; export const leave = roomId => { rooms.get(roomId).forEach(user => user.tell('left')); };`,
    `const streams = new Map(); export const open = (id, all) => { streams.set(id, all); }; export function close(id) { for (const stream of streams.get(id)) stream.destroy(); streams.delete(id); }`,
    // Deleted after all, here or elsewhere; put in anew by the same function.
    `const timers = new Map(); export const start = (jobId, fn) => { timers.set(jobId, setTimeout(fn, 9)); }; export const cancel = jobId => { clearTimeout(timers.get(jobId)); timers.delete(jobId); };`,
    `const timers = new Map(); export const start = (jobId, fn) => { timers.set(jobId, setTimeout(() => { timers.delete(jobId); fn(); }, 9)); }; export const cancel = jobId => { clearTimeout(timers.get(jobId)); };`,
    `const timers = {}; export const disconnectLater = (jobId, fn) => { clearTimeout(timers[jobId]); timers[jobId] = setTimeout(fn, 9); };`,
    // What starts again; what the program has a few of.
    `const players = new Map(); export const add = (songId, p) => { players.set(songId, p); }; export const pause = songId => { players.get(songId).stop(); };`,
    `const panels = {}; export const open = (kind, p) => { panels[kind] = p; }; export const close = kind => { panels[kind].close(); };`,
    // The end of all that there are.
    `class Pool { #workers = new Map(); add(id, worker) { this.#workers.set(id, worker); } close() { for (const [id] of this.#workers) this.#workers.get(id).terminate(); } }`,
  ],
  invalid: [
    // Each of a list.
    flagged(`
export class Subscriptions {
  constructor(bus) { this.bus = bus; this.ids = {}; this.next = 0; }
  subscribe(names, fn) { const id = this.next++; this.ids[id] = names.map(name => this.bus.subscribe(name, fn)); return id; }
  unsubscribe(id) { this.ids[id].forEach(one => this.bus.unsubscribe(one)); }
  //                ~~~~~~~~~~~~ ended
}`),
    flagged(`
const streams = new Map();
export const open = (cameraId, urls) => { streams.set(cameraId, urls.map(url => new Stream(url))); };
export function close(cameraId) { for (const stream of streams.get(cameraId)) stream.destroy(); }
//                                                     ~~~~~~~~~~~~~~~~~~~~~ ended`),
    flagged(`
export class EntityManager {
  #added = new Map();
  addEntity(entity) {
    const handler = child => this.addEntity(child);
    this.#added.set(entity, handler);
    entity.children.subscribe(handler);
  }
  removeEntity(entity) {
    delete this.byId[entity.id];
    const handler = this.#added.get(entity);
//                  ~~~~~~~~~~~~~~~~~~~~~~~ ended
    if (handler) entity.children.unsubscribe(handler);
  }
}`),
    flagged(`
const streams = {};
export const open = (camera, url) => { streams[camera.id] = new Stream(url); };
export function close(camera) { streams[camera.id].destroy(); }
//                              ~~~~~~~~~~~~~~~~~~ ended`),
    flagged(`
const polls = new Map();
export const track = (orderId, ask) => { polls.set(orderId, setInterval(() => ask(orderId), 1000)); };
export const untrack = orderId => clearInterval(polls.get(orderId));
//                                              ~~~~~~~~~~~~~~~~~~ ended`),
  ],
});
