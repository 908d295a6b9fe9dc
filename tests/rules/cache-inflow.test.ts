/** What shows that a table never stops growing, and what leaves it open: then `recommended` says nothing. */
import rule from '../../src/rules/no-unbounded-cache.ts';
import { flagged } from '../annotated.ts';
import { reportsOf, runRule } from '../run-rule.ts';

/** What `recommended` leaves alone. */
const suspected = (code: string): ReturnType<typeof flagged<never, [{ confidence: 'possible' }]>> => ({
  ...flagged(code),
  options: [{ confidence: 'possible' }],
});

runRule('inflow', reportsOf(rule), {
  valid: [
    // Whose last one is taken off each time: the same ids come again.
    `export class MarkerClient { nodes = {}; constructor(topic, scene) { topic.subscribe(message => { scene.remove(this.nodes[message.id]); this.nodes[message.id] = new Node(message); scene.add(this.nodes[message.id]); }); } }`,
    `export class MarkerClient { nodes = new Map(); show(message) { const old = this.nodes.get(message.id); if (old) old.dispose(); this.nodes.set(message.id, new Node(message)); } }`,
    // Only until something has started.
    `let started = false; const waiting = new Map(); export function put(token, user) { if (started) return; waiting.set(token, user); } export function start() { started = true; }`,
    // A table that others fill while they are set up, by names that they spell out.
    `const adapters = []; export function registerAdapter(test) { const made = new Adapter(test); adapters.push(made); return made; }`,
    `const rules = {}; export const add = rule => { rules[rule.id] = rule; };`,
    `class Chain { middleware = []; run(list) { this.middleware.push(...list); return this; } } export const chain = new Chain();`,
    // A number that starts again, goes back, or is one of a call.
    `const grid = {}; let next = 0; export function put(cell) { grid[next] = cell; next++; if (next > 9) next = 0; }`,
    `const days = {}; let day = 0; export const put = v => { days[day] = v; }; export const later = () => { day += 1; }; export const earlier = () => { day -= 1; };`,
    `const rows = {}; export function load(list) { let row = 0; for (const item of list) { rows[row] = item; row++; } }`,
    // Put in the place of the one before, where there is one.
    `const levels = []; config.on('change', ({ level }) => { const index = levels.findIndex(({ name }) => name === level.name); if (index >= 0) levels[index] = level; else levels.push(level); });`,
    // Things of the program; who has come is taken out again.
    `const iconCache = new Map(); export function getIcon(id) { if (!iconCache.has(id)) iconCache.set(id, load(id)); return iconCache.get(id); }`,
    `const sockets = new Set(); server.on('connection', socket => { sockets.add(socket); socket.on('close', () => sockets.delete(socket)); });`,
    `const seen = new Set(); app.get('/tags', (req, res) => { req.query.tags.forEach(tag => seen.add(tag)); res.end(); });`,
    // Handlers that a program is put together from are no cache either.
    {
      code: `const callbacks = []; export function onElementAdded(callback) { callbacks.push(callback); }`,
      options: [{ confidence: 'possible' }],
    },
    // What is made for a request goes with it, and what is made for a test.
    `it('answers', done => { const received = []; const server = net.createServer(socket => { received.push(socket); }); server.listen(0, done); });`,
    `export function answer(req, res) { const seen = new Map(); const visit = id => { if (!seen.has(id)) seen.set(id, load(id)); return seen.get(id); }; res.later(() => visit(req.query.userId)); }`,
    // No more than so many: who comes later is turned away.
    {
      code: `const stats = new Map(); export function hit(ip) { if (!stats.has(ip) && stats.size >= 1000) return; stats.set(ip, 1); }`,
      options: [{ confidence: 'possible' }],
    },
    // Ended before it is put in; one purge that is not only for tests.
    `const pages = []; export async function reopen(page) { await page.close(); const next = await open(); pages.push(next); }`,
    `const found = new Map(); export function look(issuer) { const hit = found.get(issuer); if (hit && hit.at > Date.now()) return hit.value; const value = ask(issuer); found.set(issuer, { value, at: Date.now() + 1000 }); return value; } /** Useful for testing and when settings change. */ export function forget() { found.clear(); }`,
    // A formatter for each locale and format.
    `const cache = new Map(); export function format(locale, options) { const key = locale + JSON.stringify(options); let made = cache.get(key); if (!made) cache.set(key, (made = new Intl.NumberFormat(locale, options))); return made; }`,
    // A few numbers, a mark for each text.
    `const cache = {}; export function small(value) { if (value >= 0 && value < 256) cache[value] ??= make(value); return cache[value]; }`,
    `const seen = {}; export function once(text) { if (seen[text]) return; seen[text] = true; show(text); }`,
    // Modules.
    `const cache = {}; export function load(id) { if (cache[id]) return cache[id].exports; const made = cache[id] = { exports: {} }; run(id, made); return made.exports; }`,
    // A pool for each service that a program talks to.
    `const poolCache = new Map(); export function connect(url) { let pool = poolCache.get(url); if (!pool) poolCache.set(url, (pool = open(url))); return pool; }`,
    // Names of properties.
    `const cache = {}; export const read = objectPath => cache[objectPath] ??= compile(objectPath);`,
    // What only functions of this file ask for.
    `const cache = new Map(); function table(number) { let made = cache.get(number); if (!made) cache.set(number, (made = build(number))); return made; } export const first = () => table(1);`,
    // Filled while an object is made.
    `class Keys { all = new Set(); constructor(ids) { for (const id of ids) this.all.add(id); } } export const keys = new Keys(['a']);`,
    // One of these for each object that is made again and again.
    `class Inner { byId = {}; put(id, value) { this.byId[id] = value; } } export class Outer { inner = new Inner(); }`,
    // Filled from a list while the module is loaded, by a library's forEach.
    `import { arrayEach } from './arrays.js'; export const helpers = {}; const own = {}; arrayEach(LIST, (item) => { own[item.id] = item; }); export const get = id => own[id];`,
    // The method of an object is replaced, nothing is added.
    `const chunks = []; export const start = () => { chunks.push = chunk => handle(chunk); };`,
    // Nobody knows what it is the id of; where things are; what an inflector is asked for; the files of the program.
    `const classesById = {}; export function define(id, made) { classesById[id] = made; made.jsonId = id; }`,
    `const routes = {}; export const routesOf = host => routes[host] ??= new Routes(host);`,
    `const cache = {}; export const camelCase = input => cache[input] ??= input.replace(/-(.)/g, upper);`,
    `const texts = {}; export function textOf(path) { if (path in texts) return texts[path]; return (texts[path] = read(path)); }`,
    `export function cached(look) { const known = new Map(); return path => { if (!known.has(path)) known.set(path, look(path)); return known.get(path); }; }`,
    `import memoize from 'lodash.memoize'; export const resolve = memoize(file => find(file));`,
    // A counter that starts over.
    `const workers = {}; let count = 0; export function next() { const jobId = 'job' + (count++ % 4); return workers[jobId] ??= start(jobId); }`,
    // What the program is set up with.
    `const bridges = new Map(); export function load(config) { bridges.set(config.bridge.username, new Bridge(config)); }`,
    // One object of many, for all that its class is called.
    `export class InviteClient { acks = new Map(); take(session) { this.acks.set(session.id, session.ack()); } }`,
    // Yes or no.
    `import memoize from 'lodash.memoize'; export const zones = memoize((all = false) => list(all));`,
    // What a program is extended by.
    `const catalogue = {}; let count = 0; export function extend(part) { if (typeof part === 'function') { const tag = count++; catalogue[tag] = part; return tag; } }`,
    // An object is no property key: it is the text that it is written out as.
    `const wrapped = {}; export function listen(handler) { const own = event => handler.call(event); wrapped[handler] = own; }`,
    // Functions that an object made, to be called when it ends.
    `class Client { ends = new Set(); constructor() { this.ends.add(() => this.db.close()); } close() { for (const end of this.ends) end(); } } export { Client };`,
    // What is remembered for one call of a helper that is not named after it.
    `export function distribute(list) { const cache = {}; return id => cache[id] ??= place(list, id); }`,
  ],
  invalid: [
    // A number that only goes up is another one each time.
    ...[
      `let next = 0; const asked = {}; export function ask(done) { asked[next.toString()] = { done }; next += 1; send(next); } export const hear = told => { asked[told.to].done(told); };`,
      `let next = 0; const asked = new Map(); export function ask(done) { next = next + 1; asked.set('r' + next, done); send(next); } export const hear = told => { asked.get(told.to)(told); };`,
      `class Rpc { next = 0; asked = new Map(); ask(done) { this.next++; this.asked.set(String(this.next), done); } hear(told) { this.asked.get(told.to)(told); } } export const rpc = new Rpc();`,
    ].map(code => ({ code, errors: [{ messageId: 'unbounded' as const }] })),
    flagged(`
export class MarkerClient {
  nodes = {};
//~~~~~ unbounded
  constructor(topic, scene) { topic.subscribe(message => { this.nodes[message.id] = new Node(message); scene.add(this.nodes[message.id]); }); }
}`),
    // Until all is over.
    flagged(`
let closed = false;
const users = new Map();
//    ~~~~~ unbounded
export function put(token, user) { if (closed) return; users.set(token, user); }
export const userOf = token => users.get(token);
export function close() { closed = true; }`),
    // Whatever a client sends; for each request, in a function that sets up what answers.
    flagged(`
const answers = new Map();
//    ~~~~~~~ unbounded
export async function charge(req, res) {
  const key = req.headers['idempotency-key'];
  if (!answers.has(key)) answers.set(key, await pay(req.body));
  res.json(answers.get(key));
}`),
    flagged(`
export function limit(max) {
  const hits = {};
//      ~~~~ unbounded
  return (req, res, next) => {
    hits[req.ip] = (hits[req.ip] || 0) + 1;
    if (hits[req.ip] > max) return res.end();
    next();
  };
}`),
    // A helper that keeps a result for whatever it is called with.
    flagged(`
export const memoize = compute => {
  const results = new Map();
//      ~~~~~~~ unbounded
  return async (...args) => {
    const key = args.join('|');
    if (!results.has(key)) results.set(key, await compute(...args));
    return results.get(key);
  };
};`),
    // At each page, at each record, at each minute.
    flagged(`
const pages = [];
//    ~~~~~ unbounded
router.afterEach(to => { pages.push(to.fullPath); });`),
    flagged(`
const records = [];
//    ~~~~~~~ unbounded
new PerformanceObserver(list => { records.push(...list.getEntries()); }).observe({ type: 'resource' });`),
    // A dictionary that a framework watches.
    flagged(`
const drafts = reactive({});
//    ~~~~~~ unbounded
export const draftOf = messageId => drafts[messageId] ??= { text: '' };`),
    // Over while it is kept: the function that puts it in ends it, or hears of its end.
    flagged(`
const pages = [];
//    ~~~~~ unbounded
export async function shoot(url) {
  const page = await browser.newPage();
  pages.push(page);
  await page.goto(url);
  await page.close();
}`),
    // What a component has made for itself.
    flagged(`
const setters = [];
//    ~~~~~~~ unbounded
export function useCount() {
  const [count, setCount] = useState(0);
  useEffect(() => { setters.push(setCount); }, []);
  return count;
}
export const update = () => setters.forEach(set => set(1));`),
    // Of no use after its time.
    flagged(`
const found = new Map();
//    ~~~~~ unbounded
export function look(folder) {
  const hit = found.get(folder);
  if (hit && Date.now() - hit.at < 1000) return hit.value;
  const value = scan(folder);
  found.set(folder, { value, at: Date.now() });
  return value;
}`),
    // A lock for each key, in whatever a factory hands out.
    flagged(`
export function makeLocks() {
  const locks = {};
//      ~~~~~ unbounded
  return { lock: key => locks[key] ??= new Mutex() };
}`),
    // A list that is replaced, whoever is shown it.
    flagged(`
let prices = [];
//  ~~~~~~ unbounded
socket.on('price', price => {
  prices = [...prices, price];
  render(prices);
});`),
    // One entry for each of the things that are asked for, by whatever says what they are.
    flagged(`
const cache = new Map();
//    ~~~~~ unbounded
export async function getUser(id) { if (!cache.has(id)) cache.set(id, await load(id)); return cache.get(id); }`),
    flagged(`
const productCache = new Map();
//    ~~~~~~~~~~~~ unbounded
export const find = id => productCache.get(id) ?? productCache.set(id, load(id)).get(id);`),
    flagged(`
export class UserService {
  static cache = new Map();
//       ~~~~~ unbounded
  static get(id) { if (!UserService.cache.has(id)) UserService.cache.set(id, load(id)); return UserService.cache.get(id); }
}`),
    flagged(`
function memoize(fn) {
  const cache = new Map();
  //    ~~~~~ unbounded
  return argument => { if (!cache.has(argument)) cache.set(argument, fn(argument)); return cache.get(argument); };
}
export const loadUser = memoize(userId => fetch('/users/' + userId));`),
    // Who has come, and will go.
    flagged(`
const arrived = new Set();
//    ~~~~~~~ unbounded
server.on('connection', one => { arrived.add(one); });`),
    // Only tests clear it.
    flagged(`
const tokens = new Map();
//    ~~~~~~ unbounded
export function tokenOf(sessionId) { if (!tokens.has(sessionId)) tokens.set(sessionId, Math.random()); return tokens.get(sessionId); }
/** Forgets everything (for testing). */
export function clearTokens() { tokens.clear(); }`),
    // Taken out only to be put in again.
    flagged(`
const pages = new Map();
//    ~~~~~ unbounded
export function touch(sessionId, page) { pages.delete(sessionId); pages.set(sessionId, page); }
export const pageOf = sessionId => pages.get(sessionId);`),
    // A table that is written as a list of records.
    flagged(`
const counts = [];
//    ~~~~~~ unbounded
export function count(userId) {
  let record = counts.find(one => one.userId === userId);
  if (!record) { record = { userId, n: 0 }; counts.push(record); }
  record.n++;
}`),
    // What each request leaves, whatever it is filed under, and what is kept of each URL.
    flagged(`
      const served = [];
      //    ~~~~~~ unbounded
      export function handle(req, res) { served.push({ path: req.url, at: Date.now() }); res.end(); }
    `),
    flagged(`
      const pages = new Map();
      //    ~~~~~ unbounded
      export function handle(req, res) { const { url } = req; if (!pages.has(url)) pages.set(url, render(url)); res.end(pages.get(url)); }
    `),
    flagged(`
      const responses = new Map();
      //    ~~~~~~~~~ unbounded
      export async function load(url) {
        let response = responses.get(url);
        if (!response) responses.set(url, response = await fetch(url));
        return response;
      }
    `),
    // Identifiers, of which each new thing has its own.
    flagged(`
      const owners = new Map();
      //    ~~~~~~ unbounded
      export const own = (sessionId, owner) => { owners.set(sessionId, owner); };
    `),
    flagged(`
      const jobs = {};
      //    ~~~~ unbounded
      let next = 0;
      export const start = job => { jobs[next++] = job; };
    `),
    flagged(`
      const jobs = new Map();
      //    ~~~~ unbounded
      export const start = job => { jobs.set(crypto.randomUUID(), job); };
    `),
    // Data that is remembered, to be had again.
    flagged(`
      const parsed = new Map();
      //    ~~~~~~ unbounded
      export function parse(text) {
        let tree = parsed.get(text);
        if (tree === undefined) parsed.set(text, tree = build(text));
        return tree;
      }
    `),
    flagged(`
      const memo = {};
      //    ~~~~ unbounded
      export const decide = (tool, given) => memo[tool + JSON.stringify(given)] ??= judge(tool, given);
    `),
    // What waits for an answer, also in a field of an object that lives for long.
    flagged(`
      export class FileClient {
        callbacks = {};
      //~~~~~~~~~ unbounded
        send(message) {
          return new Promise(resolve => {
            const requestId = this.next++;
            this.callbacks[requestId] = answer => resolve(answer.data);
          });
        }
      }
    `),
    // Through a helper of this file.
    flagged(`
      const table = new Map();
      //    ~~~~~ unbounded
      function put(key, value) { table.set(key, value); }
      export const remember = (userId, user) => put(userId, user);
    `),
    // At each event; what comes with a request.
    flagged(`
      const scripts = [];
      //    ~~~~~~~ unbounded
      export const follow = session => { session.on('script', script => { scripts.push(script); }); };
    `),
    flagged(`
      const list = [];
      //    ~~~~ unbounded
      export const handle = (req, res) => { list.push(req); res.end(); };
    `),
    // Of what may well be a few things that the program spells out, only `strict` speaks.
    // Where requests go.
    suspected(`
      const byUrl = new Map();
      //    ~~~~~ unbounded
      export const visit = (url, page) => { byUrl.set(url, page); };
    `),
    // A cache that says so, by whatever others call with.
    suspected(`
      const cache = new Map();
      //    ~~~~~ unbounded
      export function get(key) {
        if (!cache.has(key)) cache.set(key, compute(key));
        return cache.get(key);
      }
    `),
    // A map of the module by whatever others call with, also where it is a script that shows no other caller.
    suspected(`
      const counts = new Map();
      //    ~~~~~~ unbounded
      function count(word) { counts.set(word, (counts.get(word) ?? 0) + 1); }
    `),
    // A helper that is named after what it does.
    suspected(`
      export function memoize(compute) {
        const results = {};
        //    ~~~~~~~ unbounded
        return argument => results[argument] ??= compute(argument);
      }
    `),
    // What is written down; what is made and handed out.
    suspected(`
      const list = [];
      //    ~~~~ unbounded
      export function track(item) { list.push(item); }
    `),
    suspected(`
      const history = [];
      //    ~~~~~~~ unbounded
      export const go = place => { history.push(place); };
    `),
    suspected(`
      const made = [];
      //    ~~~~ unbounded
      export function create(root) {
        const bar = new Bar(root);
        made.push(bar);
        return bar;
      }
    `),
  ],
  typescript: {
    valid: [`const cache = {}; export const describe = (key: PropertyKey) => cache[key] ??= make(key);`],
    invalid: [
      // The one that Nest makes.
      flagged(`
import { Injectable } from '@nestjs/common';
@Injectable()
export class Codes {
  codes = new Map();
//~~~~~ unbounded
  send(phone: string) { this.codes.set(phone, code()); }
}`),
      // The id of what its type says comes and goes.
      flagged(`
const seen = new Set();
//    ~~~~ unbounded
export const mark = (n: Notification) => { seen.add(n.id); };`),
    ],
  },
});

