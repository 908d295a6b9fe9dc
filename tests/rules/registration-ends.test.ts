/** Where what is acquired should end: with a connection, beside what is taken back, in a field that a constant fills. */
import listener from '../../src/rules/no-leaked-listener.ts';
import subscription from '../../src/rules/no-leaked-subscription.ts';
import timer from '../../src/rules/no-leaked-timer.ts';
import { flagged } from '../annotated.ts';
import { reportsOf, runRule } from '../run-rule.ts';

const strict = [{ confidence: 'possible' }] as const;
const asked = (code: string): { code: string; options: typeof strict } => ({ code, options: strict });

runRule('no-leaked-timer: connections', reportsOf(timer), {
  valid: [
    asked(
      `export function serve(conn, doc) { const ping = setInterval(() => conn.ping(), 30000); const stop = () => { clearInterval(ping); doc.leave(conn); }; conn.on('close', stop); conn.on('error', stop); }`,
    ),
    asked(
      `export function serve(conn, doc) { const ping = setInterval(() => conn.ping(), 30000); conn.on('error', () => clearInterval(ping)); conn.on('close', () => doc.leave(conn)); }`,
    ),
    // It lets the process end, and nothing tells that its object does.
    `export class Gateways { attach(router) { if (this.prune) return; this.prune = setInterval(() => this.sweep(), 9e4); this.prune.unref(); router.get('/x', () => this.list()); } _disconnectOne(x) { x.close(); } }`,
    // It tries so many times, and then no more.
    `import { onMounted } from 'vue'; export function useWidget(box) { function create(left = 10) { if (!window.widgets) { if (left <= 0) return; setTimeout(create, 1000, left - 1); return; } window.widgets.draw(box); } onMounted(() => create()); }`,
    // It waits for a moment, by default.
    `export class Menu extends React.Component { static defaultProps = { delay: 300 }; leave = () => { this.closing = setTimeout(() => this.close(), this.props.delay); }; enter = () => { clearTimeout(this.closing); }; componentWillUnmount() { this.gone = true; } }`,
  ],
  invalid: [
    {
      ...flagged(`
export function serve(conn, doc) {
  let pong = true;
  const ping = setInterval(() => {
    //         ~~~~~~~~~~~ missed
    if (!pong) { conn.terminate(); clearInterval(ping); }
    else { pong = false; conn.ping(); }
  }, 30000);
  conn.on('pong', () => { pong = true; });
  conn.on('close', () => { doc.leave(conn); });
}`),
      options: strict,
    },
  ],
});

runRule('no-leaked-listener: siblings', reportsOf(listener), {
  valid: [
    // A helper of the project's own takes it back.
    asked(
      `import { removeSafely } from './utils'; export class Frames { constructor(options) { this.heard = this.hear.bind(this); if (options.cross) window.addEventListener('message', this.heard); } hear() {} destroy() { removeSafely(window, 'message', this.heard); } }`,
    ),
    // It gets to its own `finally`, whether or not what it was handed ends before.
    asked(
      `export async function write(chunks, socket) { let next; const onDrain = () => next?.(); socket.on('close', onDrain).on('drain', onDrain); try { for await (const chunk of chunks) if (!socket.write(chunk)) await new Promise(done => { next = done; }); } finally { socket.off('close', onDrain).off('drain', onDrain); } }`,
    ),
    // A gesture that takes back what it has added leaves what waits for the next one.
    asked(
      `export function draggable(el, item) { const up = () => { el.removeEventListener('mouseup', up); item.drop(); }; el.addEventListener('mousedown', () => item.lift()); el.addEventListener('mouseup', up); }`,
    ),
    // Whoever calls a method hands it what is its own.
    `export default { methods: { make(el) { const widget = new Widget(el); this.wire(widget); }, wire(widget) { widget.on('change', e => { this.$emit('change', e); }); } }, beforeUnmount() { this.gone = true; } };`,
  ],
  invalid: [
    {
      ...flagged(`
export function cloud(canvas, words) {
  const click = e => words.click(e);
  canvas.addEventListener('click', click);
  canvas.addEventListener('touchstart', click);
  //     ~~~~~~~~~~~~~~~~ leaked
  canvas.addEventListener('restart', () => { canvas.removeEventListener('click', click); }, { once: true });
}`),
      options: strict,
    },
  ],
});

runRule('no-leaked-subscription: fields and constructors', reportsOf(subscription), {
  valid: [
    asked(
      `export class Page { constructor(bus) { const told = bus.changes.subscribe(() => this.go()); this.told = told; } close() { this.told.unsubscribe(); } }`,
    ),
  ],
  invalid: [
    flagged(`
export class Page {
  constructor(bus) {
    const told = bus.changes.subscribe(() => this.go());
    //                       ~~~~~~~~~ unended
    this.told = told;
  }
  ngOnInit() {}
}`),
    {
      ...flagged(`
var Tracer = (function () {
  function Tracer(router) {
    var _this = this;
    this.router = router;
    this.ended$ = this.router.events.pipe(tap(function () { _this.finish(); }));
    this.ended$.subscribe();
    //          ~~~~~~~~~ dropped
  }
  return Tracer;
}());
export { Tracer };`),
      options: strict,
    },
  ],
});
