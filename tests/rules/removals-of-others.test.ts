/** Removals from what holds the target, by a name that is a letter off, and additions where something should be removed. */
import rule from '../../src/rules/no-mismatched-removal.ts';
import { flagged } from '../annotated.ts';
import { reportsOf, runRule } from '../run-rule.ts';

const emitter = (members: string, base = ' extends EventEmitter'): string => `
import { EventEmitter } from 'node:events';
export class Api${base} {
  constructor() { super(); this.wire = connect(); this.wire.on('message', this.tell); }
  tell = m => this.emit('message', m);
  close() { this.off('message', this.tell); }
  ${members}
}`;

runRule('no-mismatched-removal: a part for the whole', reportsOf(rule), {
  valid: [
    // An object that says itself how a listener is taken off may pass it on.
    emitter('off(event, f) { this.wire.off(event, f); }'),
    // Who knows what an object that emits nothing hands on.
    emitter('', ' extends Base').replace('this.emit', 'this.pass'),
    // What came from outside may be the same thing.
    emitter('').replace('constructor()', 'constructor(wire)').replace('connect()', 'wire'),
    `const list = []; export const listen = (mq, f) => { list.push(mq); mq.addListener(f); }; export const stop = f => list.forEach(mq => mq.removeListener(f));`,
    // Objects that were made emitters.
    `const bus = {}; Object.assign(bus, Emitter.prototype); export const listen = (el, f) => { el.on('x', f); }; export const stop = f => { bus.off('x', f); };`,
    `const bus = {}; bus.off = (type, f) => all.delete(f); export const listen = (el, f) => { el.on('x', f); }; export const stop = f => { bus.off('x', f); };`,
    `import { Map } from './map.js'; const map = new Map(); export const listen = (el, f) => { el.on('x', f); }; export const stop = f => { map.off('x', f); };`,
  ],
  invalid: [
    flagged(`
import { EventEmitter } from 'node:events';
export class Api extends EventEmitter {
  constructor() { super(); this.wire = connect(); this.wire.on('message', this.tell); }
  tell = m => this.emit('message', m);
  close() {
    this.off('message', this.tell);
    //   ~~~ target
  }
}`),
    flagged(`
function Api(socket) {
  const self = this;
  this.wire = this.open(socket);
  const tell = m => { self.emit('message', m); };
  this.wire.on('message', tell);
  this.wire.once('close', () => {
    self.removeListener('message', tell);
    //   ~~~~~~~~~~~~~~ target
  });
}
Api.prototype.open = function (socket) { return new Wire(socket); };`),
    flagged(`
export class Media extends React.Component {
  constructor() { super(); this.queries = {}; }
  componentDidMount() {
    for (const name in this.props.query) {
      this.queries[name] = matchMedia(this.props.query[name]);
      this.queries[name].addListener(this.update);
    }
  }
  componentWillUnmount() {
    this.queries.removeListener(this.update);
    //           ~~~~~~~~~~~~~~ target
  }
  update = () => this.props.onChange(this.queries);
}`),
    flagged(`
const sockets = new Map();
export function open(id) {
  const socket = connect(id);
  sockets.set(id, socket);
  socket.on('data', show);
}
export function close() {
  sockets.off('data', show);
  //      ~~~ target
}
function show() {}`),
  ],
});

const keys = (remove: string): string => `
export class Menu {
  mount() { window.addEventListener('keyup', this.onKey); }
  destroy() { ${remove} }
  onKey = e => this.pick(e);
}`;

runRule('no-mismatched-removal: a misspelt method', rule, {
  valid: [
    keys(`window.removeEventListener('keyup', this.onKey);`),
    // A method of the project, be it the plural, another word, or one that the file defines.
    `export class Bus { listen(f) { this.hub.addEventListener('x', f); } stop(f) { this.hub.removeEventListeners('x', f); } }`,
    `export class Bus { listen(f) { this.hub.on('x', f); } stop(f) { this.hub.removeUIListener('x', f); } }`,
    `export class Bus { listen(f) { this.hub.on('x', f); } stop(f) { this.hub.removeListner('x', f); } }; Hub.prototype = { removeListner(type, f) {} };`,
    // Another function, event or target: nobody knows what that was meant to be.
    keys(`window.removeEventListner('keyup', this.other);`),
    keys(`document.removeEventListner('keyup', this.onKey);`),
    keys(`window.removeEventHandler('keyup', this.other);`),
  ],
  invalid: [
    ...[
      'removeEventListner',
      'renmoveEventListener',
      'removeEventlistener',
      'removeEvenListener',
      'removeEventHandlers',
    ].map(name => ({
      code: keys(`window.${name}('keyup', this.onKey);`),
      errors: [
        {
          messageId: 'misspelt' as const,
          line: 4,
          suggestions: [
            { messageId: 'match' as const, output: keys(`window.removeEventListener('keyup', this.onKey);`) },
          ],
        },
      ],
    })),
    {
      code: `export class Bus { listen(f) { hub.on('x', this.f); } stop(f) { hub.removeListner('x', this.f); } } import { hub } from './hub.js';`,
      errors: [
        {
          messageId: 'misspelt',
          suggestions: [
            {
              messageId: 'match',
              output: `export class Bus { listen(f) { hub.on('x', this.f); } stop(f) { hub.removeListener('x', this.f); } } import { hub } from './hub.js';`,
            },
          ],
        },
      ],
    },
  ],
});

runRule('no-mismatched-removal: added where it should be removed', reportsOf(rule), {
  valid: [
    // It is removed elsewhere, waits for one event, or for the end of a transition.
    `export class A { open() { el.addEventListener('x', this.f); } destroy() { el.addEventListener('x', this.f); } stop() { el.removeEventListener('x', this.f); } f = () => {}; }`,
    `export class A { open() { el.addEventListener('x', this.f); } destroy() { el.addEventListener('x', this.f, { once: true }); } f = () => {}; }`,
    `export class A { hide() { el.addEventListener('transitionend', this.f); } destroy() { el.addEventListener('transitionend', this.f); } f = () => {}; }`,
    // A function that removes something else.
    `export class A { add() { el.addEventListener('x', this.f); } removeItem() { el.addEventListener('x', this.f); } f = () => {}; }`,
    `export class A { open() { el.addEventListener('x', this.f); } destroy() { el.addEventListener('x', this.g); } f = () => {}; g = () => {}; }`,
  ],
  invalid: [
    flagged(`
export const didMount = ({ refs, setState }) => {
  const resize = () => setState({ width: innerWidth });
  window.addEventListener('resize', resize);
  refs.removeEvent = () => {
    window.addEventListener('resize', resize);
    //     ~~~~~~~~~~~~~~~~ swapped
  };
};`),
    flagged(`
export function Player(model) {
  const self = this;
  this.init = function (media) { self.reset = () => model.reset(); media.addEventListener('abort', self.reset); };
  this.playerDestroy = function () {
    const media = model.get('media');
    media.addEventListener('abort', self.reset);
    //    ~~~~~~~~~~~~~~~~ swapped
  };
}`),
    flagged(`
import { bus } from './bus.js';
const onNews = () => show();
export function start() { bus.on('news', onNews); }
export function unsubscribe() {
  bus.on('news', onNews);
  //  ~~ swapped
}`),
  ],
});
