import rule from '../../src/rules/no-leaked-subscription.ts';
import { flagged } from '../annotated.ts';
import { reportsOf, runRule } from '../run-rule.ts';

/** What a component opens, and what it asks to be told of until it calls what it was given back. */
const effect = (body: string): string =>
  `import { useEffect } from 'react'; export function useIt(url, set) { useEffect(() => { ${body} }, [url]); }`;

runRule('no-leaked-subscription', reportsOf(rule), {
  valid: [
    effect(`const socket = new WebSocket(url); socket.onmessage = set; return () => socket.close();`),
    effect(`const worker = new Worker(url); worker.onmessage = ({ data }) => { set(data); worker.terminate(); };`),
    // Others have it, and may close it.
    effect(`const socket = new WebSocket(url); socket.onopen = () => set(socket);`),
    effect(`const socket = new WebSocket(url); attach(socket); socket.onmessage = set;`),
    // It only sends a word, and nobody listens.
    effect(`const channel = new BroadcastChannel('login'); channel.postMessage('in');`),
    effect(`class WebSocket {} const socket = new WebSocket(url); socket.onmessage = set;`),
    // One for the whole program.
    `const socket = new WebSocket('/live'); socket.onmessage = show;`,
    `let socket; export default { mounted() { socket = new WebSocket('/live'); socket.onmessage = show; } };`,
    `export class Client { constructor(url) { this.socket = new WebSocket(url); this.socket.onmessage = () => this.read(); } read() {} }`,
    // What was returned is called, or waited for.
    effect(`return history.listen(() => set(1));`),
    effect(`const id = navigator.geolocation.watchPosition(set); return () => navigator.geolocation.clearWatch(id);`),
    `import { listen } from '@tauri-apps/api/event'; ${effect(`const stop = listen('x', set); return () => { stop.then(f => f()); };`)}`,
    `import { client } from './client.js'; ${effect(`const channel = client.channel('x'); channel.on('y', set).subscribe(); return () => { client.removeChannel(channel); };`)}`,
    // Another kind of each.
    `export function start(server) { server.listen(() => log('up')); }`,
    `import { onSnapshot } from './mine.js'; ${effect(`onSnapshot(url, set);`)}`,
    effect(`registry.addEventListener(url);`),
  ],
  invalid: [
    flagged(`
import { useEffect } from 'react';
export function useLive(url, set) {
  useEffect(() => {
    const socket = new WebSocket(url);
    //                 ~~~~~~~~~ open
    socket.onmessage = set;
  }, [url]);
}`),
    flagged(`
export default {
  mounted() {
    this.source = new EventSource('/live');
    //                ~~~~~~~~~~~ open
    this.source.addEventListener('item', () => this.load());
  },
  beforeUnmount() { this.source = null; },
};`),
    flagged(`
import { onSnapshot } from 'firebase/firestore';
import { useEffect } from 'react';
export function useTodos(query, set) {
  useEffect(() => {
    onSnapshot(query, found => set(found.docs));
  //~~~~~~~~~~ dropped
  }, [query]);
}`),
    flagged(`
import { useEffect } from 'react';
import NetInfo from 'netinfo';
export function useNetwork(set) {
  useEffect(() => {
    const stop = NetInfo.addEventListener(state => set(state));
    //                   ~~~~~~~~~~~~~~~~ unended
  }, []);
}`),
  ],
});