const asking = (call: string, cache = 'const cache = new Map();'): string => `
${cache}
export async function infoOf(hash) {
  if (cache.has(hash)) return cache.get(hash);
  const info = await ${call};
  cache.set(hash, info);
  return info;
}`;

runRule('what is asked over the net', reportsOf(rule), {
  valid: [
    // Made here, or asked without the key; of the files of the program; with a limit.
    asking('compute(hash)'),
    asking('axios.get(base)'),
    asking('axios.get(base + hash)').replaceAll('cache', 'assets'),
    asking('axios.get(base + hash)', 'const cache = new LRUCache({ max: 99 });'),
    asking('axios.get(base + hash)').replace('const info', 'if (cache.size > 99) cache.clear(); const info'),
  ],
  invalid: [
    'axios.get(`${base}/file/${hash}`)',
    'axios(base + hash)',
    'fetch(`${base}/${hash}`).then(got => got.json())',
    'this.http.get(base + hash)',
    'fetchInfo(hash)',
  ].map(call => ({ code: asking(call), errors: [{ messageId: 'unbounded' as const }] })),
});

runRule('what utilities do', reportsOf(rule), {
  valid: [
    `import { set, unset } from 'lodash'; const sessions = {}; export const put = socket => { set(sessions, socket.token, socket); socket.on('close', () => unset(sessions, socket.token)); };`,
    `import get from 'lodash/get'; const themes = {}; export const put = theme => { themes[theme.name] = theme; }; export const of = name => get(themes, name);`,
    // Who gets the table may empty it.
    `const sessions = {}; export const put = (token, session) => { sessions[token] = session; }; export const all = () => known && sessions;`,
  ],
  invalid: [
    `import get from 'lodash/get'; const sessions = {}; export const put = (token, session) => { sessions[token] = session; }; export const stop = token => get(sessions, \`\${token}.stop\`)();`,
    `import _ from 'lodash'; const sessions = {}; export const put = (token, session) => { _.set(sessions, token, session); }; export const of = token => _.get(sessions, [token, 'name'], '');`,
    // Handed out only where there is none.
    `let sessions = {}; export const put = (token, session) => { sessions[token] = session; }; export const of = token => sessions && sessions[token];`,
    `let sessions = {}; export const put = (token, session) => { sessions[token] = session; }; export const of = token => { return sessions && sessions[token] && sessions[token].name; };`,
  ].map(code => ({ code, errors: [{ messageId: 'unbounded' as const }] })),
});
