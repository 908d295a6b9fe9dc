/** Keys that are another one for whoever comes, and those that look so and are a few. */
import instances from '../../src/rules/no-leaked-instances.ts';
import removal from '../../src/rules/no-ineffective-removal.ts';
import cache from '../../src/rules/no-unbounded-cache.ts';
import weakMap from '../../src/rules/prefer-weak-map.ts';
import { reportsOf, runRule } from '../run-rule.ts';

/** A cache of the module by what an expression over the parameters gives. */
const cached = (parameters: string, key: string): string => `
const known = new Map();
export function find(${parameters}) {
  const key = ${key};
  let found = known.get(key);
  if (!found) { found = compute(key); known.set(key, found); }
  return found;
}`;

const unbounded = (code: string) => ({
  code,
  errors: [{ messageId: code.includes('prune') ? ('purged' as const) : ('unbounded' as const), line: 2 }],
});

runRule('no-unbounded-cache: keys of others', reportsOf(cache), {
  valid: [
    // There are seven days, two answers, and one more day each day.
    cached('date', 'date.getDay()'),
    cached('date', '`${date.getFullYear() % 4}-${date.getMonth()}`'),
    cached('props', 'Boolean(props.dense)'),
    // What a function that is made for one id fills.
    `const waiting = {}; export function debounce(run, id) { return function () { clearTimeout(waiting[id]); waiting[id] = setTimeout(run, 9); }; }`,
    // What empties it can be called.
    `const quotes = new Map(); function prune() { for (const [symbol, { at }] of quotes) if (at < limit()) quotes.delete(symbol); } setInterval(prune, 60_000); export const put = (userId, quote) => { quotes.set(userId, quote); };`,
    // What has been seen, and is asked for nothing else.
    `const styled = new Set(); export class Matcher { match(query) { style(query); return run(query); } } function style(query) { if (styled.has(query)) return; insert(query); styled.add(query); }`,
    // A dictionary begins anew when it has grown too large.
    `let routes = {}; export function routeOf(url) { if (Object.keys(routes).length > 500) routes = {}; return (routes[url] ??= match(url)); }`,
    `let routes = {}; export function routeOf(url) { if (!routes[url] && Object.keys(routes).length < 500) routes[url] = match(url); return routes[url]; }`,
    // A counter beside it says when it is full.
    `const known = {}; let entries = 0; export function slugify(title) { if (known[title]) return known[title]; const slug = made(title); if (entries < 2000) { known[title] = slug; entries += 1; } return slug; }`,
    // What is set up by a function that only happens to be called like a hook.
    `const drivers = new Map(); export function useDriver(name, Driver) { drivers.set(name, new Driver()); } export const driver = name => drivers.get(name);`,
    // Small tables under a few keys, by what the program spells.
    `const tables = new Map(); export function put(kind, name, value) { let table = tables.get(kind); if (!table) { table = new Map(); tables.set(kind, table); } table.set(name, value); } export const all = kind => tables.get(kind);`,
    `const tables = new Map(); export function put(kind, email, value) { let table = tables.get(kind); if (!table) { table = new Map(); tables.set(kind, table); } table.set(email, value); } export const drop = (kind, email) => tables.get(kind)?.delete(email);`,
    // What a request names of what the program has, in a function that nobody hands a request.
    `const themes = {}; export function theme(options) { const name = options.headers; return (themes[name] ??= make(name)); }`,
  ],
  invalid: [
    cached('req', `req.headers['user-agent'] || ''`),
    cached('ctx', `ctx.request.query.filter`),
    cached('path', '`${path}@${statSync(path).mtimeMs}`'),
    cached('from, to, date', 'from + to + date.toISOString()'),
    cached('slug', 'slug'),
    cached('title', 'title'),
    `
let routes = {}; const others = {};
export function routeOf(url) { if (Object.keys(others).length > 500) throw new Error('full'); return (routes[url] ??= match(url)); }`,
    `
const quotes = new Map();
function prune() { for (const [symbol, { at }] of quotes) if (at < limit()) quotes.delete(symbol); }
export const put = (userId, quote) => { quotes.set(userId, quote); };`,
    `
const log = [];
export function record(level, text) { log[log.length] = { at: Date.now(), level, text }; }`,
    `
const known = {}; let misses = 0;
export function slugify(title) { if (known[title]) return known[title]; if (misses < 2000) misses++; return (known[title] = made(title)); }`,
    `
const images = new Map();
export function load(url, done) {
  if (images.has(url)) return done(images.get(url));
  const image = new Image();
  image.onload = () => { images.set(url, image); done(image); };
  image.src = url;
}`,
    `
const users = new Map();
export function useUser(id) {
  const [user, setUser] = useState(users.get(id));
  useEffect(() => { fetchUser(id).then(found => { users.set(id, found); setUser(found); }); }, [id]);
  return user;
}`,
    `
const tables = new Map();
export function put(tenant, email, value) {
  let table = tables.get(tenant);
  if (!table) { table = new Map(); tables.set(tenant, table); }
  table.set(email, value);
}
export const all = tenant => tables.get(tenant)?.size;`,
  ].map(unbounded),
});

