/** Keys that come from whoever sends a request or types something, followed through the calls of a file. */
import ineffective from '../../src/rules/no-ineffective-removal.ts';
import listener from '../../src/rules/no-leaked-listener.ts';
import observers from '../../src/rules/no-unremovable-observers.ts';
import unbounded from '../../src/rules/no-unbounded-cache.ts';
import unhittable from '../../src/rules/no-unhittable-cache-key.ts';
import { RuleTester } from '../rule-tester.ts';
import { reportsOf, runRule } from '../run-rule.ts';

const LIKELY = [{ confidence: 'likely' }] as const;

const compiled = (given: string, key = "flags + '/' + pattern"): string => `
const compiled = {};
function toRegExp(pattern, flags) {
  const k = ${key};
  return compiled[k] ?? (compiled[k] = new RegExp(pattern, flags));
}
app.post('/grep', async req => {
  const { rows, flags } = req.body;
  const match = toRegExp(${given}, flags);
  return rows.filter(row => match.test(row));
});`;

const statements = (sql: string): string => `
const prepared = new Map();
function all(sql) {
  let statement = prepared.get(sql);
  if (!statement) prepared.set(sql, (statement = db.prepare(sql)));
  return statement.all();
}
router.get('/stock', (req, res) => {
  const skus = String(req.query.skus).split(',').map(quote);
  res.json(all(${sql}));
});`;

const escaping = (text: string): string => `
function cached(fn) {
  const results = Object.create(null);
  return function (str) {
    return results[str] || (results[str] = fn(str));
  };
}
const escapeHtml = cached(s => s.replace(/[&<>]/g, c => '&#' + c.charCodeAt(0)));
export function show(req, res) {
  res.end(escapeHtml(${text}));
}`;

const suggestions = (event: string, sweep = ''): string => `
const answers = {};
async function suggest(q) {
  const key = JSON.stringify({ q, lang: navigator.language });
  const hit = answers[key];
  if (hit) {
    if (Date.now() - hit.at < 60000) return hit.rows;
    delete answers[key];
  }
  answers[key] = { at: Date.now(), rows: await ask(q) };
  return answers[key].rows;
}
${sweep}
box.addEventListener('${event}', async e => paint(await suggest(e.target.value)));`;

const logins = (more: string, state = 'randomUUID()'): string => `
const started = new Map();
router.get('/login', (_req, res) => {
  const state = ${state};
  started.set(state, Date.now());
  res.redirect(authorizeUrl(state));
});
router.get('/callback', async (req, res) => {
  const state = String(req.query.state);
  if (!started.has(state)) return res.status(400).end();
  started.delete(state);
  return res.json(await exchange(String(req.query.code)));
});
${more}`;

const tiles = (key: string): string => `
const urls = new Map();
async function urlOf(tile) {
  const known = urls.get(tile);
  if (known) return known;
  const url = await load(tile);
  urls.set(tile, url);
  return url;
}
export class Layer {
  pan(visible) { for (const t of visible) void urlOf(${key}); }
}`;

const linking = (read: string, key = 'ticket'): string => `
const linked = new Map();
router.get('/linked', async (req, res) => {
  ${read}
  linked.set(${key}, await tokensOf(req));
  res.redirect('/next');
});
router.get('/next', (req, res) => {
  ${read}
  res.json(linked.get(${key}));
});`;

runRule('no-unbounded-cache: keys of clients', reportsOf(unbounded), {
  valid: [
    compiled("'^a'", 'pattern'),
    statements("'select * from stock'"),
    escaping("'<none>'"),
    suggestions(
      'input',
      'setInterval(() => { for (const key in answers) if (isOld(answers[key])) delete answers[key]; }, 1000);',
    ),
    logins('setInterval(() => { for (const [state, at] of started) if (at < now()) started.delete(state); }, 1000);'),
    logins("router.get('/all', (_req, res) => res.json([...started]));"),
    logins('', "'one'"),
    tiles('`${t.x},${t.y}`'),
    linking('const { locale } = req.signedCookies;', 'locale'),
  ].map(code => ({ code, options: LIKELY })),
  invalid: (
    [
      [compiled('req.body.pattern'), 'unbounded', 2],
      [statements('`select qty from stock where sku in (${skus.join()})`'), 'unbounded', 2],
      [escaping('`<p>${req.body.text}</p>`'), 'unbounded', 3],
      [suggestions('input'), 'unclaimed', 2],
      [logins(''), 'unclaimed', 2],
      [tiles('`${t.z}/${t.x}/${t.y}`'), 'unbounded', 2],
      [linking('const { ticket } = req.signedCookies;'), 'unbounded', 2],
    ] as const
  ).map(([code, messageId, line]) => ({
    code,
    options: LIKELY,
    errors: [{ messageId, line }],
  })),
});

