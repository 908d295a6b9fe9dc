import listener from '../../src/rules/no-leaked-listener.ts';
import subscription from '../../src/rules/no-leaked-subscription.ts';
import timer from '../../src/rules/no-leaked-timer.ts';
import { flagged } from '../annotated.ts';
import { reportsOf, runRule } from '../run-rule.ts';

runRule('no-leaked-listener', reportsOf(listener), {
  valid: [
    // Emitters of a project's own may take back all at once, whatever their methods are called.
    `export class Runner { constructor() { host.ipc.removeAllListeners('run'); host.ipc.addEventListener('run', () => this.run()); } }`,
    // A helper that hangs on the object keeps a list of what it adds for that object.
    `export class Menu extends Module { prepare() { this.listeners.on(document, 'mousedown', e => this.open(e)); } }`,
    // What waits for the program to be ready, and its one object, are there for as long as it runs.
    `export const onApiLoaded = () => { const isFull = () => !!find(); window.addEventListener('resize', () => isFull()); };`,
    `export class App { setup() { window.addEventListener('online', () => this.sync()); } }`,
    `export class Net { constructor() { const self = this; window.addEventListener('online', function () { self.emit(); }); } emit() {} } export const net = new Net();`,
    `export class Watchdog { async init() { browser.tabs.onUpdated.addListener(tab => this.check(tab)); } check() {} }`,
    // What `close` takes off, `open` has put there: it says nothing of what is there as soon as the object is.
    `export class Popup { constructor(bus) { this.bus = bus; bus.on('changed', () => this.refresh()); } open() { this.bus.on('key', this.close); } close() { this.bus.off('key', this.close); } }`,
    // Compiled: a base of the project's own; in a namespace: taken back, and a plain function that is none.
    `import { Base } from './base'; var Net = (function (_Base) { _inherits(Net, _Base); function Net() { var _this = _Base.call(this) || this; window.addEventListener('online', _this.sync); return _this; } return Net; })(Base); export const net = new Net();`,
    `App.parts.Layout = function (config) { this.onResize = App.bind(this.draw, this); window.addEventListener('resize', this.onResize); }; App.copy(App.parts.Layout.prototype, { draw: function () {}, destroy: function () { window.removeEventListener('resize', this.onResize); } });`,
    `var Menu = exports.Menu = function () { this.open(); }; (function () { this.open = function () { this.onResize = () => this.draw(); window.addEventListener('resize', this.onResize); }; this.destroy = function () { window.removeEventListener('resize', this.onResize); }; }).call(Menu.prototype);`,
    `(function () { var root = this; root.lib = { start: function () { window.addEventListener('resize', root.lib.draw); } }; }).call(this);`,
    `App.Start = function () { window.addEventListener('resize', App.fit); };`,
    // A project's own `Component`, and an object whose maker was handed the target.
    `import Component from './component.js'; export class Control extends Component { constructor(art) { super(art); art.on('mousemove', () => this.show()); } }`,
    `export default option => art => ({ ...option, mounted: $control => { art.on('flip', () => $control.toggle()); } });`,
    `export function useMove(rootRef) { const onMove = e => move(rootRef, e); onMounted(() => { rootRef.value.addEventListener('wheel', onMove); }); onUnmounted(() => {}); }`,
  ],
  invalid: [
    // What compilers make of a component, and a class that hangs in a namespace.
    flagged(`
var Menu = (function (_Component) {
  _inherits(Menu, _Component);
  function Menu(props) {
    var _this = _Component.call(this, props) || this;
    window.addEventListener('resize', _this.update);
    //     ~~~~~~~~~~~~~~~~ leaked
    return _this;
  }
  _createClass(Menu, [{ key: 'render', value: function render() {} }]);
  return Menu;
})(React.Component);`),
    flagged(`
var Menu = (exports.Menu = function (el) {
  this.el = el;
});
(function () {
  this.open = function () {
    window.addEventListener('resize', () => this.draw());
    //     ~~~~~~~~~~~~~~~~ leaked
  };
  this.draw = function () {};
  this.destroy = function () {
    this.el = null;
  };
}).call(Menu.prototype);`),
    flagged(`
App.parts.Layout = function (config) {
  this.config = config;
  window.addEventListener('resize', App.bind(this.onResize, this));
  //     ~~~~~~~~~~~~~~~~ leaked
};
App.copy(App.parts.Layout.prototype, {
  onResize: function () { this.draw(); },
  destroy: function () { this.config = null; },
});`),
    {
      ...flagged(`
export class Runner {
  constructor() {
    host.ipc.removeAllListeners('stop');
    window.addEventListener('run', () => this.run());
    //     ~~~~~~~~~~~~~~~~ leaked
  }
}`),
      options: [{ confidence: 'possible' }],
    },
    // What carries the messages of many, by its name.
    {
      ...flagged(`
export class Peer {
  constructor(transport) {
    this.transport = transport;
    this.transport.on('message', message => this.handle(message));
    //             ~~ leaked
  }
  stop() { this.router.stop(); }
}`),
      options: [{ confidence: 'possible' }],
    },
    {
      ...flagged(`
import { Component } from 'react';
export class App extends Component {
  componentDidMount() {
    window.addEventListener('online', () => this.sync());
    //     ~~~~~~~~~~~~~~~~ leaked
  }
}`),
      options: [{ confidence: 'possible' }],
    },
  ],
});

