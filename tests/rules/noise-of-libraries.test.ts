import cache from '../../src/rules/no-unbounded-cache.ts';
import ineffective from '../../src/rules/no-ineffective-removal.ts';
import instances from '../../src/rules/no-leaked-instances.ts';
import listener from '../../src/rules/no-leaked-listener.ts';
import mismatch from '../../src/rules/no-mismatched-removal.ts';
import subscription from '../../src/rules/no-leaked-subscription.ts';
import timer from '../../src/rules/no-leaked-timer.ts';
import { flagged } from '../annotated.ts';
import { reportsOf, runRule } from '../run-rule.ts';

runRule('no-ineffective-removal', reportsOf(ineffective), {
  valid: [
    // Others look the entries up by the same name, which stands for the key there.
    `const byName = {}; export function add(space) { byName[space.name] = space; } export function remove(space) { const found = byName[space]; if (found) { delete byName[space]; } } export function find(space) { return byName[space]; }`,
    // A stretch is removed from what is under the key.
    `export class Media { buffers = {}; open(codec) { this.buffers[codec] = this.source.addSourceBuffer(codec); } removeBuffer(codec, start, end) { if (!this.buffers[codec].updating) { this.buffers[codec].remove(start, end); } } }`,
    // Emptied when what is compared has changed.
    `const bounds = {}; let rendered = new Set(); let last; export function add(id, bound) { bounds[id] = bound; rendered.add(id); } export function update(next) { if (!isEqual(last, next)) { last = next; rendered = new Set(); } } export function remove(id) { delete bounds[id]; }`,
    // Whatever stops it when it is late takes its handle out, too.
    `export function transport() { const beats = new Map(); return function execute(id) { let stop = error => { throw error; }; beats.set(id, setTimeout(() => { stop(new Error('late')); }, 5000)); return repeat(async (push, end) => { stop = end; end.finally(() => { clearTimeout(beats.get(id)); beats.delete(id); }); }); }; }`,
    // Nothing ever rejects what it waits for.
    `import pDefer from 'p-defer'; export class Store { pending = new Map(); async read(version) { const waiting = pDefer(); this.pending.set(version, waiting); await waiting.promise; this.pending.delete(version); } indexed(version) { this.pending.get(version)?.resolve(); } }`,
    // The whole set goes.
    `export class Watch { seen = new Set(); release() { delete this.seen; } handle(infos) { for (const info of infos) { if (!this.seen.has(info.key)) { this.seen.add(info.key); } } } }`,
  ],
  invalid: [
    flagged(`
const byName = {};
export function add(space) { byName[space.name] = space; }
export function remove(space) {
  delete byName[space];
//~~~~~~~~~~~~~~~~~~~~ otherKey
}`),
    flagged(`
export class Watch {
  seen = new Map();
  release(info) {
    delete this.seen[info.key];
//  ~~~~~~~~~~~~~~~~~~~~~~~~~~ property
  }
  handle(info) { this.seen.set(info.key, info); }
}`),
  ],
});

runRule('no-leaked-instances', reportsOf(instances), {
  valid: [
    // One set for each context, which its members leave.
    `export class Solo { static all = new Map(); constructor() { if (!Solo.all.has(this.context)) { Solo.all.set(this.context, new Set()); } Solo.all.get(this.context).add(this); } dispose() { Solo.all.get(this.context).delete(this); } }`,
  ],
  invalid: [
    flagged(`
export class Solo {
  static all = new Map();
  constructor(id) {
    this.id = id;
    Solo.all.set(this.id, { solo: this });
//  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ staysAfterTeardown
  }
  dispose() { this.output.disconnect(); }
}`),
  ],
});

runRule('no-unbounded-cache', reportsOf(cache), {
  valid: [
    // Whoever is handed the function may empty it.
    `export const memoize = (compute, keyOf) => { const cache = new Map(); const memoized = (...given) => { const key = keyOf ? keyOf(...given) : JSON.stringify(given); if (!cache.has(key)) cache.set(key, compute(...given)); return cache.get(key); }; memoized.cache = cache; return memoized; };`,
    // A property that is meant for the object, and no entry.
    `export class Keys { static create(entries) { const result = new Map(entries); const own = result.entries; result[Symbol.iterator] = function () { return Array.from(own.call(result)).reverse()[Symbol.iterator](); }; return result; } }`,
    // Taken back in the same call, whatever is compared with a time in between.
    `export function cached(compute, options) { const pending = {}; async function get(key, resolver) { const run = async () => { const isPending = pending[key]; if (!isPending) { if ((options.staleMaxAge || 0) >= 0) { entry.value = undefined; } pending[key] = Promise.resolve(resolver()); } try { entry.value = await pending[key]; } catch (error) { if (!isPending) { delete pending[key]; } throw error; } if (!isPending) { delete pending[key]; } }; await run(); return entry; } return async (...given) => get(hash(given), () => compute(...given)); }`,
  ],
  invalid: [
    flagged(`
export const memoize = (compute, keyOf) => {
  const cache = new Map();
//      ~~~~~ unbounded
  return (...given) => {
    const key = keyOf ? keyOf(...given) : JSON.stringify(given);
    if (!cache.has(key)) cache.set(key, compute(...given));
    return cache.get(key);
  };
};`),
  ],
});