const importing = (lower: string, raised = 'true'): string => `
const busy = {};
async function importFeed(feedUrl) {
  while (busy[feedUrl]) await sleep(50);
  busy[feedUrl] = ${raised};
  try { await pull(feedUrl); } finally { ${lower} }
}
router.post('/import', async (req, res) => { await importFeed(req.body.url); res.sendStatus(204); });`;

const thumbnails = (onError: string, more = ''): string => `
const jobs = new Map();
let seq = 0;
worker.on('message', told => {
  const job = jobs.get(told.id);
  if (!job) return;
  ${onError}
  jobs.delete(told.id);
  job.resolve(told.value);
});
${more}
export function thumbnail(image) {
  const id = ++seq;
  return new Promise((resolve, reject) => {
    jobs.set(id, { resolve, reject });
    worker.postMessage({ id, image });
  });
}`;

const REJECTS = 'if (told.error) { job.reject(told.error); return; }';

const tails = (stored: string, asked = 'if (tails.get(path) === run) tails.delete(path);'): string => `
const tails = new Map();
export function serial(path, job) {
  const run = (tails.get(path) ?? Promise.resolve()).then(job);
  const kept = run.catch(() => undefined);
  tails.set(path, ${stored});
  const done = () => { ${asked} };
  run.then(done, done);
  return run;
}`;

runRule('no-ineffective-removal: keys of clients', reportsOf(ineffective), {
  valid: [
    importing('delete busy[feedUrl];'),
    importing('busy[feedUrl] = false;', "'no'"),
    `const done = {}; export function launch(browser) { done[browser.id] = false; bus.on('end', ended => { done[ended.id] = true; }); }`,
    thumbnails('if (told.error) { jobs.delete(told.id); job.reject(told.error); return; }'),
    thumbnails('if (told.isPart) { job.show(told.part); return; }'),
    thumbnails(REJECTS, 'setInterval(() => { for (const id of jobs.keys()) if (isOld(id)) jobs.delete(id); }, 1000);'),
    tails('run'),
    tails('kept'),
    tails('run.catch(report)', 'tails.delete(path);'),
  ].map(code => ({ code })),
  invalid: (
    [
      [importing('busy[feedUrl] = false;'), 'blanked', 6],
      [importing('busy[feedUrl] = null;'), 'blanked', 6],
      [thumbnails(REJECTS), 'missedOnRefusal', 7],
      [tails('run.catch(report)'), 'neverSame', 7],
      [tails('run.catch(report)', 'if (tails.get(path) !== run) return; tails.delete(path);'), 'neverSame', 7],
    ] as const
  ).map(([code, messageId, line]) => ({ code, errors: [{ messageId, line }] })),
});

const panel = (joining: string, close = 'close() { this.root.remove(); }'): string => `
const hooks = new Set();
export function onSettled(cb) { hooks.add(cb); }
export function settle(route) { for (const cb of hooks) cb(route); }
export class Panel {
  constructor(root) { this.root = root; ${joining} }
  refresh(route) { this.root.dataset.route = route; }
  ${close}
}`;

runRule('no-unremovable-observers: keys of clients', reportsOf(observers), {
  valid: [panel('onSettled(route => log(route));'), panel('onSettled(route => this.refresh(route));', '')].map(
    code => ({
      code,
      options: LIKELY,
    }),
  ),
  invalid: [
    {
      code: panel('onSettled(route => this.refresh(route));'),
      options: LIKELY,
      errors: [{ messageId: 'stays' as const, line: 2 }],
    },
  ],
});

const formats = (calls: string): string => `
const formats = new Map();
const SHORT = { month: 'short' };
function format(date, options) {
  let format = formats.get(options);
  if (!format) formats.set(options, (format = make(options)));
  return format(date);
}
${calls}`;

