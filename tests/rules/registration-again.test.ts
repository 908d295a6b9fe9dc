/** Listeners that are added to one and the same target again and again, however long that lives. */
import rule from '../../src/rules/no-leaked-listener.ts';
import { flagged } from '../annotated.ts';
import { reportsOf, runRule } from '../run-rule.ts';

const client = (body: string, members = ''): string => `
import { Connection } from './connection.js';
export class Client {
  constructor(url) {
    this.connection = new Connection(url);
    ${body}
  }
  tell() {}
  ${members}
}`;

const server = (start: string, members = ''): string => `
import http from 'node:http';
export class Server {
  constructor() { this.server = null; }
  start() {
    ${start}
  }
  failed() { if (this.retries) setTimeout(() => this.start(), 99); }
  tell() {}
  ${members}
}`;
const MAKE = `this.server = http.createServer();`;
const LISTEN = `this.server.on('error', () => this.failed());`;

runRule('no-leaked-listener: one more each time', reportsOf(rule), {
  valid: [
    // In D3 a listener takes the place of the one before.
    `import { dispatch } from 'd3-dispatch';${client(`this.connection.on('reconnect', () => { this.connection.on('up', () => this.tell()); });`)}`,
    // It is taken back first, waits for one event, or is added once.
    client(
      `this.connection.on('reconnect', () => { this.connection.removeAllListeners('up'); this.connection.on('up', () => this.tell()); });`,
    ),
    client(`this.connection.on('reconnect', () => { this.connection.once('up', () => this.tell()); });`),
    client(`this.connection.once('reconnect', () => { this.connection.on('up', () => this.tell()); });`),
    client(
      `this.connection.on('reconnect', () => { if (this.isUp) return; this.connection.on('up', () => this.tell()); });`,
    ),
    // What comes once, or may, for all that its name says.
    client(`this.connection.on('open', () => { this.connection.on('up', () => this.tell()); });`),
    client(`this.connection.on('handshake', () => { this.connection.on('up', () => this.tell()); });`),
    // Another target: what each event brings, or what is made for it.
    client(`this.connection.on('reconnect', socket => { socket.on('up', () => this.tell()); });`),
    client(
      `this.connection.on('reconnect', () => { this.connection = new Connection(url); this.connection.on('up', () => this.tell()); });`,
    ),
    // A part of a page ignores the function that it has.
    client(`this.connection.addEventListener('click', () => { this.connection.addEventListener('up', this.tell); });`),
    // Each start makes the target anew, or begins with what the one before has left.
    server(`${MAKE} ${LISTEN}`),
    server(`this.open(); ${LISTEN}`, `open() { ${MAKE} }`),
    server(`if (!this.server) ${MAKE} this.server.removeAllListeners(); ${LISTEN}`),
    server(`if (!this.server) { ${MAKE} ${LISTEN} }`),
    server(`if (!this.server) ${MAKE} this.server.once('error', () => this.failed());`),
    server(`const server = http.createServer(); server.on('error', () => this.failed());`),
    // What is gone by the time that it starts again.
    server(`if (!this.server) ${MAKE} this.server.on('close', () => { this.server = null; this.start(); });`),
  ],
  invalid: [
    ...[
      client(`this.connection.on('reconnect', () => { this.connection.on('up', () => this.tell()); });`),
      client(`const c = this.connection; c.on('message', () => { c.on('up', this.tell); });`),
      client(
        `this.connection.addEventListener('click', () => { this.connection.addEventListener('up', () => this.tell()); });`,
      ),
      client(`this.connection.on('resume', this.again);`, '').replace(
        'tell() {}',
        `tell() {} again = () => { this.connection.on('up', () => this.tell()); };`,
      ),
    ].map(code => ({ code, errors: [{ messageId: 'again' as const }] })),
    ...[
      server(`if (!this.server) ${MAKE} ${LISTEN}`),
      server(`if (!this.server) { ${MAKE} } ${LISTEN} this.server.listen(80);`),
      server(`this.server.on('error', () => setTimeout(() => this.start(), 99));`).replace(
        '= null',
        '= createServer()',
      ),
      server(`this.server.on('close', () => this.start());`).replace('= null', '= createServer()'),
    ].map(code => ({ code, errors: [{ messageId: 'again' as const, line: 6 }] })),
    flagged(`
const socket = connect();
function show() {
  socket.on('end', () => setTimeout(show, 9));
  //     ~~ again
}
export const begin = () => show();`),
  ],
});
