/** Every form that a long-lived collection takes, and every name that it goes by, in JavaScript and in TypeScript. */
import rule from '../../src/rules/no-unbounded-cache.ts';
import { flagged } from '../annotated.ts';
import { reportsOf, runRule } from '../run-rule.ts';

/** Whatever is put in: what of it never ends is told by other tests. */
const found = (code: string): ReturnType<typeof flagged<never, [{ confidence: 'possible' }]>> => ({
  ...flagged(code),
  options: [{ confidence: 'possible' }],
});

runRule('what holds it', reportsOf(rule), {
  valid: [
    // A subclass that bounds itself, or is asked to.
    `class Recent extends Map { set(k, v) { if (this.size > 99) this.delete(this.keys().next().value); return super.set(k, v); } } const byUser = new Recent(); export const put = (userId, v) => { byUser.set(userId, v); };`,
    `class Recent extends Map { trim() { if (this.size > 99) this.delete(this.keys().next().value); } } const byUser = new Recent(); export const put = (userId, v) => { byUser.set(userId, v); byUser.trim(); };`,
    // A field of an object that somebody else makes and drops.
    `export class Batch { items = new Map(); put(k, v) { this.items.set(k, v); } }`,
    `export class Batch { #items = new Set(); put(v) { this.#items.add(v); } }`,
    `export class Batch { constructor() { this.items = {}; } put(k, v) { this.items[k] = v; } }`,
    `function Batch() { this.items = []; } Batch.prototype.put = function (v) { this.items.push(v); }; export { Batch };`,
    // Of a call whose helpers nobody else gets, though they call each other.
    `export function sum(nodes) { const seen = {}; function visit(node) { seen[node.userId] = node; visitAll(node.children); } function visitAll(all) { all.forEach(visit); } visitAll(nodes); return nodes.length; }`,
    // A singleton among others: its class is also made per call.
    `class Batch { items = []; put(v) { this.items.push(v); } } export const make = () => new Batch();`,
    // A class made anew by each call of its factory.
    `export const mixin = Base => class extends Base { static all = new Map(); static put(k, v) { this.all.set(k, v); } };`,
  ],
  invalid: [
    // Of a call whose helpers are only called by what it hands out, or to somebody.
    found(`
      export function serve(socket) {
        const sent = {};
        //    ~~~~ unbounded
        function send(userId, text) { sent[userId] = text; socket.send(text); }
        function sendAll(users, text) { for (const { userId } of users) send(userId, text); }
        return { tell: (users, text) => sendAll(users, text) };
      }`),
    found(`
      const byUrl = new Map();
      //    ~~~~~ unbounded
      export const put = (url, v) => { byUrl.set(url, v); };`),
    found(`
      var byUrl = new Map;
      //  ~~~~~ unbounded
      exports.put = function (url, v) { byUrl.set(url, v); };`),
    found(`
      const [names] = [1], byUrl = {};
      //                   ~~~~~ unbounded
      export function put(url, v) { byUrl[url] = v; }`),
    found(`
      const byUrl = Object.create(null);
      //    ~~~~~ unbounded
      export function put(url, v) { byUrl[url] = v; }`),
    found(`
      const log = [];
      //    ~~~ unbounded
      export function put(v) { log.push(v); }`),
    found(`
      const log = new Array();
      //    ~~~ unbounded
      export function put(v) { log.unshift(v); }`),
    found(`
      const log = [];
      //    ~~~ unbounded
      export function put(v) { log[log.length] = v; }`),
    found(`
      const urls = new Set([]);
      //    ~~~~ unbounded
      export const put = url => { urls.add(url); };`),
    // A table of records.
    found(`
      const records = [];
      //    ~~~~~~~ unbounded
      export function put(url, v) {
        const known = records.find(record => record.url === url);
        if (known) known.v = v;
        else records.push({ url, v });
      }`),
    // A table below a key.
    found(`
      const users = {};
      //    ~~~~~ unbounded
      export function visit(user, url) { (users[user] ??= []).push(url); }`),
    // A subclass, and one of a subclass.
    found(`
      class Table extends Map {}
      class Urls extends Table {}
      const byUrl = new Urls();
      //    ~~~~~ unbounded
      export const put = (url, v) => { byUrl.set(url, v); };`),
    // Filled by a method of the subclass.
    found(`
      class Filled extends Map {
        constructor(make) { super(); this.make = make; }
        fetch(key) { if (!this.has(key)) this.set(key, this.make(key)); return this.get(key); }
      }
      const byUrl = new Filled(read);
      //    ~~~~~ unbounded
      export function pageOf(userId) { return byUrl.fetch(userId); }`),
    // A static, public or private, set outside or in a static block.
    found(`
      export class Pages {
        static #byUrl = new Map();
        //     ~~~~~~ unbounded
        static put(url, v) { Pages.#byUrl.set(url, v); }
      }`),
    found(`
      export class Pages {
        static byUrl = {};
        //     ~~~~~ unbounded
        static put(url, v) { this.byUrl[url] = v; }
      }`),
    found(`
      class Pages { put(url, v) { Pages._byUrl[url] = v; } }
      Pages._byUrl = {};
    //~~~~~~~~~~~~ unbounded
      export { Pages };`),
    found(`
      export class Pages {
        static {
          this._byUrl = new Map();
        //~~~~~~~~~~~ unbounded
        }
        put(url, v) { Pages._byUrl.set(url, v); }
      }`),
    // A property of what the module exports, with a name that asks others to leave it alone.
    found(`
      exports._seen = {};
    //~~~~~~~~~~~~~ unbounded
      exports.visit = function (url) { exports._seen[url] = true; };`),
    found(`
      module.exports._seen = new Set();
    //~~~~~~~~~~~~~~~~~~~~ unbounded
      module.exports.visit = url => { module.exports._seen.add(url); };`),
    // A property of a plain object, and one of an object with methods.
    found(`
      const state = { seen: new Set() };
      //              ~~~~ unbounded
      export const visit = url => { state.seen.add(url); };`),
    found(`
      const pages = {
        seen: [],
      //~~~~ unbounded
        visit(url) { this.seen.push(url); },
      };
      export const visit = url => pages.visit(url);`),
    // Singletons: exported, kept, made on first use, old style.
    found(`
      class Pages {
        #seen = new Set();
      //~~~~~ unbounded
        visit(url) { this.#seen.add(url); }
      }
      export const pages = new Pages();`),
    found(`
      class Pages {
        constructor() { this.seen = {}; }
        //              ~~~~~~~~~ unbounded
        visit(url) { this.seen[url] = 1; }
      }
      module.exports = new Pages();`),
    found(`
      export class Pages {
        static #only;
        static get only() { return Pages.#only ??= new Pages(); }
        seen = [];
      //~~~~ unbounded
        visit(url) { this.seen.push(url); }
      }`),
    found(`
      function Pages() { this.seen = []; }
      //                 ~~~~~~~~~ unbounded
      Pages.prototype.visit = function (url) { this.seen.push(url); };
      var pages = new Pages();
      exports.visit = function (url) { pages.visit(url); };`),
    // Made on first use.
    found(`
      let byUrl;
      export function put(url, v) {
        if (!byUrl) byUrl = new Map();
        //          ~~~~~ unbounded
        byUrl.set(url, v);
      }`),
    found(`
      let byUrl;
      export const put = (url, v) => { (byUrl ??= {})[url] = v; };
      //                                ~~~~~ unbounded`),
    found(`
      let byUrl = null;
      const table = () => (byUrl = byUrl || {});
      //                   ~~~~~ unbounded
      export const put = (url, v) => { table()[url] = v; };`),
    // In a module that is written as a function.
    found(`
      (function () {
        var byUrl = {};
        //  ~~~~~ unbounded
        window.put = function (url, v) { byUrl[url] = v; };
      })();`),
    found(`
      define(['x'], function (x) {
        const byUrl = new Map();
        //    ~~~~~ unbounded
        return { put(url, v) { byUrl.set(url, v); } };
      });`),
    // In a closure: a hand-written memoize, a factory that is called once.
    found(`
      export function memoize(compute) {
        const results = new Map();
        //    ~~~~~~~ unbounded
        return input => {
          if (!results.has(input)) results.set(input, compute(input));
          return results.get(input);
        };
      }`),
    found(`
      const makePages = () => {
        const seen = new Set();
        //    ~~~~ unbounded
        return { visit(url) { seen.add(url); } };
      };
      export const pages = makePages();`),
  ],
  typescript: {
    invalid: [
      found(`
        export class Pages {
          private static readonly byUrl: Record<string, Page> = {};
          //                      ~~~~~ unbounded
          static put(url: string, page: Page): void { Pages.byUrl[url] = page; }
        }`),
      found(`
        const byUrl = new Map<string, Page>() as Map<string, Page>;
        //    ~~~~~ unbounded
        export function put(url: string, page: Page) { (byUrl as any).set(url, page); }`),
      found(`
        const byUrl = <Record<string, Page>>{};
        //    ~~~~~ unbounded
        export function put(url: string, page: Page) { byUrl![url] = page; }`),
      found(`
        @Injectable({ providedIn: 'root' })
        export class Pages {
          private seen: string[] = [];
          //      ~~~~ unbounded
          visit(url: string) { this.seen.push(url); }
        }`),
      found(`
        namespace Pages {
          const byUrl = new Map<string, Page>();
          //    ~~~~~ unbounded
          export function put(url: string, page: Page) { byUrl.set(url, page); }
        }`),
    ],
  },
});