runRule('no-unhittable-cache-key: keys of clients', reportsOf(unhittable), {
  valid: [
    formats('export const short = date => format(date, SHORT);'),
    formats("export const long = date => format(date, { month: 'long' }); export { format };"),
    formats(
      "export const long = date => format(date, { month: 'long' }); export const any = (date, o) => format(date, o);",
    ),
    formats("export const first = format(0, { month: 'long' });"),
  ].map(code => ({ code })),
  invalid: [
    {
      code: formats("export const long = date => format(date, { month: 'long' });"),
      errors: [{ messageId: 'neverHits' as const, line: 5 }],
    },
  ],
});

const gateway = (on: string, decorator = '@WebSocketGateway()'): string => `
${decorator}
export class OrdersGateway {
  constructor(private readonly events: EventEmitter) {}
  handleConnection(client: Socket) { ${on} }
}`;

const ORDERS = "this.events.on('order', order => client.emit('order', order));";

new RuleTester().run('no-leaked-listener: keys of clients', reportsOf(listener), {
  valid: [
    { code: gateway("client.on('order', order => this.events.emit('order', client.id, order));") },
    { code: gateway(ORDERS, '@Injectable()') },
  ],
  invalid: [{ code: gateway(ORDERS), errors: [{ messageId: 'leaked' as const, line: 5 }] }],
});

const chat = (close: string): string => `
const channels = new Map();
wss.on('connection', ws => {
  const mine = new Set();
  ws.on('message', data => {
    const { op, channel } = JSON.parse(String(data));
    if (op !== 'join') return;
    if (!channels.has(channel)) channels.set(channel, new Set());
    channels.get(channel).add(ws);
    mine.add(channel);
  });
  ws.on('close', () => { for (const channel of mine) { channels.get(channel)?.delete(ws); ${close} } });
});`;

const labels = (field: string): string => `
const labels = new Map();
export function start(bus) { bus.on('message', data => { const { ${field} } = JSON.parse(data); labels.set(${field}, data); }); }`;

runRule('no-ineffective-removal: messages of clients', reportsOf(ineffective), {
  valid: [{ code: chat('if (channels.get(channel)?.size === 0) channels.delete(channel);') }],
  invalid: [{ code: chat(''), errors: [{ messageId: 'emptied' as const, line: 8 }] }],
});

const hub = (given: string): string => `
const hub = {
  clients: new Set(),
  join(res) { this.clients.add(res); },
  send(data) { for (const res of this.clients) res.write(data); },
};
app.get('/stream', (req, res) => { hub.join(${given}); });`;

const numbered = (id: string): string => `
let next = 0;
const blocks = new Map();
class Block { id = ${id}; constructor(text) { this.text = text; } }
export class Page {
  append(text) { const block = new Block(text); blocks.set(block.id, block); return block.id; }
}
export const textOf = id => blocks.get(id)?.text;`;

const kept = (handedOut: string): string => `
function keep(fn) {
  const seen = {};
  return function () {
    const key = JSON.stringify(arguments);
    if (!Object.prototype.hasOwnProperty.call(seen, key)) seen[key] = fn.apply(this, arguments);
    return seen[key];
  };
}
${handedOut}`;

/** Functions that call themselves and each other many times, with what they are given: each is asked about once. */
const recursion = [0, 1, 2].map(at => {
  const calls = [at, (at + 1) % 3].flatMap(to => Array.from({ length: 20 }, (_, i) => `walk${to}(type, list[${i}]);`));
  return `function walk${at}(type, list) { seen.set(type, list); ${calls.join(' ')} }`;
});

runRule('no-unbounded-cache: what clients bring', reportsOf(unbounded), {
  valid: [
    hub("'all'"),
    kept('const load = keep(read); load(1);'),
    labels('channel'),
    labels('type'),
    `const seen = new Map(); ${recursion.join('\n')} export const start = list => walk0(list.type, list);`,
  ].map(code => ({
    code,
    options: LIKELY,
  })),
  invalid: (
    [
      [hub('res'), 3],
      [numbered('++next'), 3],
      [kept('exports.load = keep(load);'), 3],
    ] as const
  ).map(([code, line]) => ({ code, options: LIKELY, errors: [{ messageId: 'unbounded' as const, line }] })),
});
