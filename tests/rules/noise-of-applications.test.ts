import cache from '../../src/rules/no-unbounded-cache.ts';
import ineffective from '../../src/rules/no-ineffective-removal.ts';
import observer from '../../src/rules/no-leaked-observer.ts';
import listener from '../../src/rules/no-leaked-listener.ts';
import mismatch from '../../src/rules/no-mismatched-removal.ts';
import subscription from '../../src/rules/no-leaked-subscription.ts';
import timer from '../../src/rules/no-leaked-timer.ts';
import { flagged } from '../annotated.ts';
import { reportsOf, runRule } from '../run-rule.ts';

const markup = (code: string) =>
  ({ code, languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } }) as const;

runRule('no-mismatched-removal', reportsOf(mismatch), {
  valid: [
    // What is asked for, and kept under another name.
    `import { useEffect, useRef } from 'react'; import { getStore } from './store.js'; export function Bar({ onLoad }) { const ref = useRef(null); useEffect(() => { const view = getStore('view'); view.getContents().addListener('load', onLoad); ref.current = view; return () => { const kept = ref.current; if (kept) { kept.getContents().removeListener('load', onLoad); } }; }, [onLoad]); }`,
    // Where something is added, nothing is removed yet; where it ends, the right removal stands.
    `export class Room { join() { this.effects.add(() => { const leave = id => { this.levels.delete(id); }; this.engine.on('offline', leave); this.engine.off('muted', leave); return () => { this.engine.off('offline', leave); this.engine.off('muted', leave); }; }); } }`,
    // To take back a function that adds one is not to run it.
    `import { useEffect, useRef, useCallback } from 'react'; import { Back } from 'native'; import { onEvent, offEvent, entered } from './events.js'; export function useBack(wide, goBack) { const handle = useRef(); const enter = useCallback(() => { handle.current = Back.addEventListener('back', goBack); }, [goBack]); useEffect(() => { if (wide) { handle.current = Back.addEventListener('back', goBack); } return () => { if (handle.current && wide) { handle.current.remove(); } }; }, [wide, goBack]); useEffect(() => { onEvent(entered, enter); return () => { offEvent(entered, enter); }; }, [enter]); }`,
  ],
  invalid: [
    flagged(`
export class Room {
  join() { this.engine.on('offline', this.leave); }
  close() {
    this.engine.off('muted', this.leave);
    //          ~~~ event
  }
}`),
  ],
});

runRule('no-leaked-subscription', reportsOf(subscription), {
  valid: [
    // Whoever waits for the end of what it was handed goes together with that.
    `export class Session { constructor(connection) { this.connection = connection; this.items = []; connection.onDidClose(() => this.stop()); } stop() { this.items = []; } }`,
    // What is handed on is data.
    `export class Tracked { constructor(tracker) { this.tracker = tracker; } send(message) { if (this.tracker.onDidSendMessage) { this.tracker.onDidSendMessage(JSON.parse(message)); } } stop() {} }`,
    // What is asked for is data, and nothing that is called back.
    markup(
      `export function Plans({ plans }) { return <button onClick={async () => { const token = plans.getToken(plans.selected, 0); plans.subscribe(plans.selected, token); }} />; }`,
    ),
    // What a child hands to its own callback goes with the child.
    markup(
      `import { useRef, useState } from 'react'; export function Panel() { const [focused, setFocused] = useState(false); const ref = useRef(); const keep = (editor, api) => { ref.current = editor; editor.onDidFocusEditorText(() => setFocused(true)); }; return <CodeEditor onEditorMount={keep} focused={focused} />; }`,
    ),
  ],
  invalid: [
    flagged(`
import { useEffect, useState } from 'react';
import { store } from './store.js';
export function Panel() {
  const [n, setN] = useState(0);
  useEffect(() => {
    const tell = store.getListener(setN);
    store.subscribe(tell);
    //    ~~~~~~~~~ dropped
  }, []);
  return n;
}`),
  ],
  typescript: {
    valid: [
      // A server for the one connection that it is handed.
      `import { Connection } from 'vscode-languageserver/node'; export class Server { constructor(private connection: Connection) { this.connection.onDidChangeConfiguration(settings => { this.set(settings); }); } dispose() { this.set(undefined); } }`,
    ],
  },
});

