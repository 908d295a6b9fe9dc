import mismatch from '../../src/rules/no-mismatched-removal.ts';
import cache from '../../src/rules/no-unbounded-cache.ts';
import observer from '../../src/rules/no-leaked-observer.ts';
import timer from '../../src/rules/no-leaked-timer.ts';
import { flagged } from '../annotated.ts';
import { reportsOf, runRule } from '../run-rule.ts';

const strict = [{ confidence: 'possible' }] as const;

runRule('no-leaked-observer', reportsOf(observer), {
  valid: [
    `import { useEffect, useMemo } from 'react'; export function Overlay({ draw }) { const watch = useMemo(() => new MutationObserver(() => draw()), [draw]); useEffect(() => { watch.observe(document.body, { childList: true }); return () => { watch.disconnect(); }; }, [watch]); return null; }`,
    `import { useEffect, useState } from 'react'; export function Overlay({ draw }) { const [watch] = useState(() => { return new MutationObserver(() => draw()); }); useEffect(() => { watch.observe(document.body, { childList: true }); return () => watch.disconnect(); }, [watch]); return null; }`,
    // It goes with what it watches.
    {
      code: `import ResizeObserver from 'resize-observer-polyfill'; export class Cursors { _watch() { if (this._watching) return; const [editor] = this.quill.container.getElementsByClassName('editor'); const observer = new ResizeObserver(([entry]) => { if (!entry.target.isConnected) { observer.disconnect(); this._watching = false; } this.update(); }); observer.observe(editor); this._watching = true; } }`,
      options: strict,
    },
  ],
  invalid: [
    // A component makes it once, and never ends it.
    flagged(`
import { useEffect, useMemo } from 'react';
export function Overlay({ draw }) {
  const watch = useMemo(() => new MutationObserver(() => draw()), [draw]);
  //                              ~~~~~~~~~~~~~~~~ undisconnected
  useEffect(() => { watch.observe(document.body, { childList: true }); }, [watch]);
  return null;
}`),
    flagged(`
import { useEffect, useState } from 'react';
export function Overlay({ draw }) {
  const [watch] = useState(() => { return new MutationObserver(() => draw()); });
  //                                          ~~~~~~~~~~~~~~~~ undisconnected
  useEffect(() => { watch.observe(document.body, { childList: true }); }, [watch]);
  return null;
}`),
    // What a module puts in the place of the platform's own.
    flagged(`
import ResizeObserver from 'resize-observer-polyfill';
export class Panel extends HTMLElement {
  connectedCallback() {
    this.observer = new ResizeObserver(() => this.draw());
    //                  ~~~~~~~~~~~~~~ undisconnected
    this.observer.observe(document.body);
  }
  disconnectedCallback() { this.textContent = ''; }
}`),
  ],
});

runRule('no-leaked-timer', reportsOf(timer), {
  valid: [
    // Ended beside what it counts for; what is only closed, nobody begins anew.
    `let engine = null, updater = null; const handleTorrent = torrent => { engine = serve(torrent); const stats = new Stats(engine); updater = setInterval(() => stats.update(), 1000); }; export const streamer = { start: handleTorrent, stop() { engine.destroy(); clearInterval(updater); engine = null; } };`,
    `let engine, updater; const handleTorrent = torrent => { engine = serve(torrent); const stats = new Stats(engine); updater = setInterval(() => stats.update(), 1000); }; export const streamer = { start: handleTorrent, stop() { engine.destroy(); } };`,
    `let timer; export function start() { clearInterval(timer); timer = setInterval(poll, 1000); }`,
    // Who has set it is not to be seen.
    `import { timer } from './timer.js'; export function start() { clearInterval(timer); setInterval(poll, 1000); }`,
    `export class Poller extends Base { start() { clearInterval(this.timer); this.keep(setInterval(() => this.poll(), 1000)); } }`,
    `export class Auth { async set(session) { clearInterval(this.timer); this.timer = setInterval(this.refresh.bind(this), 1000); } async refresh() { await this.set(await load()); } logout() { this.end(); } end() { clearInterval(this.timer); } }`,
  ],
  invalid: [
    // Whoever stops the one before knows that there is one, and stops nothing.
    flagged(`
let timer;
client.on('connect', started);
function started() {
  clearInterval(timer); setInterval(function () { client.write('GET'); }, 1000);
  //                    ~~~~~~~~~~~ dropped
}`),
    flagged(`
export class Poller {
  start() {
    clearInterval(this.timer); setInterval(() => this.poll(), 1000);
    //                         ~~~~~~~~~~~ dropped
  }
}`),
    // What ends the engine, so that another can be begun, leaves what counts for it.
    flagged(`
let engine = null, updater = null;
const handleTorrent = torrent => {
  engine = serve(torrent);
  const stats = new Stats(engine);
  updater = setInterval(() => stats.update(), 1000);
  //        ~~~~~~~~~~~ unended
};
export const streamer = {
  start(torrent) { if (engine) streamer.stop(); handleTorrent(torrent); },
  stop() { engine.destroy(); engine = null; },
};`),
    // Each interval starts the next one, and forgets itself.
    flagged(`
export class Auth {
  async set(session) {
    this.timer = setInterval(this.refresh.bind(this), 1000);
    //           ~~~~~~~~~~~ overwritten
  }
  async refresh() { await this.set(await load()); }
  logout() { this.end(); }
  end() { clearInterval(this.timer); }
}`),
  ],
});

runRule('no-mismatched-removal', reportsOf(mismatch), {
  valid: [
    // A base, a parameter or a getter may well give it.
    `export class View extends Base { mount() { this.scroller = closest(this.node); this.scroller.addEventListener('scroll', this.draw); } unmount() { this.element.removeEventListener('scroll', this.draw); } }`,
    `export class View { get element() { return this.scroller; } mount() { this.scroller = closest(this.node); this.scroller.addEventListener('scroll', this.draw); } unmount() { this.element.removeEventListener('scroll', this.draw); } }`,
    `export class View { element; mount() { this.scroller = closest(this.node); this.scroller.addEventListener('scroll', this.draw); } unmount() { this.element.removeEventListener('scroll', this.draw); } }`,
  ],
  invalid: [
    flagged(`
import { Component } from 'react';
export class View extends Component {
  componentDidMount() { this.scroller = closest(this.node); this.scroller.addEventListener('scroll', this.draw); }
  componentWillUnmount() {
    this.element.removeEventListener('scroll', this.draw);
    //           ~~~~~~~~~~~~~~~~~~~ target
  }
  draw = () => this.setState({});
}`),
  ],
});

runRule('no-unbounded-cache', reportsOf(cache), {
  valid: [
    // The object that the page has under a name, whoever calls it by that.
    `window.bridge = { requests: {}, call(type) { return new Promise(resolve => { const id = Math.random().toString(); this.requests[id] = { resolve }; window.postMessage({ id, type }, '*'); }); } }; window.addEventListener('message', ({ data }) => { if (!window.bridge.requests[data.id]) return; window.bridge.requests[data.id].resolve(data); delete window.bridge.requests[data.id]; });`,
  ],
  invalid: [
    flagged(`
window.bridge = {
  requests: {},
//~~~~~~~~ unbounded
  call(type) {
    return new Promise(resolve => {
      const id = Math.random().toString();
      this.requests[id] = { resolve };
      window.postMessage({ id, type }, '*');
    });
  },
};
window.addEventListener('message', ({ data }) => { window.bridge.requests[data.id].resolve(data); });`),
  ],
});
