/** What ends the stay of an entry, where it is easily taken for something that does not. */
import rule from '../../src/rules/no-unbounded-cache.ts';
import { flagged } from '../annotated.ts';
import { reportsOf, runRule } from '../run-rule.ts';

runRule('ends', reportsOf(rule), {
  valid: [
    // Emptied where the file says so; looked through for what is too old.
    ...['setInterval(() => answers.clear(), 1e6);', 'app.on("idle", () => { answers.sweep(); });'].map(
      end =>
        `class Answers { store = new Map(); get(key) { const entry = this.store.get(key); if (!entry) return null; if (Date.now() > entry.expiresAt) { this.store.delete(key); return null; } return entry.value; } set(key, value) { this.store.set(key, { value, expiresAt: Date.now() + 1e6 }); } sweep() { for (const [key, entry] of this.store) if (entry.expiresAt < Date.now()) this.store.delete(key); } clear() { this.store.clear(); } } export const answers = new Answers(); ${end}`,
    ),
    // Taken out when it is over; what others take out when it is over; what has no time, or is one of a few.
    `const versions = new Map(); export const put = (userId, version) => { versions.set(userId, { version, at: Date.now() }); }; export const get = userId => versions.get(userId); export const invalidate = userId => { versions.delete(userId); }; setInterval(() => { for (const [id, { at }] of versions) if (Date.now() - at > 9) versions.delete(id); }, 9);`,
    `const versions = new Map(); export const put = (userId, version) => { versions.set(userId, { version, at: Date.now() }); }; export const get = userId => { const found = versions.get(userId); return found && Date.now() - found.at < 9 ? found : undefined; }; export const leave = userId => { versions.delete(userId); };`,
    `const versions = new Map(); export const put = (userId, version) => { versions.set(userId, version); }; export const get = userId => versions.get(userId); export const invalidate = userId => { versions.delete(userId); };`,
    `const versions = new Map(); export const put = (kind, version) => { versions.set(kind, { version, at: Date.now() }); }; export const get = kind => { const found = versions.get(kind); return found && Date.now() - found.at < 9 ? found : undefined; }; export const invalidate = kind => { versions.delete(kind); };`,
    // Begun anew whenever the event that is told comes.
    `export class Watcher { skipped = {}; watch(file) { if (this.watcher) return; this.watcher = open(file); this.watcher.on('all', async (event, path) => { if (event === 'unlink') { log(path); } else if (event === 'change') { await read(path); this.skipped = {}; } }); } skip(userId) { this.skipped[userId] = true; } } export const watcher = new Watcher();`,
    // One of several tables, by its name.
    `const ports = { tab: {}, panel: {} }; export function connect(socket) { const id = socket.userId; ports.tab[id] = socket; socket.on('close', () => drop('tab', id)); } function drop(kind, id) { delete ports[kind][id]; }`,
    `const ports = { tab: new Map(), panel: new Map() }; export const connect = (userId, port) => { ports.tab.set(userId, port); }; export const drop = (kind, userId) => { ports[kind].delete(userId); };`,
    // An object that hangs on a global, by its path.
    `window.wallet = { asked: {}, ask(id) { return new Promise(resolve => { this.asked[id] = { resolve }; }); } }; window.addEventListener('message', ({ data }) => { window.wallet.asked[data.id].resolve(data); delete window.wallet.asked[data.id]; });`,
  ],
  invalid: [
    // That it can be emptied as a whole, or told to forget one, does not make go what is too old.
    flagged(`
class Answers {
  store = new Map();
//~~~~~ unclaimed
  get(key) {
    const entry = this.store.get(key);
    if (!entry) return null;
    if (Date.now() > entry.expiresAt) { this.store.delete(key); return null; }
    return entry.value;
  }
  set(key, value) { this.store.set(key, { value, expiresAt: Date.now() + 1e6 }); }
  delete(key) { this.store.delete(key); }
  clear() { this.store.clear(); }
}
export const answers = new Answers();`),
    // What is said to have changed goes, and what is only too old stays.
    flagged(`
const versions = new Map();
//    ~~~~~~~~ unclaimed
export const put = (userId, version) => { versions.set(userId, { version, expiresAt: Date.now() + TTL }); };
export function get(userId) {
  const entry = versions.get(userId);
  if (!entry || Date.now() > entry.expiresAt) { versions.delete(userId); return null; }
  return entry.version;
}
export function invalidateVersion(userId) { versions.delete(userId); }`),
    flagged(`
class Versions {
  #found = new Map();
//~~~~~~ unclaimed
  put(token, version) { this.#found.set(token, { version, at: Date.now() }); }
  get(token) { const entry = this.#found.get(token); return entry && Date.now() - entry.at < 60_000 ? entry.version : undefined; }
  invalidate(token) { this.#found.delete(token); }
}
export const versions = new Versions();`),
    // An object that may be another one by then.
    flagged(`
window.wallet = { asked: {}, ask(id) { return new Promise(resolve => { this.asked[id] = resolve; }); } };
//                ~~~~~ unbounded
export const reset = () => { window.wallet = { asked: {} }; };
export const told = ({ data }) => { delete window.wallet.asked[data.id]; };`),
    flagged(`
const cache = new Map();
//    ~~~~~ unclaimed
export function get(token) {
  const entry = cache.get(token);
  if (entry && entry.expires < Date.now()) { cache.delete(token); return undefined; }
  return entry;
}
export const put = (token, value) => { cache.set(token, { value, expires: Date.now() + 1e5 }); };`),
    flagged(`
let names = {};
//  ~~~~~ unbounded
export function start(options) { if (options === undefined) names = {}; }
export function nameOf(userId) { return (names[userId] ??= lookUp(userId)); }`),
    flagged(`
const ports = { tab: {}, panel: {} };
//              ~~~ unbounded
export function connect(userId, port) { ports.tab[userId] = port; }
export function tell(kind, userId, text) { ports[kind][userId].postMessage(text); }`),
  ],
  typescript: {
    valid: [
      // Time is spoken of, and decides nothing.
      `const inflight = new Map<string, Promise<User>>(); export async function get<User>(token: string, expiry: number) { const known = inflight.get(token); if (known) return known; const loading = load<User>(token, expiry); inflight.set(token, loading); try { return await loading; } finally { inflight.delete(token); } }`,
    ],
  },
});
