/** What is added anew for each request, connection or gesture, on something that outlives all of them. */
import listener from '../../src/rules/no-leaked-listener.ts';
import timer from '../../src/rules/no-leaked-timer.ts';
import { flagged } from '../annotated.ts';
import { reportsOf, runRule } from '../run-rule.ts';

runRule('no-leaked-listener, per visit', reportsOf(listener), {
  valid: [
    // The listener goes when the visitor does.
    `import { bus } from './bus.js';
     server.on('connection', socket => {
       const send = text => socket.send(text);
       bus.on('update', send);
       socket.on('close', () => bus.off('update', send));
     });`,
    `import { bus } from './bus.js'; export function GET(request) { let send; return new Response(new ReadableStream({ start(controller) { send = x => controller.enqueue(x); bus.on('update', send); }, cancel() { bus.off('update', send); } })); }`,
    // What looks something up is no route.
    `import { bus } from './bus.js'; export const known = cache.get('/known', key => { bus.on('update', () => drop(key)); });`,
    // The visitor's own emitter.
    `app.get('/stream', (req, res) => { req.on('close', () => res.end()); });`,
    // Once, when the server is up.
    `server.listen(3000, () => { process.on('SIGTERM', () => server.close()); });`,
    `document.addEventListener('click', () => { window.addEventListener('resize', () => draw()); }, { once: true });`,
    // A gesture that ends takes its listener along; the same function again is no second listener.
    `export function drag(el) {
       el.addEventListener('mousedown', () => {
         const move = e => { el.style.left = e.clientX + 'px'; };
         document.addEventListener('mousemove', move);
         document.addEventListener('mouseup', () => document.removeEventListener('mousemove', move), { once: true });
       });
     }`,
    `const move = e => track(e); export function init(el) { el.addEventListener('mousedown', () => { document.addEventListener('mousemove', move); }); }`,
  ],
  invalid: [
    flagged(`
import { bus } from './bus.js';
export function GET(request) {
  return new Response(new ReadableStream({ start(controller) { bus.on('update', x => controller.enqueue(x)); } }));
  //                                                               ~~ leaked
}`),
    flagged(`
import { bus } from './bus.js';
router.get('/updates', context => {
  bus.on('update', update => context.write(update));
  //  ~~ leaked
});`),
    flagged(`
import { bus } from './bus.js';
expressWs.handle('/updates', (ws, req) => {
  bus.on('update', update => ws.send(update));
  //  ~~ leaked
});`),
    flagged(`
app.get('/stream', (req, res) => {
  process.on('SIGTERM', () => res.end());
  //      ~~ leaked
});`),
    flagged(`
import { EventEmitter } from 'node:events';
const bus = new EventEmitter();
export function handler(request, reply) {
  bus.on('update', update => reply.send(update));
  //  ~~ leaked
}`),
    flagged(`
import { bus } from './bus.js';
server.on('connection', socket => {
  bus.on('update', update => socket.send(update));
  //  ~~ leaked
});`),
    flagged(`
export function init(el) {
  el.addEventListener('pointerdown', () => {
    document.addEventListener('pointermove', e => { el.style.left = e.clientX + 'px'; });
    //       ~~~~~~~~~~~~~~~~ leaked
  });
}`),
  ],
});

runRule('no-leaked-timer, per visit', reportsOf(timer), {
  valid: [
    `app.get('/events', (req, res) => {
       const id = setInterval(() => res.write('.'), 1000);
       req.on('close', () => clearInterval(id));
     });`,
  ],
  invalid: [
    flagged(`
app.get('/events', (req, res) => {
  setInterval(() => res.write('.'), 1000);
//~~~~~~~~~~~ dropped
});`),
  ],
});
