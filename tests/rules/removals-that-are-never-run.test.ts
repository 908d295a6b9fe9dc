/** Removals that are there, and are not run for what has come to its end: only for what fails, or never at all. */
import rule from '../../src/rules/no-ineffective-removal.ts';
import unbounded from '../../src/rules/no-unbounded-cache.ts';
import { reportsOf, runRule } from '../run-rule.ts';

/** A client that can cancel what it has started. */
const cancelling = (wait: string, more = ''): string => `
export class Resolver {
  running = new Set();
  async resolve(name) {
    const controller = new AbortController();
    this.running.add(controller);
    controller.signal.addEventListener('abort', () => { this.running.delete(controller); }, { once: true });
    ${wait}
  }
  cancel() { for (const controller of this.running) controller.abort(); }
  ${more}
}`;

const clients = (left: string): string => `
const byUser = {};
export function join(username, sessionId, socket) {
  byUser[username] ??= {};
  byUser[username][sessionId] = socket;
  socket.on('close', () => {
    delete byUser[username][sessionId];
    ${left}
  });
}`;

const history = (limit: string, look: string): string => `
export function record(socket) {
  const order = [];
  const events = new Map();
  socket.on('event', told => {
    const id = crypto.randomUUID();
    events.set(id, told);
    order.push(id);
    ${limit}
  });
  return ${look};
}`;

/** A registry that does something to each editor for as long as the editor lives. */
const maintaining = (end: string, more = ''): string => `
export class Registry {
  constructor() { this.maintained = new Set(); }
  maintain(editor) {
    if (this.maintained.has(editor)) return;
    this.maintained.add(editor);
    const subscription = editor.onChange(() => this.update(editor));
    return ${end};
  }
  updateAll() { this.maintained.forEach(editor => this.update(editor)); }
  ${more}
}`;

/** A log that counts messages, and tells now and then which it has left out. */
const limiting = (flush: string, first = 'return false;'): string => `
export class Log {
  counts = new Map();
  left = new Map();
  isLimited(message) {
    const now = Date.now();
    const entry = this.counts.get(message);
    if (!entry || now - entry.at > 60_000) { this.counts.set(message, { count: 1, at: now }); ${first} }
    entry.count++;
    if (entry.count < 10) return false;
    this.left.set(message, (this.left.get(message) ?? 0) + 1);
    return true;
  }
  flush() { ${flush} }
}`;

const TELL = 'for (const [message, count] of this.left) this.debug(message, count); this.left.clear();';