runRule('no-leaked-listener', reportsOf(listener), {
  valid: [
    // Added by one method and removed by another, under an event that only its name tells.
    `import { Component } from 'react'; import events from './events.js'; export class Modal extends Component { componentDidMount() { const { viewId } = this.state.data; events.addEventListener(viewId, this.update); } componentWillUnmount() { const { viewId } = this.state.data; events.removeListener(viewId, this.update); } update = () => this.setState({}); }`,
    // What an event brings goes with that, also where the function that is told of it has a name.
    `import { PureComponent } from 'react'; export class Log extends PureComponent { constructor(props) { super(props); const { subscribe } = props; const made = event => { const { tab, modeler } = event; modeler.on('save', () => { write(tab); }); }; subscribe('modeler.created', made); subscribe('viewer.created', made); } }`,
  ],
  invalid: [
    flagged(`
import { Component } from 'react';
import events from './events.js';
export class Modal extends Component {
  componentDidMount() {
    const { viewId } = this.state.data;
    events.addEventListener(viewId, this.update);
    //     ~~~~~~~~~~~~~~~~ leaked
  }
  componentWillUnmount() { const { viewId, other } = this.state.data; events.removeListener(other, this.update); }
  update = () => this.setState({});
}`),
  ],
});

runRule('no-leaked-timer', reportsOf(timer), {
  valid: [
    // What only goes on by itself has been started once, for all that this shows.
    `export function schedule(context) { const survey = async () => { setTimeout(survey, 86400000); await ask(context); }; setTimeout(survey, 1000); }`,
    // What counts down comes to its end.
    markup(
      `import { useState } from 'react'; export function Code() { const [left, setLeft] = useState(0); const count = (n = 20) => { if (n < 0) return; setLeft(n); setTimeout(() => { count(n - 1); }, 1000); }; return <button onClick={() => count()}>{left}</button>; }`,
    ),
  ],
  invalid: [],
});

runRule('no-unbounded-cache', reportsOf(cache), {
  valid: [
    // The queue of a script that the page loads, which empties it.
    `export class App { async end(handler) { (window.__coverage ??= []).push(await handler.coverage()); } }`,
    `export function track(router) { window._queue = window._queue || []; router.beforeEach((to, from, next) => { window._queue.push(['page', to.fullPath]); next(); }); }`,
  ],
  invalid: [
    flagged(`
const queue = [];
//    ~~~~~ unbounded
export function track(router) { router.beforeEach((to, from, next) => { queue.push(['page', to.fullPath]); next(); }); }`),
  ],
});

runRule('no-ineffective-removal', reportsOf(ineffective), {
  valid: [
    // A promise that only tells of the end of something does not fail.
    `const watchers = new Map(); export async function watch(key) { let watcher = watchers.get(key); if (watcher === undefined) { watcher = new Watcher(key); watcher.whenDisposed.then(() => watchers.delete(key)); watchers.set(key, watcher); } return watcher; }`,
    // A function may be handed the list under another name.
    `const running = [], others = []; export function start(command, isOther) { const list = isOther ? others : running; const child = spawn(command); list.push(child); child.on('exit', () => { list.splice(list.indexOf(child), 1); }); } export function wait(command) { running.push(spawn(command)); } async function killAll(list) { for (const child of list.slice()) { list.splice(list.indexOf(child), 1); await kill(child.pid); } } export async function end() { await killAll(running); await killAll(others); }`,
  ],
  invalid: [],
});

runRule('no-leaked-observer', reportsOf(observer), {
  valid: [
    // An effect that returns before anything is watched leaves nothing behind.
    `import { useLayoutEffect } from 'react'; export function useHeight(id, set) { useLayoutEffect(() => { const observer = new ResizeObserver(([entry]) => { set(entry.contentRect.height); }); const element = document.getElementById(id); if (!element) return; observer.observe(element); return () => { observer.disconnect(); }; }, [id]); }`,
    // A ref that is told of no element at the end.
    markup(
      `import { Component } from 'react'; export class Bar extends Component { observer = new ResizeObserver(() => this.lay()); took(element) { if (this.element) { this.observer.unobserve(this.element); } this.element = element ?? undefined; if (this.element) { this.observer.observe(this.element); } } componentWillUnmount() { this.stop(); } render() { return <i ref={element => this.took(element)} />; } }`,
    ),
  ],
  invalid: [
    flagged(`
import { useLayoutEffect } from 'react';
export function useHeight(id, set) {
  useLayoutEffect(() => {
    const observer = new ResizeObserver(([entry]) => { set(entry.contentRect.height); });
    //                   ~~~~~~~~~~~~~~ missed
    observer.observe(document.getElementById(id));
    if (!set) return;
    return () => { observer.disconnect(); };
  }, [id]);
}`),
  ],
});

