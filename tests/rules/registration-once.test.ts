/** What a program has one of, and what is made for one call and goes with it. */
import listener from '../../src/rules/no-leaked-listener.ts';
import subscription from '../../src/rules/no-leaked-subscription.ts';
import timer from '../../src/rules/no-leaked-timer.ts';
import { flagged } from '../annotated.ts';
import { reportsOf, runRule } from '../run-rule.ts';

const strict = [{ confidence: 'possible' }] as const;
const asked = (code: string): { code: string; options: typeof strict } => ({ code, options: strict });

runRule('no-leaked-listener', reportsOf(listener), {
  valid: [
    // A guard that is set; a flag for whoever edits the file.
    `const calls = []; let alreadySetup = false; function setup() { if (alreadySetup) return; alreadySetup = true; const run = code => calls.forEach(fn => fn(code)); process.on('exit', code => run(code)); } export function onExit(fn) { calls.push(fn); setup(); }`,
    `const calls = []; let isQuiet = false; function setup() { if (isQuiet) return; const run = code => calls.forEach(fn => fn(code)); process.on('exit', code => run(code)); } export function onExit(fn) { calls.push(fn); setup(); }`,
    // What is removed whatever happens; a function that only makes a promise by hand is no component.
    asked(
      `import { defer } from './defer.js'; const race = async (link, work) => { const failed = defer(); const fail = e => { failed.reject(e); }; link.on('error', fail); try { return await Promise.race([failed.promise, work()]); } finally { link.removeListener('error', fail); } }; export const go = async pool => race(await pool.get(), () => pool.work());`,
    ),
    // The one instance that a class makes of itself.
    `var Keyboard = class _Keyboard { constructor() { document.addEventListener('focusin', e => this.show(e)); } static get one() { if (this._one === undefined) { this._one = new _Keyboard(); } return this._one; } disconnect() {} };`,
    `export class Registry { static get() { return (Registry.shared ??= new Registry()); } constructor() { window.addEventListener('resize', () => this.fit()); } dispose() {} }`,
    // A method of that name in the style before classes is no framework's.
    `function Client() {} Client.prototype.setup = function () {}; Client.prototype.send = function (method, out) { function answer(res) { out.on('end', function () { res.done(); }); } http.request(method, answer); }; module.exports = new Client();`,
    // Signals that are made for one call, and those of requests.
    `export const item = part => part.ref((node, signal) => { signal.addEventListener('abort', () => queueMicrotask(part.check)); });`,
    `export function keep(event, leaving) { event.hold(signal => { const back = () => { leaving.enter(); }; signal.addEventListener('abort', back); return leaving.done; }); }`,
    `export const stream = c => { const out = open(); c.req.raw.signal.addEventListener('abort', () => { out.abort(); }); return c.body(out); };`,
    `export async function GET(request) { const out = open(); request.signal.addEventListener('abort', () => out.close()); return new Response(await out.read()); }`,
    // An engine is told the element before the event.
    asked(
      `import engine from './events_engine.js'; import { removeEvent } from './remove.js'; export class View { render(box) { const work = start(); engine.on(box, removeEvent, drop.bind(null, work)); } dispose() {} }`,
    ),
    asked(
      `import engine from './events_engine.js'; export class View { render(text, act) { const button = $('<div>').text(text); engine.on(button, CLICK, act); return button; } dispose() {} }`,
    ),
    // Who has just arrived is waited for once.
    `function whenDropped(socket, act) { new Promise((resolve, reject) => { socket.once('data', resolve); socket.once('error', reject); socket.once('close', reject); }).catch(act); } export function serve(server) { server.on('secureConnection', socket => { whenDropped(socket, () => log(socket)); }); }`,
    // What a child process or a thread is told, what nobody caught.
    `export class Child { constructor(act) { this.act = act; process.on('message', data => this.handle(data)); } stop() { this.act(); } }`,
    `import { parentPort } from 'node:worker_threads'; export class Boot { constructor(options) { parentPort.on('message', data => this.take(data)); } destroy() {} }`,
    `export class Program { start() { process.on('uncaughtException', e => { this.say(e); this.stop(); }); } stop() {} }`,
    `import process from 'node:process'; export function main() { process.on('SIGINT', () => stop()); }`,
    // What was put there in the line before; what makes the object that listens to it; a class that is a controller.
    asked(
      `export class Redis { async start() { for (const name of names) { api.clients[name] = new Client(name); api.clients[name].on('error', e => log(name, e)); } } async stop() {} }`,
    ),
    asked(
      `class Input { constructor(view) { this.view = view; this.add(); } add() { this.view.on('down', this.down, this); this.view.on('wheel', this.wheel); } down() {} destroy() { this.view.off('wheel', this.wheel); } } export class View extends Box { constructor() { super(); this.input = new Input(this); } destroy() { this.input.destroy(); } }`,
    ),
    asked(
      `export class Boundary extends AbortController { constructor() { super(); this.signal.addEventListener('abort', () => { this.count = 0; }); } }`,
    ),
    // The end of the program, and not of an object.
    `export class Server { async untilEnd() { return new Promise(resolve => { process.on('SIGINT', () => { this.say('end'); resolve(true); }); }); } stop() { this.http.close(); } }`,
    `export class Runner { constructor(config) { if (config.debug) { const child = fork('debug'); process.on('exit', () => { child.kill(); }); } } shutdown() {} }`,
  ],
  invalid: [
    // A guard that nothing sets.
    flagged(`
const calls = [];
let alreadySetup = false;
function setup() {
  if (alreadySetup) return;
  const run = code => calls.forEach(fn => fn(code));
  process.on('exit', code => run(code));
  //      ~~ leaked
}
export function onExit(fn) { calls.push(fn); setup(); }`),
    flagged(`
import engine from './events_engine.js';
import { bus } from './bus.js';
import { TICK } from './events.js';
export class View {
  render() {
    engine.on(document, CLICK, () => this.hide());
    //     ~~ leaked
    bus.on(TICK, this.tick, this);
    //  ~~ leaked
  }
  dispose() {}
}`),
    flagged(`
export async function send(data) {
  const controller = new AbortController();
  data.signal.addEventListener('abort', () => controller.abort());
  //          ~~~~~~~~~~~~~~~~ untilAbort
  return await fetch(data.url, { signal: controller.signal });
}`),
    flagged(`
class Server {
  start() { this.listen(); }
  listen() {
    process.on('SIGTERM', () => { if (this.app) this.stop(); });
    //      ~~ leaked
    process.on('SIGHUP', () => this.reload());
    //      ~~ leaked
  }
  reload() {}
  stop() { this.app.close(); }
}
module.exports = Server;`),
    flagged(`
export class Reader {
  async read() {
    const stream = this.file.stream;
    await new Promise((resolve, reject) => {
      stream.once('readable', resolve);
      stream.once('error', reject);
      //     ~~~~ leftover
    });
    return stream.read();
  }
}`),
  ],
  typescript: {
    invalid: [
      flagged(`
export class View {
  private readonly controller = new AbortController();
  open() { window.addEventListener('resize', () => this.fit(), { signal: this.controller.signal }); }
  //              ~~~~~~~~~~~~~~~~ leaked
  close() {}
}`),
    ],
    valid: [
      `export class View { private c = new AbortController(); open() { window.addEventListener('resize', () => this.fit(), { signal: this.c.signal }); } close() { this.c.abort(); } }`,
    ],
  },
});