runRule('removals that are never run', reportsOf(rule), {
  valid: [
    // Taken out, too, there or elsewhere; what ends nothing that was begun with it.
    maintaining('() => { subscription.dispose(); this.maintained.delete(editor); }'),
    maintaining('() => { subscription.dispose(); }', 'remove(editor) { this.maintained.delete(editor); }'),
    maintaining('() => { this.update(editor); }'),
    maintaining('() => { this.other.dispose(); }'),
    // Emptied in any case, or asked for itself.
    limiting(`this.counts.clear(); if (this.left.size === 0) return; ${TELL}`),
    limiting(`if (this.counts.size === 0) return; ${TELL} this.counts.clear();`),
    limiting(`if (this.left.size > 0) { ${TELL} } this.counts.clear();`),
    // Both are filled at once.
    limiting(
      `if (this.left.size === 0) return; ${TELL} this.counts.clear();`,
      'this.left.set(message, 0); return false;',
    ),
    // Aborted in any case, or taken out when it is done.
    cancelling('try { return await ask(name, controller.signal); } finally { controller.abort(); }'),
    cancelling('const answer = await ask(name, controller.signal); controller.abort(); return answer;'),
    cancelling('try { return await ask(name); } finally { this.running.delete(controller); }'),
    // What is handed in is that of its giver, who may abort it.
    `export class Tasks { running = new Set(); add(task) { this.running.add(task); task.signal.addEventListener('abort', () => { this.running.delete(task); }); } }`,
    clients('if (Object.keys(byUser[username]).length === 0) delete byUser[username];'),
    clients('if (byUser[username].size === 0) delete byUser[username];'),
    // Not only what the list still has can be looked up.
    history('if (order.length > 99) order.shift();', '{ get: id => events.get(id), last: () => order.at(-1) }'),
    history('if (order.length > 99) events.delete(order.shift());', '() => order.map(id => events.get(id))'),
    // A queue that is worked off.
    history('', '() => { while (order.length > 0) { const id = order.shift(); run(events.get(id)); } }'),
  ],
  invalid: [
    // Only emptied while there is something in another one.
    ...[
      `if (this.left.size === 0) return; ${TELL} this.counts.clear();`,
      `if (!this.left.size) return; ${TELL} this.counts.clear();`,
      `if (this.left.size > 0) { ${TELL} this.counts.clear(); }`,
    ].map(flush => ({ code: limiting(flush), errors: [{ messageId: 'missedWhileEmpty' as const, line: 14 }] })),
    // What is handed back ends all but that.
    ...[
      '() => { subscription.dispose(); }',
      'new Disposable(() => { this.all.remove(subscription); subscription.dispose(); })',
      'toDisposable(() => subscription.unsubscribe())',
      '() => editor.off("change", this.changed)',
    ].map(end => ({ code: maintaining(end), errors: [{ messageId: 'missedOnDisposal' as const, line: 8 }] })),
    {
      code: cancelling('return ask(name, controller.signal);'),
      errors: [{ messageId: 'missedOnSuccess', line: 7 }],
    },
    {
      // It is also aborted when it takes too long.
      code: cancelling('setTimeout(() => controller.abort(), 5000); return ask(name, controller.signal);'),
      errors: [{ messageId: 'missedOnSuccess', line: 7 }],
    },
    {
      code: clients('if (Object.keys(byUser[username]).count === 0) delete byUser[username];'),
      errors: [{ messageId: 'noCount', line: 8 }],
    },
    {
      code: clients('if (0 == Object.values(byUser[username]).size) { delete byUser[username]; }'),
      errors: [{ messageId: 'noCount', line: 8 }],
    },
    ...[
      '() => order.map(id => events.get(id))',
      '() => { for (const id of order) show(events.get(id)); }',
      'at => events.get(order[at])',
    ].map(look => ({
      code: history('if (order.length > 99) order.shift();', look),
      errors: [{ messageId: 'twin' as const, line: 4 }],
    })),
    {
      code: history('while (order.length > 99) { order.shift(); }', '() => events.get(order.at(-1))'),
      errors: [{ messageId: 'twin', line: 4 }],
    },
  ],
});

/** A limiter, and how it is made. */
const limiter = (made: string): string => `
class Limiter {
  constructor(time) { this.time = time; this.seen = new Map(); }
  check(key) {
    const known = this.seen.get(key);
    if (!known || Date.now() - known.start > this.time) { this.seen.set(key, { start: Date.now() }); return true; }
    return false;
  }
}
${made}`;

runRule('objects that a module makes for itself by a function', reportsOf(unbounded), {
  valid: [
    limiter('export const createLimiter = time => new Limiter(time);'),
    limiter('export function createLimiter(time) { return new Limiter(time); }'),
    // Of which one is made at each call.
    limiter(
      'const create = time => { return new Limiter(time); }; export const run = all => { const limiter = create(9); return all.filter(one => limiter.check(one)); };',
    ),
  ],
  invalid: [
    {
      code: limiter(`export const createLimiter = time => { if (OFF) return NONE; return new Limiter(time); };
export const logins = createLimiter(60000);`),
      errors: [{ messageId: 'unbounded', line: 3 }],
    },
    {
      code: limiter(
        'function create() { return new Limiter(1000); } export const pages = create(), images = create();',
      ),
      errors: [{ messageId: 'unbounded', line: 3 }],
    },
  ],
});
