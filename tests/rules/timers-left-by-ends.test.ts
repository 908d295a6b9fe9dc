/** Timers that are stopped somewhere, and left where their owner ends; and what opens anew what has been closed. */
import observer from '../../src/rules/no-leaked-observer.ts';
import timer from '../../src/rules/no-leaked-timer.ts';
import { reportsOf, runRule } from '../run-rule.ts';

const strict = (code: string) => ({ code, options: [{ confidence: 'possible' as const }] as const });
const told = (code: string, messageId: 'dropped' | 'unended' | 'missed') => ({ code, errors: [{ messageId }] });
const dialog = (effect: string, poll = 'clearInterval(timer.current);'): string =>
  `import { useEffect, useRef } from 'react'; export function Plans({ plan, done }) { const timer = useRef(); const buy = async () => { timer.current = setInterval(async () => { if (!(await load(plan))) return; ${poll} done(); }, 500); }; useEffect(() => { ${effect} }, [plan]); return <Form onBuy={buy} />; }`;
const jsx = (code: string) => ({ code, languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } });
const socket = (retry: string, open: string, end: string): string =>
  `export class Line { opened() { this.pings = setInterval(() => this.ping(), 1000); } closed() { ${retry} } open() { ${open} this.socket = new Socket(this.url); this.socket.on('close', () => this.closed()); } destroy() { clearInterval(this.pings); ${end} this.socket.destroy(); } }`;

runRule('no-leaked-timer: left by ends', reportsOf(timer), {
  valid: [
    // The clean-up of the effect stops it, too; or it only stops itself, when it has come to its end.
    jsx(dialog('return () => clearInterval(timer.current);')),
    jsx(dialog('done();')),
    // The one beside it is let go of as well, is stopped elsewhere, or lets the process end.
    `const flush = setInterval(write, 1000); const report = setInterval(tell, 1000); export function shutdown() { clearInterval(flush); clearInterval(report); }`,
    `const flush = setInterval(write, 1000); const report = setInterval(tell, 1000); report.unref(); export function shutdown() { clearInterval(flush); }`,
    // The process ends with it, or with whoever calls it.
    `const flush = setInterval(write, 1000); const report = setInterval(tell, 1000); export function shutdown() { clearInterval(flush); process.exit(0); }`,
    `const flush = setInterval(write, 1000); const report = setInterval(tell, 1000); function shutdown() { clearInterval(flush); } process.on('SIGTERM', () => { shutdown(); process.exit(0); });`,
    `const flush = setInterval(write, 1000); export const report = setInterval(tell, 1000); export function shutdown() { clearInterval(flush); }`,
    // What only stops one of them by its name.
    `const flush = setInterval(write, 1000); const report = setInterval(tell, 1000); export function stopFlushing() { clearInterval(flush); }`,
    // The end tells what it runs, or what that opens; or it is stopped, or opens nothing.
    socket('setTimeout(() => { if (!this.destroyed) this.open(); }, 1000);', '', 'this.destroyed = true;'),
    socket('setTimeout(() => this.open(), 1000);', 'if (this.destroyed) return;', 'this.destroyed = true;'),
    socket('this.retry = setTimeout(() => this.open(), 1000);', '', 'clearTimeout(this.retry);'),
    socket('setTimeout(() => this.ping(), 1000);', '', ''),
    socket('setTimeout(() => { if (this.isOver()) return; this.open(); }, 1000);', '', 'this.over = true;').replace(
      'export class Line {',
      'export class Line { isOver() { return this.over; }',
    ),
    socket('setTimeout(() => { if (this.signal.aborted) return; this.open(); }, 1000);', '', 'this.calls.abort();'),
    // What is shown is none.
    `export class Menu { start() { this.draws = setInterval(() => this.draw(), 1000); } show() { setTimeout(() => this.openMenu(), 300); } openMenu() { this.el.className = 'open'; } destroy() { clearInterval(this.draws); this.el.remove(); } }`,
    // Strict asks for what only runs once.
    `export class Box { animate() { clearTimeout(this.timer); this.timer = setTimeout(() => this.done(), 250); } done() { this.el.className = ''; } destroy() { this.el = null; } }`,
    strict(
      `export class Box { animate() { clearTimeout(this.timer); this.timer = setTimeout(() => this.done(), 250); } done() { if (this.el) this.el.className = ''; } destroy() { this.el = null; } }`,
    ),
  ],
  invalid: [
    // Whoever stops it where there is no more to wait for takes care of it, but not at the end.
    ...['if (!plan && timer.current) clearInterval(timer.current);', 'if (!plan) clearInterval(timer.current);'].map(
      effect => ({ ...jsx(dialog(effect)), errors: [{ messageId: 'missed' as const }] }),
    ),
    // The end stops one of the two.
    told(
      `const flush = setInterval(write, 1000); const report = setInterval(tell, 1000); export function shutdown() { clearInterval(flush); }`,
      'unended',
    ),
    told(
      `class Users { static flush = setInterval(() => Users.write(), 1000); static report; static { Users.report = setInterval(() => Users.tell(), 1000); } static destroy() { clearInterval(Users.flush); } } boot(Users);`,
      'unended',
    ),
    // It opens again what was closed for good.
    told(socket('setTimeout(() => this.open(), 1000);', '', ''), 'dropped'),
    told(
      socket('setTimeout(() => this._openSocket(), 1000);', '', '').replace(
        'export class Line {',
        'export class Line { _openSocket() { this.line = socketPool[this.url] = new Socket(this.url); }',
      ),
      'dropped',
    ),
    told(socket('const retry = setTimeout(() => { this.tries++; this.open(); }, 1000);', '', ''), 'dropped'),
    told(
      socket('setTimeout(() => this.open(), 1000);', 'this.destroyed = false;', 'this.destroyed = true;'),
      'dropped',
    ),
    told(socket('clearTimeout(this.retry); this.retry = setTimeout(() => this.open(), 1000);', '', ''), 'missed'),
    {
      ...strict(
        `export class Box { animate() { clearTimeout(this.timer); this.timer = setTimeout(() => this.done(), 250); } done() { this.el.className = ''; } destroy() { this.off(); } }`,
      ),
      errors: [{ messageId: 'missed' }],
    },
  ],
});

runRule('no-leaked-observer: what an element stands in', reportsOf(observer), {
  valid: [
    `export default { mounted() { this.watcher = new MutationObserver(() => this.fit()); this.watcher.observe(this.$el.parentNode, {}); }, beforeDestroy() { this.watcher.disconnect(); } };`,
  ],
  invalid: ['this.$el.parentNode', 'this.$el.offsetParent'].map(box => ({
    code: `export default { mounted() { const box = ${box}; const watcher = new MutationObserver(() => { if (box.hidden) return; this.fit(); watcher.disconnect(); }); watcher.observe(box, { attributes: true }); }, beforeDestroy() { this.off(); } };`,
    errors: [{ messageId: 'undisconnected' as const }],
  })),
});
