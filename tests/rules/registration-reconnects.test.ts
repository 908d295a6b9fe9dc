/** Listeners that are added each time that a client connects again, or that a compiler compiles. */
import rule from '../../src/rules/no-leaked-listener.ts';
import { reportsOf, runRule } from '../run-rule.ts';

/** A chat by a client that connects again by itself. */
const chat = (connect: string, options = '', more = ''): string => `
import { io } from 'socket.io-client';
export class Chat {
  constructor(url) {
    this.socket = io(url${options});
    ${connect}
  }
  listen() { this.socket.on('message', told => this.show(told)); }
  show() {}
  ${more}
}`;

const publisher = (publish: string): string => `
import mqtt from 'mqtt';
const client = mqtt.connect(process.env.BROKER);
${publish}
const add = topic => { publish(topic).on('message', told => show(topic, told)); };
client.on('connect', () => { add('up'); });`;

const plugin = (body: string): string => `
export class Stats {
  apply(compiler) { ${body} }
  write() {}
}`;

runRule('no-leaked-listener: connected again', reportsOf(rule), {
  valid: [
    // Once, before it connects; or taken back first; or it does not connect again.
    chat(`this.listen();`),
    chat(`this.socket.once('connect', () => this.listen());`),
    chat(`this.socket.on('connect', () => { this.socket.off('message'); this.listen(); });`),
    chat(`this.socket.on('connect', () => this.listen());`, `, { reconnection: false }`),
    // One more for each that comes, and nothing on what was there before.
    `import { Server } from 'socket.io'; export const serve = () => { const server = new Server(80); server.on('connect', socket => { socket.on('message', told => show(told)); }); };`,
    // A socket of Node connects once.
    `import net from 'node:net'; export const open = port => { const socket = net.connect(port); socket.on('connect', () => { socket.on('data', told => show(told)); }); };`,
    // It is another one each time.
    publisher(`const publish = topic => client.fork(topic);`),
  ],
  invalid: [
    chat(`this.socket.on('connect', () => { this.listen(); });`),
    chat(`this.socket.on('connect', this.started.bind(this));`, '', `started() { this.listen(); }`).replace(
      'this.listen();',
      `this.socket.on('message', told => this.show(told));`,
    ),
    chat(`this.socket.on('connect', () => { this.socket.on('message', this.show.bind(this)); });`),
    publisher(`const publish = topic => (topic ? client.publish(topic) : client);`),
    publisher(`function publish(topic) { if (!topic) return client; return client.publish(topic, 'on'); }`),
    // Whatever a function is handed was there before what listens to it.
    `export function wire(bus) { bus.on('reconnect', () => { bus.on('message', told => show(bus, told)); }); }`,
  ].map(code => ({ code, errors: [{ messageId: 'again' as const }] })),
});

runRule('no-leaked-listener: compiled again', reportsOf(rule), {
  valid: [
    // Each compilation has hooks of its own.
    plugin(
      `compiler.hooks.compilation.tap('Stats', made => { made.hooks.processAssets.tap('Stats', () => this.write(made)); });`,
    ),
    plugin(`compiler.hooks.done.tap('Stats', () => this.write()); compiler.hooks.watchRun.tap('Stats', () => {});`),
    // A compiler starts once.
    plugin(
      `compiler.hooks.afterPlugins.tap('Stats', () => { compiler.hooks.done.tap('Stats', () => this.write()); });`,
    ),
    plugin(
      `compiler.hooks.make.tap('Stats', () => { if (this.isOn) return; this.isOn = true; compiler.hooks.done.tap('Stats', () => this.write()); });`,
    ),
  ],
  invalid: [
    plugin(
      `compiler.hooks.compilation.tap('Stats', made => { compiler.hooks.watchRun.tap('Stats', () => this.write(made)); });`,
    ),
    plugin(
      `compiler.hooks.run.tapPromise('Stats', async () => { compiler.hooks.done.tapAsync('Stats', (stats, done) => { this.write(stats); done(); }); });`,
    ),
    `module.exports = class { apply(compiler) { compiler.hooks.thisCompilation.tap({ name: 'Stats' }, this.start(compiler)); compiler.hooks.emit.tap('Stats', () => { compiler.hooks.done.tap('Stats', stats => write(stats)); }); } };`,
  ].map(code => ({ code, errors: [{ messageId: 'again' as const }] })),
});