runRule('no-leaked-listener', reportsOf(listener), {
  valid: [
    // A helper that is told the element first.
    `const pager = { on(element, event, turn) { element.addEventListener(event, turn); return this; } }; export class Pages { constructor(box) { this.jump(box); } jump(box) { const links = box.children; for (let i = 0; i < links.length; i++) { pager.on(links[i], 'click', () => { this.page = i; }); } } destroy() {} }`,
    // The controller of the whole page.
    `angular.module('board', []).controller('AppCtrl', ['$scope', function ($scope) { window.Board.on('select', id => { $scope.select(id); }); }]).controller('Other', function ($scope) { $scope.$on('$destroy', () => {}); });`,
  ],
  invalid: [
    flagged(`
angular.module('board', []).controller('PlayerCtrl', ['$scope', function ($scope) {
  window.Board.on('select', id => { $scope.select(id); });
//             ~~ leaked
}]).controller('Other', function ($scope) { $scope.$on('$destroy', () => {}); });`),
  ],
  typescript: {
    valid: [
      // The page that a component is in goes with it.
      `import { Page } from '@nativescript/core'; @Component({ selector: 'empty' }) export class Outlet { constructor(private page: Page) { this.page.on('loaded', () => { this.page.show(this.outlet); }); } }`,
    ],
    invalid: [],
  },
});

runRule('no-leaked-subscription', reportsOf(subscription), {
  valid: [
    // Taken back by the handler.
    `import { useEffect } from 'react'; export function useStats(refresh) { useEffect(() => { const listener = event => { if (event.type === 'done') refresh(); }; service.addEventListener(listener); return () => { service.removeEventListener(listener); }; }, [refresh]); }`,
    // The messages of a webview end with it.
    `export class Panel { constructor(webview, context) { this.webview = webview; this.webview.onDidReceiveMessage(message => this.answer(message)); } dispose() { this.webview = undefined; } }`,
  ],
  invalid: [
    flagged(`
import { useEffect } from 'react';
export function useStats(refresh) {
  useEffect(() => {
    const listener = event => { if (event.type === 'done') refresh(); };
    service.addEventListener(listener);
//          ~~~~~~~~~~~~~~~~ dropped
  }, [refresh]);
}`),
  ],
});

runRule('no-leaked-timer', reportsOf(timer), {
  valid: [
    // Either the work or the pause.
    `export class Scanner { scan(command) { return new Promise(resolve => { if (this.canScan) { this.run(command, (error, found) => { resolve(found); }); } else { setTimeout(() => { resolve(this.found); }, 60_000); } }); } }`,
    // A tenth of a second, as its only call says.
    `export class Cache { _delay(ms) { return new Promise(resolve => { setTimeout(() => resolve(), ms); }); } async get(key) { return await Promise.race([this.store.get(key), this._delay(100)]); } }`,
    // A plugin of a server, which other frameworks name like a composable.
    `import { isPromise } from './utils.js'; export function useExecutor(executor, options) { const context = { schema: undefined }; if (options.polling) { setInterval(() => { context.schema = undefined; }, options.polling); } return { onPluginInit() { context.schema ||= make(executor); } }; }`,
  ],
  invalid: [
    flagged(`
import { reactive } from 'vue';
export function usePolling(options) {
  const context = reactive({ schema: undefined });
  setInterval(() => { context.schema = undefined; }, options.polling);
//~~~~~~~~~~~ dropped
  return context;
}`),
  ],
});

runRule('no-mismatched-removal', reportsOf(mismatch), {
  valid: [
    // A class that takes its methods over from elsewhere may have any, however far down it says so.
    `export class Drag { constructor(options) { this.options = options; this.box = options.box; Object.assign(this, options.handlers); } start() { window.addEventListener('mousemove', this.onMove); } stop() { window.removeEventListener('mousemove', this.onMoved); } onMove() {} }`,
  ],
  invalid: [
    flagged(`
export class Drag {
  start() { window.addEventListener('mousemove', this.onMove); }
  stop() {
    window.removeEventListener('mousemove', this.onMoved);
    //     ~~~~~~~~~~~~~~~~~~~ handler
  }
  onMove() {}
}`),
  ],
});

runRule('no-leaked-listener: mixins', reportsOf(listener), {
  valid: [
    // Of no framework, for all that the file shows.
    `import bus from './bus.js'; export const factory = { created() { bus.on('changed', next => { this.update(next); }); }, update(next) { this.next = next; } };`,
  ],
  invalid: [
    // Nothing but a component of Vue can force an update.
    flagged(`
import bus from './bus.js';
export const mixin = {
  created() { bus.$on('changed', () => { this.$forceUpdate(); }); },
  //              ~~~ leaked
};`),
  ],
});