runRule('what it is called', reportsOf(rule), {
  valid: [
    // A parameter or a local of the same name is another thing.
    `const byUrl = new Map(); export const put = (byUrl, url, v) => { byUrl.set(url, v); };`,
    `const byUrl = new Map(); export function put(url, v) { const byUrl = new Map(); byUrl.set(url, v); }`,
    // Emptied under another name.
    `const byUrl = new Map(); export const put = (url, v) => { byUrl.set(url, v); }; export const drop = url => { const table = byUrl; table.delete(url); };`,
    `const state = { seen: new Set() }; export const visit = url => { state.seen.add(url); }; export const leave = url => { const { seen } = state; seen.delete(url); };`,
    `class P { #seen = new Set(); visit(url) { this.#seen.add(url); } leave(url) { const self = this; later(() => self.#seen.delete(url)); } } export const p = new P();`,
    `const byUrl = new Map(); export const put = (url, v) => { byUrl.set(url, v); }; export const drop = url => { byUrl?.['delete'](url); };`,
    `const DROP = 'delete'; const byUrl = new Map(); export const put = (url, v) => { byUrl.set(url, v); }; export const drop = url => { byUrl[DROP](url); };`,
    `const byUrl = new Map(); export const put = (url, v) => { byUrl.set(url, v); }; export const drop = url => { Map.prototype.delete.call(byUrl, url); };`,
    `const byUrl = {}; export const put = (url, v) => { byUrl[url] = v; }; export const drop = url => { Reflect.deleteProperty(byUrl, url); };`,
    // Emptied by a function that is given it.
    `const byUrl = new Map(); function prune(table) { for (const [k] of table) if (isOld(k)) table.delete(k); } export const put = (url, v) => { byUrl.set(url, v); prune(byUrl); };`,
    `const log = []; const cut = (list, to) => { if (list.length > to) list.length = to; }; export const put = v => { log.push(v); cut(log, 9); };`,
  ],
  invalid: [
    found(`
      const byUrl = new Map();
      //    ~~~~~ unbounded
      const table = byUrl;
      export const put = (url, v) => { table.set(url, v); };`),
    found(`
      const state = { seen: new Set() };
      //              ~~~~ unbounded
      export const visit = url => { const { seen } = state; seen.add(url); };`),
    found(`
      const state = { seen: new Set() };
      //              ~~~~ unbounded
      export const visit = url => { const { seen: urls } = state; urls?.add?.(url); };`),
    found(`
      class Pages {
        seen = [];
      //~~~~ unbounded
        visit(url) { const self = this; later(function () { self.seen.push(url); }); }
      }
      export const pages = new Pages();`),
    found(`
      const PUT = 'set', byUrl = new Map();
      //                 ~~~~~ unbounded
      export const put = (url, v) => { byUrl[PUT](url, v); byUrl['get'](url); };`),
    found(`
      const state = {};
      state['byUrl'] = new Map();
    //~~~~~~~~~~~~~~ unbounded
      export const put = (url, v) => { state.byUrl.set(url, v); };`),
    found(`
      const byUrl = new Map();
      //    ~~~~~ unbounded
      export const put = (url, v) => { Map.prototype.set.call(byUrl, url, v); };`),
    found(`
      const log = [];
      //    ~~~ unbounded
      export const put = items => { Array.prototype.push.apply(log, items); };`),
    found(`
      const log = [];
      //    ~~~ unbounded
      export const put = items => { [].push.apply(log, items); log.push(...items); };`),
    found(`
      const byUrl = {};
      //    ~~~~~ unbounded
      export const put = (url, v) => { Object.assign(byUrl, { [url]: v }); };`),
    found(`
      let byUrl = {};
      //  ~~~~~ unbounded
      export const put = (url, v) => { byUrl = { ...byUrl, [url]: v }; };`),
    found(`
      let log = [];
      //  ~~~ unbounded
      export const put = v => { log = log.concat(v); };`),
    found(`
      let byUrl = new Map();
      //  ~~~~~ unbounded
      export const put = (url, v) => { byUrl = new Map([...byUrl, [url, v]]); };`),
    found(`
      let byUrl = {};
      //  ~~~~~ unbounded
      export const put = (url, v) => { byUrl = Object.assign({}, byUrl, { [url]: v }); };`),
    // Filled by a function that is given it.
    found(`
      const byUrl = new Map();
      //    ~~~~~ unbounded
      function remember(table, key, value) { table.set(key, value); }
      export const put = (url, v) => { remember(byUrl, url, v); };`),
    found(`
      const log = [];
      //    ~~~ unbounded
      const add = (list, item) => { list.push(item); };
      const addLate = (list, item) => add(list, item);
      export const put = v => { addLate(log, v); };`),
  ],
});

