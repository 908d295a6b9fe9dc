/** What is put in whenever something happens, in the handler itself or in what it calls; what is emptied when it is full. */
import rule from '../../src/rules/no-unbounded-cache.ts';
import { flagged } from '../annotated.ts';
import { reportsOf, runRule } from '../run-rule.ts';

runRule('happenings', reportsOf(rule), {
  valid: [
    // Timeouts that are taken out, or of which a person starts a few.
    `export function trail(canvas) { const timers = new Set(); canvas.addEventListener('pointermove', event => { const timer = setTimeout(() => { timers.delete(timer); fade(event); }, 500); timers.add(timer); }); return () => { timers.forEach(timer => clearTimeout(timer)); }; }`,
    `export function toasts(button) { const timers = []; button.addEventListener('click', () => { timers.push(setTimeout(() => hide(), 500)); }); return () => { timers.forEach(timer => clearTimeout(timer)); }; }`,
    // Begun anew when it is full.
    {
      code: `let pages = new Map(); export function toHtml(markdown) { if (pages.size >= 500) pages = new Map(); pages.set(markdown, render(markdown)); }`,
      options: [{ confidence: 'possible' }],
    },
    {
      code: `let pages = new Map(); export function toHtml(markdown) { if (pages.size === LIMIT) { pages = new Map(); } pages.set(markdown, render(markdown)); }`,
      options: [{ confidence: 'possible' }],
    },
    // Taken out when the work is done, which is after it is put in.
    {
      code: `const inflight = new Map(); export function load(id) { const p = (async () => { try { return await ask(id); } finally { inflight.delete(id); } })(); inflight.set(id, p); return p; }`,
      options: [{ confidence: 'possible' }],
    },
    // Asked for again as long as there is more to do, or until it is done.
    `const parts = []; function next() { parts.push(read()); if (parts.at(-1).more) setTimeout(next, 9); } next();`,
    `const parts = []; function next() { if (isDone()) return; parts.push(read()); setTimeout(next, 9); } next();`,
    // Asked for once.
    `const parts = []; function later() { parts.push(read()); } setTimeout(later, 9);`,
    // What is done for each of its own.
    `const all = []; const setItem = (item, next) => { next(item); }; export const set = new Proxy(setItem, { apply(target, self, given) { const item = target(...given); all.push(item); return item; } });`,
    `const all = []; export const later = new Proxy(setInterval, { get(target, name) { all.push(name); return target[name]; } });`,
    `const all = []; export const later = new Proxy(setInterval, { apply(target, self, given) { const id = target(...given); all.push(id); return id; } }); export const stop = () => { for (const id of all.splice(0)) clearInterval(id); }; start(stop); stop();`,
    // An API of the page is no function of the platform.
    `const items = []; window.addItem = item => { items.push({ item }); };`,
    `const dirty = []; export function invalidate(view) { dirty.push(view); requestAnimationFrame(flush); } function flush() { for (const view of dirty.splice(0)) view.paint(); }`,
    // Read in once, at the start.
    `const parts = []; function load(config) { for (const part of config.parts) parts.push(part); } app.once('ready', config => load(config));`,
    `const parts = []; function load(config) { parts.push(config.part); } load(first);`,
    // A list under each key, of which items go again.
    `const lists = {}; feed.on('tick', tick => { const list = (lists[tick.symbol] ??= []); list.push(tick); if (list.length > 100) list.shift(); });`,
    // Of which the end is heard by what may be as short-lived; made here; taken out at the end.
    `export class Task { constructor() { this.parts = []; } run(file) { const child = fork(file); this.parts.push(child); child.on('exit', code => this.done(code)); } done() {} }`,
    `export class Endpoint { constructor() { this.socks = []; } accept(socket) { socket.once('close', () => this.left(socket)); this.socks.push(socket); } left(socket) { this.socks = this.socks.filter(one => one !== socket); } }`,
    `export class Reader { constructor() { this.parts = []; } read(part) { part.on('end', () => this.next()); this.parts.push(part); } next() {} }`,
  ],
  invalid: [
    // Each call of a function of the platform.
    ...[
      `const later = new Proxy(setInterval, { apply(target, self, given) { const id = target(...given); all.push(id); return id; } });`,
      `window.fetch = new Proxy(window.fetch, { apply: (target, self, given) => { const answer = target(...given); all.push(answer); return answer; } });`,
      `window.setTimeout = (run, time) => { const id = start(run, time); all.push(id); return id; };`,
    ].map(wrap => ({ code: `const all = [];\n${wrap}`, errors: [{ messageId: 'unbounded' as const, line: 1 }] })),
    // Timeouts that have fired, in what lasts as long as a component does.
    flagged(`
export function Sparkles() {
  useEffect(() => {
    let timeouts = [];
    //  ~~~~~~~~ unbounded
    const onMove = () => { const timeout = setTimeout(() => { fade(); }, 800); timeouts.push(timeout); };
    window.addEventListener('mousemove', onMove);
    return () => { window.removeEventListener('mousemove', onMove); timeouts.forEach(clearTimeout); };
  }, []);
}`),
    flagged(`
export function trail(canvas) {
  const timers = [];
  //    ~~~~~~ unbounded
  canvas.addEventListener('pointermove', event => { draw(event); timers.push(setTimeout(() => fade(event), 500)); });
  return () => { timers.forEach(timer => clearTimeout(timer)); };
}`),
    // Exported, and filled by what answers requests.
    flagged(`
export const requestCounts = new Map();
//           ~~~~~~~~~~~~~ unbounded
export const rateLimiter = (req, res, next) => {
  const userId = req.user.id;
  const now = Date.now();
  const entry = requestCounts.get(userId);
  if (!entry || now - entry.windowStart >= 60_000) { requestCounts.set(userId, { count: 1, windowStart: now }); return next(); }
  entry.count += 1;
  next();
};`),
    // At intervals, also by a name; again and again.
    flagged(`
const readings = [];
//    ~~~~~~~~ unbounded
function poll() { readings.push(read()); }
setInterval(poll, 1000);`),
    flagged(`
const readings = [];
//    ~~~~~~~~ unbounded
async function poll() { readings.push(await read()); timer = setTimeout(poll, 1000); }
let timer; poll();`),
    flagged(`
const readings = [];
//    ~~~~~~~~ unbounded
const sensor = { poll() { keep(read()); } };
const keep = reading => { readings.push(reading); };
setInterval(sensor.poll.bind(sensor), 1000);`),
    // What an object hears the end of goes before the object does: there, and where another method is told.
    flagged(`
export class Endpoint {
  constructor() {
    this.socks = [];
//  ~~~~~~~~~~ unbounded
  }
  registerSocket(socket) {
    socket.once('close', this.left.bind(this, socket));
    this.socks.push(socket);
  }
  left(socket) {
    this.emit('left', socket);
  }
}`),
    flagged(`
function SignalServer(io) {
  this.sockets = {};
//~~~~~~~~~~~~ unbounded
  io.on('connection', socket => {
    socket.on('discover', this.discover.bind(this, socket));
    socket.on('disconnect', this.left.bind(this, socket));
  });
}
SignalServer.prototype.discover = function (socket, name) {
  this.sockets[name] = socket;
};
SignalServer.prototype.left = function (socket) {
  this.emit('left', socket);
};
SignalServer.prototype.send = function (name, text) {
  if (this.sockets[name]) this.sockets[name].emit('text', text);
};
module.exports = SignalServer;`),
    flagged(`
let table;
export function put(userId, value) { if (table === undefined) table = new Map(); table.set(userId, value); }
//                                                            ~~~~~ unbounded`),
    // What handlers, ticks and watchers call.
    flagged(`
const frames = [];
//    ~~~~~~ unbounded
function simulate(state) { frames.push({ at: state.tick, state }); return step(state); }
setInterval(() => { state = simulate(state); }, 50);`),
    flagged(`
const problems = [];
//    ~~~~~~~~ unbounded
export function rebuild(files) { for (const file of files) problems.push(...check(file)); return problems.length; }
watcher.on('change', file => { print(rebuild([file])); });`),
    flagged(`
const runs = [];
//    ~~~~ unbounded
async function runOnce(files) { runs.push(await Promise.all(files.map(run))); }
export const watch = dir => fs.watch(dir, { recursive: true }, async (_, name) => { await runOnce([name]); });`),
    // The list under each key.
    flagged(`
const ticks = {};
//    ~~~~~ unbounded
feed.on('tick', tick => { (ticks[tick.symbol] = ticks[tick.symbol] || []).push(tick); });`),
    flagged(`
const trades = new Map();
//    ~~~~~~ unbounded
feed.on('trade', trade => { const list = trades.get(trade.pair) ?? []; list.push(trade); trades.set(trade.pair, list); });`),
    // What is put in the place of a function of the platform sees each call.
    flagged(`
const crumbs = [];
//    ~~~~~~ unbounded
const original = console.log;
console.log = (...args) => { crumbs.push({ at: Date.now(), args }); original(...args); };`),
    // A list of work that is never taken off it.
    flagged(`
const dirty = [];
//    ~~~~~ unbounded
export function invalidate(view) { dirty.push(view); requestAnimationFrame(flush); }
function flush() { for (const view of dirty) view.paint(); }`),
    // Who has a name.
    flagged(`
const lastSeen = new Map();
//    ~~~~~~~~ unbounded
export const touch = userName => { lastSeen.set(userName, new Date()); };`),
    // What its name says is only there until something has come.
    flagged(`
export class Client {
  constructor() { this.pendingStatements = {}; }
//                ~~~~~~~~~~~~~~~~~~~~~~ unbounded
  submit(query) { if (!this.pendingStatements[query.name]) { this.pendingStatements[query.name] = query.text; parse(query); } }
}`),
    // What a digest is of; when a thing was made.
    flagged(`
const maps = {};
//    ~~~~ unbounded
exports.transform = (source, file) => {
  const hash = createHash('md5').update(source).digest('hex');
  if (hash in maps) return maps[hash];
  return (maps[hash] = compile(source, file));
};`),
    flagged(`
const sent = new Set();
//    ~~~~ unbounded
export function notify(alarm) { const key = alarm.device + alarm.code + alarm.raisedAt; if (sent.has(key)) return; sent.add(key); }`),
    // A cache, whatever the function is called that fills it.
    flagged(`
const cache = new Map();
//    ~~~~~ unbounded
module.exports = fn => { createHook({ init }); function init(userId, type) { cache.set(userId, { type, fn }); } };`),
    // An `order` may be one of two; an `orderId` is that of one of many.
    flagged(`
class Gate {
  constructor() { this.known = new Set(); }
//                ~~~~~~~~~~ unbounded
  check(order) { if (this.known.has(order.clientOrderId)) throw new Error('twice'); this.known.add(order.clientOrderId); }
}
module.exports = new Gate();`),
    // Who hears of the end of a thing before it is put in keeps it after its end, too.
    flagged(`
const windows = {};
//    ~~~~~~~ unbounded
exports.open = path => { const win = new BrowserWindow(); win.on('closed', () => saveBounds(path)); windows[path] = win; };`),
  ],
});