runRule('no-leaked-instances: keys of others', reportsOf(instances), {
  valid: [
    `const eventLogs = new Set(); export class Log { constructor() { eventLogs.add(this); } close() { eventLogs.delete(this); } } export const count = () => [...eventLogs].length;`,
  ],
  invalid: [
    {
      code: `const openDialogs = new Set(); export class Dialog { constructor() { openDialogs.add(this); } dispose() { this.root.remove(); } } export const any = () => [...openDialogs].some(d => d.open);`,
      errors: [{ messageId: 'staysAfterTeardown' as const }],
    },
  ],
});

const proxies = (guard: string): string =>
  `const proxies = new Map(); export function wrap(target) { ${guard} let made = proxies.get(target); if (!made) { made = make(target); proxies.set(target, made); } return made; }`;

runRule('prefer-weak-map: keys of others', reportsOf(weakMap), {
  valid: [proxies(`if (typeof target === 'string') return target;`)],
  invalid: [
    proxies(`if (typeof target !== 'object' || target === null) return target;`),
    proxies('').replace('make(target)', 'new Proxy(target, {})'),
  ].map(code => ({ code, errors: [{ messageId: 'kept' as const }] })),
});

const greeted = (listens: string): string =>
  `const buffers = new Map(); export function accept(socket, onLine) { buffers.set(socket, []); socket.on('data', text => { buffers.get(socket)?.push(text); if (text === 'quit') buffers.delete(socket); }); ${listens} }`;

runRule('prefer-weak-map: what leaves only when it says so', reportsOf(weakMap), {
  valid: [
    greeted(`socket.on('close', () => onLine(null));`),
    greeted('').replace(`if (text === 'quit') `, ''),
    greeted('').replace('(socket, onLine)', '(stream, onLine)').replaceAll('socket', 'stream.id'),
  ],
  invalid: [
    { code: greeted(''), errors: [{ messageId: 'keptUntilRemoved' as const }] },
    { code: greeted(`socket.on('error', report);`), errors: [{ messageId: 'keptUntilRemoved' as const }] },
  ],
});

const peers = (key: string, gone: string): string =>
  `const peers = new Map(); export function connect(address, socket) { const key = ${key}; peers.set(key, socket); socket.on('close', () => peers.delete(${gone})); } export const peer = address => peers.get(address.toLowerCase());`;

runRule('no-ineffective-removal: keys of others', reportsOf(removal), {
  valid: [
    peers('address.toLowerCase()', 'key'),
    peers('address.toLowerCase()', 'address.toLowerCase()'),
    peers('address', 'address'),
    `const typing = new Set(); export const start = (room, fullKey) => typing.add(\`\${room}:\${fullKey}\`); export const stop = fullKey => typing.delete(fullKey);`,
    // Somebody else may have put it in lower case.
    `const peers = new Map(); export const connect = (address, socket) => peers.set(address.toLowerCase(), socket); export const leave = name => peers.delete(name);`,
  ],
  invalid: [
    `const players = new Map(); io.on('connection', socket => { players.set(socket.id, make(socket)); socket.on('disconnect', () => players.delete((socket))); });`,
    `const typing = new Set(); export const start = (room, user) => typing.add(\`\${room}:\${user}\`); export const stop = (room, user) => typing.delete(user);`,
    peers('address.toLowerCase()', 'address'),
    peers('address.toLowerCase()', '`${address}:${socket.remotePort}`'),
  ].map(code => ({ code, errors: [{ messageId: 'otherKey' as const }] })),
});