/** A function that gives the page something to call by a name of its own. */
const callback = (name: string, write: string, end = ''): string => `
let count = 0;
const nextName = () => 'callback' + ++count;
export function load(url, done) {
  const name = ${name};
  ${write}
  const script = document.createElement('script');
  ${end}
  script.src = url + name;
  document.head.append(script);
}`;

runRule('properties with numbers in their names', reportsOf(rule), {
  valid: [
    // Deleted, or given something else, when it has been called.
    callback(`'callback' + count++`, 'window[name] = data => { delete window[name]; done(data); };'),
    callback(`'callback' + count++`, 'window[name] = data => { window[name] = undefined; done(data); };'),
    callback(`'callback' + count++`, 'window[name] = done;', 'script.onload = () => { window[name] = noop; };'),
    // Whoever is given the name may delete it.
    callback(`'callback' + count++`, 'window[name] = done;', 'if (isQuiet) return name;'),
    // By the name of what is asked for; of what goes with the call; that it has been done; at the start.
    callback(`'callback' + url`, 'window[name] = done;'),
    callback(`'callback' + count++`, 'const own = {}; own[name] = done;'),
    callback(`'callback' + count++`, 'window[name] = true;'),
    `let count = 0; window['main' + count++] = start;`,
    callback(`'callback' + (count++ % 9)`, 'window[name] = done;'),
    // Of an object of many.
    `export class Loader { count = 0; load(done) { this['callback' + this.count++] = done; } }`,
    `export function loaderOf() { let count = 0; return { load(done) { this['callback' + count++] = done; } }; }`,
    // A list by another name.
    `const list = { length: 0, add(item) { this[this.length++] = item; } }; export default list;`,
  ],
  invalid: [
    callback(`'callback' + count++`, 'window[name] = done;'),
    callback('`callback${count++}`', 'globalThis[name] = data => { done(data); };'),
    callback('nextName()', 'self[name] = done;'),
    callback(`'callback' + count`, 'count += 1; window[name] = done;'),
  ]
    .map(code => ({ code, errors: [{ messageId: 'numbered' as const, line: 6 }] }))
    .concat(
      [
        `let count = 0; const loader = { load(done) {\n\n\n\n\nthis['callback' + count++] = done; } }; export default loader;`,
        `class Loader { count = 0; load(done) {\n\n\n\n\nthis[\`callback\${this.count++}\`] = done; } } const one = new Loader(); export const load = done => one.load(done);`,
      ].map(code => ({ code, errors: [{ messageId: 'numbered' as const, line: 6 }] })),
    ),
});