runRule('no-unbounded-cache: what is read to its end', reportsOf(cache), {
  valid: [
    `import fs from 'fs'; function main(name) { async function send() { const input = fs.createReadStream(name); const parts = []; input.on('data', part => { parts.push(part.toString()); }).on('close', () => { for (let i = 0; i < parts.length; i++) output.write(parts[i]); }); } send(); } main(...process.argv.slice(2));`,
  ],
  invalid: [
    // One list for all that connect, each of which comes to its end.
    flagged(`
import net from 'net';
const all = [];
//    ~~~ unbounded
net.createServer(socket => {
  socket.on('data', part => all.push(part));
  socket.on('end', () => console.log(all.length));
}).listen(1);`),
  ],
});

runRule('no-leaked-listener: waits that clear up', reportsOf(listener), {
  valid: [
    // Whatever comes first goes through the list.
    `export class Response { wait(timeout) { return new Promise((resolve, reject) => { const cancellers = []; const cancel = () => { cancellers.forEach(one => one()); }; const timer = setTimeout(() => { cancel(); reject(new Error('late')); }, timeout); cancellers.push(() => clearTimeout(timer)); const hear = async () => { if (await this.check()) { cancel(); resolve(); } }; cancellers.push(() => { this.provider.off('block', hear); }); this.provider.once('block', hear); }); } }`,
    // What waits for a step makes the promise in it.
    `export class Test { stop() {} async run() { const peer = new RTCPeerConnection({}); this.peers.push(peer); const tracks = await this.step('connect', async () => { const told = new Promise(resolve => { const found = []; peer.addEventListener('track', event => { found.push(event.track); if (found.length === 2) resolve(found); }); }); return told; }); } }`,
    // The signal goes with the request.
    `export const route = { async handler(request, h) { const { app: { signal }, server } = request; const controller = new AbortController(); let connected = false; signal.addEventListener('abort', () => { if (!connected) controller.abort(); }); await server.connect({ signal: controller.signal }); } };`,
  ],
  invalid: [
    flagged(`
export class Response {
  wait(timeout) {
    return new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error('late')), timeout);
      this.provider.once('mined', resolve);
//                  ~~~~ late
    });
  }
}`),
  ],
});

runRule('no-leaked-observer: what goes together with its element', reportsOf(observer), {
  valid: [
    `export class Late extends HTMLElement { connectedCallback() { this.render(); } disconnectedCallback() { this.stop(); } render() { if (this.querySelector('template')) return; const observer = new MutationObserver(() => { if (this.querySelector('template')) { observer.disconnect(); this.render(); } }); observer.observe(this, { childList: true }); } }`,
    // To remove a child is no end of its own.
    `export class Processor { constructor(el, sandbox) { this.el = el; this.sandbox = sandbox; } watch() { const observer = new MutationObserver(() => this.sandbox.run(this.el)); observer.observe(this.el, { attributes: true }); } removeChild(child) { this.el.removeChild(child); } }`,
  ],
  invalid: [
    flagged(`
export class Processor {
  constructor(el, sandbox) { this.el = el; this.sandbox = sandbox; }
  watch() {
    const observer = new MutationObserver(() => this.sandbox.run(this.el));
//                       ~~~~~~~~~~~~~~~~ undisconnected
    observer.observe(this.el, { attributes: true });
  }
  destroy() { this.sandbox = null; }
}`),
  ],
});

runRule('no-ineffective-removal: entries that go on', reportsOf(ineffective), {
  valid: [
    // One of those under the key leaves.
    `export class Notifier { sets = {}; subscribe(who, name) { let set = this.sets[name]; if (set === undefined) this.sets[name] = set = new Subscribers(); set.subscribe(who); } unsubscribe(who, name) { this.sets[name]?.unsubscribe(who); } }`,
    // The next is made out of the one before.
    `export class Element { jobs = {}; debounce(name, run) { return (this.jobs[name] = Debouncer.debounce(this.jobs[name], run)); } cancelJob(name) { const job = this.jobs[name]; if (job) job.cancel(); } }`,
  ],
  invalid: [
    flagged(`
export class Jobs {
  jobs = {};
  add(id, run) { this.jobs[id] = new Job(id, run); }
  cancelJob(id) {
    const job = this.jobs[id];
    //          ~~~~~~~~~~~~~ ended
    if (job) job.cancel();
  }
}`),
  ],
});

runRule('no-leaked-subscription: what hands itself to its callback', reportsOf(subscription), {
  valid: [
    markup(
      `import { effect } from '@preact/signals-core'; function updaterOf(update) { let updater; effect(function () { updater = this; }); updater.callback = update; return updater; } export function Value() { const [updater] = useState(() => updaterOf(() => {})); return <p>{updater.value}</p>; }`,
    ),
  ],
  invalid: [],
});