runRule('no-leaked-subscription', reportsOf(subscription), {
  valid: [
    asked(
      `export class View { connect() { this.c = new AbortController(); document.when('click').subscribe(() => this.go(), { signal: this.c.signal }); } disconnect() { this.c.abort(); } }`,
    ),
  ],
  invalid: [
    flagged(`
export class View {
  connect() {
    const c = new AbortController();
    document.when('click').subscribe(() => this.go(), { signal: c.signal });
    //                     ~~~~~~~~~ dropped
  }
  disconnect() {}
}`),
  ],
});

runRule('no-leaked-timer', reportsOf(timer), {
  valid: [
    // What a function written elsewhere is called on.
    asked(
      `class Cluster { constructor() { this.timer = setInterval(() => this.draw(), 10); } draw() {} close() { return __awaiter(this, void 0, void 0, function* () { yield this.end(); clearInterval(this.timer); }); } } exports.Cluster = Cluster;`,
    ),
    asked(
      `export class Rows { open(list) { list.forEach(function (row) { this.timer = setInterval(() => row.draw(), 10); }, this); } close() { clearInterval(this.timer); } }`,
    ),
    // An animation that says itself when it is over.
    `export class Chart extends React.Component { draw() { const step = time => { if (isNaN(this.last)) { this.last = time; } const left = move(this, time); const more = Math.abs(left) > 0.1; if (more) { this.frame = requestAnimationFrame(step); } else { this.last = NaN; } }; cancelAnimationFrame(this.frame); this.frame = requestAnimationFrame(step); } componentDidMount() { this.draw(); } componentWillUnmount() {} lose() { cancelAnimationFrame(this.frame); } }`,
  ],
  invalid: [
    flagged(`
import { setInterval } from 'node:timers';
export class Clock {
  start() { this.timer = setInterval(() => this.tick(), 1000); }
  //                     ~~~~~~~~~~~ unended
  stop() { this.running = false; }
}`),
    flagged(`
export class Chart extends React.Component {
  componentDidMount() {
    const step = () => { this.draw(); this.frame = requestAnimationFrame(step); };
    //                                             ~~~~~~~~~~~~~~~~~~~~~ missed
    this.frame = requestAnimationFrame(step);
  }
  componentWillUnmount() {}
  lose() { cancelAnimationFrame(this.frame); }
}`),
  ],
});
