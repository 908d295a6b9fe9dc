import listener from '../../src/rules/no-leaked-listener.ts';
import { flagged } from '../annotated.ts';
import { reportsOf, runRule } from '../run-rule.ts';

runRule('no-leaked-listener: what an object that stays is told for each who comes', reportsOf(listener), {
  valid: [
    // What is made for each of them goes with them.
    `import { EventEmitter } from 'node:events'; export class Conn extends EventEmitter { constructor(socket) { super(); this.on('count', () => { socket.write('x'); }); } } export const serve = server => server.on('connection', socket => new Conn(socket));`,
    `export class Handler { constructor(io) { io.on('connection', socket => this.join(socket)); } join(socket) { this.current = wrap(socket); this.current.on('count', () => { this.tell(socket); }); } }`,
    // Taken back when they leave.
    `import { EventEmitter } from 'node:events'; export class Hub { events = new EventEmitter(); attach(server) { server.on('connection', ws => this.join(ws)); } join(ws) { const tell = news => ws.send(news); this.events.on('news', tell); ws.on('close', () => this.events.off('news', tell)); } }`,
    // The first visitor starts it, and no other.
    `import { EventEmitter } from 'node:events'; export class Hub { events = new EventEmitter(); attach(server) { server.on('connection', ws => { if (!this.first) { this.first = ws; this.join(ws); } }); } join(ws) { this.events.on('news', news => ws.send(news)); } }`,
  ],
  invalid: [
    flagged(`
import { EventEmitter } from 'node:events';
export class Hub extends EventEmitter {
  constructor(io) { super(); io.on('connection', socket => this.join(socket)); }
  join(socket) {
    this.on('count', () => { this.tell(socket); });
    //   ~~ leaked
  }
}`),
    flagged(`
import { EventEmitter } from 'node:events';
export class Hub {
  events = new EventEmitter();
  attach(server) { server.on('connection', ws => this.join(ws)); }
  join(ws) {
    this.events.on('news', news => ws.send(news));
    //          ~~ leaked
  }
}`),
    flagged(`
var streamer = require('./streamer');
var Handler = function (app) { this.io = listen(app); this.io.on('connect', this._connect.bind(this)); };
Handler.prototype._forward = function (event, socket) {
  streamer.on(event, function (data) { socket.emit(event, data); });
  //       ~~ leaked
};
Handler.prototype._connect = function (socket) { this._forward('trend', socket); this._forward('count', socket); };
module.exports = Handler;`),
  ],
});

runRule('no-leaked-listener: an event that is called after one of many', reportsOf(listener), {
  valid: [
    // Taken back once it has come.
    `import { EventEmitter } from 'node:events'; export class Rpc extends EventEmitter { ask(query, done) { const id = query.id; const name = \`answer:\${id}\`; const hear = answer => { this.off(name, hear); done(answer); }; this.on(name, hear); } }`,
    `import { EventEmitter } from 'node:events'; export class Rpc extends EventEmitter { ask(requestId, done) { this.once(\`answer:\${requestId}\`, answer => { done(answer); }); } }`,
    // What others hand in is theirs to take back.
    `import { EventEmitter } from 'node:events'; export class Store extends EventEmitter { watch(userId, listener) { this.on(\`change:\${userId}\`, listener); } unwatch(userId, listener) { this.off(\`change:\${userId}\`, listener); } }`,
    // The object has one of it.
    `import { EventEmitter } from 'node:events'; export class Tab extends EventEmitter { open() { this.on(\`change:\${this.id}\`, () => { this.draw(); }); } }`,
  ],
  invalid: [
    flagged(`
const { EventEmitter } = require('node:events');
class Sandbox extends EventEmitter {
  execute(target, options, callback) {
    const id = options.id || uuid(), done = 'result.' + id, told = 'console.' + id;
    this.once(done, (error, result) => { callback(error, result); });
    this.on(told, (level, text) => { this.emit('console', level, text); });
    //   ~~ leaked
    this.dispatch('execute', id, target);
  }
}
module.exports = Sandbox;`),
    flagged(`
import { EventEmitter } from 'node:events';
import { randomUUID } from 'node:crypto';
export class Rpc extends EventEmitter {
  call(method, done) {
    const requestId = randomUUID();
    this.on(\`reply:\${requestId}\`, reply => { done(reply); });
    //   ~~ leaked
    this.send({ requestId, method });
  }
}`),
  ],
});

runRule('no-leaked-listener: what is left to whoever ends all', reportsOf(listener), {
  valid: [
    // Each goes once it is answered.
    `export function define() { const removers = []; const send = request => new Promise(resolve => { const remove = () => window.removeEventListener('response', hear); const hear = event => { if (event.detail.id === request.id) { remove(); resolve(event.detail.response); } }; removers.push(remove); window.addEventListener('response', hear); }); return { send, end() { removers.forEach(remove => remove()); } }; }`,
  ],
  invalid: [
    flagged(`
export function define() {
  const removers = [];
  const send = request => new Promise(resolve => {
    const hear = event => { if (event.detail.id === request.id) { resolve(event.detail.response); } };
    removers.push(() => window.removeEventListener('response', hear));
    window.addEventListener('response', hear);
    //     ~~~~~~~~~~~~~~~~ missed
  });
  return { send, end() { removers.forEach(remove => remove()); removers.splice(0); } };
}`),
  ],
});
