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
    // Its time is over, and it is taken out; put in anew in its place; not about time.
    `const nodes = {}; export const show = (message, at) => { nodes[message.id] = { at, node: new Node(message) }; }; export function check(id) { if (Date.now() - nodes[id].at > LIFETIME) { scene.remove(nodes[id]); delete nodes[id]; } }`,
    `const nodes = {}; export function show(message) { if (Date.now() - nodes[message.id].at > LIFETIME) scene.remove(nodes[message.id]); nodes[message.id] = new Node(message); }`,
    `const nodes = {}; export const show = message => { nodes[message.id] = new Node(message); }; export function check(id, depth) { if (depth > 3) scene.remove(nodes[id]); }`,
    // What is ended before more of it comes, and taken out; what is the end of all; what is started again.
    `class Fader { #timers = []; fade(fn) { this.#stop(); this.#timers.push(setTimeout(fn, 9)); } #stop() { this.#timers.forEach(clearTimeout); this.#timers.length = 0; } }`,
    `class Fader { #timers = []; fade(fn) { this.#timers.push(setTimeout(fn, 9)); } close() { this.stop(); } stop() { this.#timers.forEach(clearTimeout); } }`,
    `class Player { #tracks = []; add(track) { this.stop(); this.#tracks.push(track); this.start(); } stop() { this.#tracks.forEach(track => track.stop()); } start() { this.#tracks.forEach(track => track.start()); } }`,
    // The end of all that there are.
    `class Pool { #workers = new Map(); add(id, worker) { this.#workers.set(id, worker); } close() { for (const [id] of this.#workers) this.#workers.get(id).terminate(); } }`,
  ],
  invalid: [
    // Its time is over: it is told to end, or taken off what it stands in.
    flagged(`
export class Markers {
  constructor(topic, scene) { this.scene = scene; this.nodes = {}; this.seen = {}; topic.subscribe(message => this.show(message)); }
  show(message) { this.seen[message.id] = Date.now(); this.nodes[message.id] = new Node(message); }
  check(name) {
    const curTime = Date.now();
    if (curTime - this.seen[name] > this.lifetime) {
      const old = this.nodes[name];
      //          ~~~~~~~~~~~~~~~~ ended
      this.scene.remove(old);
    } else setTimeout(() => this.check(name), 100);
  }
}`),
    flagged(`
const peers = new Map();
export const join = (peerId, socket) => { peers.set(peerId, { socket, at: Date.now() }); };
export function ping(peerId, now) {
  if (now >= peers.get(peerId).at + 60_000) release(peers.get(peerId));
  //                                                ~~~~~~~~~~~~~~~~~ ended
}`),
    // All that there is, each time before there is more.
    flagged(`
export class Fader {
  #timers = [];
  fade(fn) { this.stopAll(); this.#timers.push(setTimeout(fn, 100)); }
  stopAll() { this.#timers.forEach(clearTimeout); }
  //          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ endedAll
}`),
    flagged(`
const tips = [];
function hideAll() { for (const tip of tips) tip.destroy(); }
//                                     ~~~~ endedAll
function show(target) { const tip = new Tip(target); tips.push(tip); }
export function hover(target) { hideAll(); show(target); }`),
    flagged(`
export class Keyboard {
  constructor() { this.held = []; }
  next() { if (Math.random() < 0.1) this.release(); }
  release() {
    this.held.forEach(timer => { this.clock.clearTimeout(timer); timer(); });
//  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ endedAll
  }
  press(key) { this.held.push(this.clock.setTimeout(() => this.up(key), 100)); }
  run() { for (let i = 0; i < 10; i++) { this.next(); this.press(i); } }
}`),
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
