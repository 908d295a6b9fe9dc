/** What starts itself again, or runs at each event, and forgets what it began before. */
import observer from '../../src/rules/no-leaked-observer.ts';
import timer from '../../src/rules/no-leaked-timer.ts';
import { flagged } from '../annotated.ts';
import { reportsOf, runRule } from '../run-rule.ts';

/** A client whose `connect` begins with a call, and goes on with what follows. */
const client = (connect: string, rest = ''): string => `
export class Feed {
  connect() {
    const socket = (this.socket = new WebSocket(this.url));
    ${connect}
  }
  ping() {}
  ${rest}
  close() {
    clearInterval(this.beat);
    this.socket.close();
  }
}`;
const BEAT = `this.beat = setInterval(() => this.ping(), 999);`;
const OPEN = `socket.onopen = () => { ${BEAT} };`;

/** A feed in a closure. */
const closure = (declared: string, connect: string): string => `
export function feed(url) {
  let socket;
  ${declared}
  ${connect}
  connect();
  return { close() { clearInterval(beat); socket.close(); } };
}`;

runRule('no-leaked-timer: restarts', reportsOf(timer), {
  valid: [
    // It ends before, after, or with the connection.
    client(`${OPEN} socket.onclose = () => { clearInterval(this.beat); setTimeout(() => this.connect(), 99); };`),
    client(`this.stop(); ${OPEN} socket.onclose = () => this.connect();`, 'stop() { clearInterval(this.beat); }'),
    client(`${OPEN} socket.onclose = () => this.again();`, 'again() { this.close(); this.connect(); }'),
    client(`${OPEN} socket.onclose = () => { this.emit('down'); this.connect(); };`).replace(
      'connect() {',
      `constructor() { this.on('down', () => clearInterval(this.beat)); }\n  connect() {`,
    ),
    client(`socket.onopen = () => { if (this.beat) return; ${BEAT} }; socket.onclose = () => this.connect();`),
    // Nothing starts again, or something else does.
    client(`${OPEN} socket.onclose = () => this.emit('down');`),
    client(`${OPEN} socket.onclose = () => { const next = new Feed(); next.connect(); };`),
    // What is tried again has not begun.
    client(`socket.ready.then(() => { ${BEAT} }).catch(() => setTimeout(() => this.connect(), 99));`),
    client(`socket.on('open', () => { ${BEAT} }); socket.on('error', () => setTimeout(() => this.connect(), 99));`),
    client(`if (socket.isDown) { setTimeout(() => this.connect(), 99); return; } ${BEAT}`),
    client(`if (socket.isUp) ${BEAT} else setTimeout(() => this.connect(), 99);`),
    client(`try { socket.open(); } catch { setTimeout(() => this.connect(), 99); return; } ${BEAT}`),
    // Each connection has its own.
    client(
      `let beat; socket.onopen = () => { beat = setInterval(() => this.ping(), 9); }; socket.onclose = () => { clearInterval(beat); this.connect(); };`,
    ),
    closure(
      'let beat;',
      `function connect() { socket = new WebSocket(url); beat = setInterval(() => socket.ping(), 9); socket.onclose = () => { clearInterval(beat); setTimeout(connect, 9); }; }`,
    ),
    // What a function has just made opens once.
    client(`socket.addEventListener('open', () => { ${BEAT} });`),
  ],
  invalid: [
    ...[
      client(`${OPEN} socket.onclose = () => { setTimeout(() => this.connect(), 99); };`),
      client(`${BEAT} socket.on('close', () => this.again());`, 'again() { this.tries++; this.connect(); }'),
      client(`${BEAT} socket.on('close', this.again);`, 'again = () => { setTimeout(() => this.connect(), 99); };'),
      closure(
        'let beat;',
        `const connect = () => { socket = new WebSocket(url); beat = setInterval(() => socket.ping(), 9); socket.addEventListener('close', connect); };`,
      ),
      closure(
        'let beat;',
        `function connect() { socket = new WebSocket(url); socket.onopen = () => { beat = setInterval(() => socket.ping(), 9); }; socket.onclose = () => setTimeout(connect, 9); }`,
      ),
    ].map(code => ({ code, errors: [{ messageId: 'overwritten' as const, line: 5 }] })),
  ],
});

const spy = (refresh: string, event = 'resize'): string => `
export class Spy {
  constructor() { window.addEventListener('${event}', this.refresh); }
  refresh = event => {
    ${refresh}
  };
  show() {}
  destroy() {
    window.removeEventListener('${event}', this.refresh);
    this.observer?.disconnect();
  }
}`;
const MAKE = `this.observer = new IntersectionObserver(all => this.show(all));`;
const WATCH = `for (const section of document.querySelectorAll('section')) this.observer.observe(section);`;

runRule('no-leaked-observer: one more with each event', reportsOf(observer), {
  valid: [
    spy(`this.observer?.disconnect(); ${MAKE} ${WATCH}`),
    spy(`if (this.observer) return; ${MAKE} ${WATCH}`),
    spy(`${MAKE} ${WATCH}`, 'load'),
    // The page may be another one by now, and so may be what an event is about.
    spy(`${MAKE} ${WATCH}`, 'page:change'),
    spy(`${MAKE} this.observer.observe(event.target);`, 'added'),
    spy(`const box = document.createElement('p'); ${MAKE} this.observer.observe(box);`),
    spy(`this.observer = new IntersectionObserver(all => { this.observer.disconnect(); this.show(all); }); ${WATCH}`),
  ],
  invalid: [
    ...[
      spy(`${MAKE} ${WATCH}`),
      spy(`${MAKE} document.querySelectorAll('section').forEach(section => this.observer.observe(section));`),
      spy(`${MAKE} this.observer.observe(document.getElementById('main'));`),
      spy(`${MAKE} this.observer.observe(document.body);`, 'page:change'),
    ].map(code => ({ code, errors: [{ messageId: 'overwritten' as const, line: 5 }] })),
    flagged(`
export class Spy extends HTMLElement {
  attributeChangedCallback() {
    this.observer = new MutationObserver(all => this.show(all));
    //                  ~~~~~~~~~~~~~~~~ overwritten
    this.observer.observe(document.body, { childList: true });
  }
  show() {}
  disconnectedCallback() { this.observer.disconnect(); }
}`),
  ],
});