runRule('no-leaked-timer', reportsOf(timer), {
  valid: [
    'export class Timers { start(k) { this.fpsTimer = setInterval(() => this.draw(), 9); } destroy() { for (const k of this.kinds) clearInterval(this[`${k}Timer`]); } }',
    `const exit = process.exit; process.exit = code => { report(); setTimeout(() => { exit(code); }, 1000); };`,
    // A field that is declared elsewhere is ended elsewhere.
    `export class Local extends Track { sid = 0; watch() { this.monitor = setInterval(() => this.look(), 9); } stop() {} }`,
  ],
  invalid: [
    flagged(`
export class Local extends Track {
  monitor;
  watch() {
    this.monitor = setInterval(() => this.look(), 9);
    //             ~~~~~~~~~~~ unended
  }
  stop() {}
}`),
    flagged(`
export class Timers {
  start() {
    this.timer = setInterval(() => this.draw(), 9);
    //           ~~~~~~~~~~~ unended
  }
  destroy() { for (const k of kinds) clearInterval(others[k]); }
}`),
  ],
});

const strict = [{ confidence: 'possible' }] as const;

runRule('no-leaked-timer', reportsOf(timer), {
  valid: [
    // Who asks for less hears nothing of a timer that lets the process end.
    `export class Pusher { constructor() { this.timer = setInterval(() => this.push(), 9); this.timer.unref(); } push() {} }`,
    {
      code: `import { useEffect } from 'react'; export function Table({ pane, onHeight }) { let gone = false; const measure = () => { if (gone) return; if (pane.height > 0) { onHeight(pane.height); return; } requestAnimationFrame(() => measure()); }; useEffect(() => { measure(); return () => { gone = true; }; }, []); }`,
      options: strict,
    },
    {
      code: `export class A { start() { this.id = setInterval(() => this.go(), 9); this.id.unref(); } go() {} }`,
      options: strict,
    },
    { code: `export function toast(el) { setTimeout(() => el.remove(), 4000); }`, options: strict },
  ],
  invalid: [
    flagged(`
import { useEffect } from 'react';
export function Table({ pane, onHeight }) {
  const measure = () => {
    if (pane.height > 0) { onHeight(pane.height); return; }
    requestAnimationFrame(() => measure());
//  ~~~~~~~~~~~~~~~~~~~~~ dropped
  };
  useEffect(() => { measure(); }, []);
}`),
    flagged(`
import { useEffect } from 'react';
export function Table({ pane, onHeight }) {
  var measure = function measure() {
    if (pane.height > 0) { onHeight(pane.height); return; }
    requestAnimationFrame(function () { measure(); });
//  ~~~~~~~~~~~~~~~~~~~~~ dropped
  };
  useEffect(function () { measure(); }, []);
}`),
    {
      ...flagged(`
export class Pusher {
  constructor() {
    this.timer = setInterval(() => this.push(), 9);
    //           ~~~~~~~~~~~ unended
    this.timer.unref();
  }
  push() {}
}`),
      options: strict,
    },
  ],
});

runRule('no-leaked-subscription', reportsOf(subscription), {
  valid: [
    `this.clicks$.pipe(takeUntil(this.closed$), switchMap(() => fromEvent(el, 'up').pipe(takeUntil(this.closed$), take(1)))).subscribe(() => this.go());`.replace(
      /^/,
      'export class Box { open() { ',
    ) + ' } }',
    `export class Order { ngDoCheck() { const on = (item, old) => { old.moved.unsubscribe(); item.moved.subscribe(() => this.go()); }; this.diff.forEach(d => on(d.item, d.old)); } ngOnDestroy() {} }`,
    `export class Source { static within(ms) { const token = new Token(); const t = setTimeout(() => token.cancel(), ms); token.onCancellationRequested(() => clearTimeout(t)); return token; } }`,
  ],
  invalid: [
    flagged(`
export class Order {
  ngOnInit() {
    this.list.dropped.unsubscribe();
    this.router.moved.subscribe(() => this.go());
    //                ~~~~~~~~~ dropped
  }
  constructor(router) { this.router = router; }
  ngOnDestroy() {}
}`),
  ],
});
