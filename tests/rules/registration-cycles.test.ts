/** What begins and ends more than once in a program, as its own code tells. */
import listener from '../../src/rules/no-leaked-listener.ts';
import subscription from '../../src/rules/no-leaked-subscription.ts';
import timer from '../../src/rules/no-leaked-timer.ts';
import { flagged } from '../annotated.ts';
import { reportsOf, runRule } from '../run-rule.ts';

runRule('no-leaked-listener: what comes and goes', reportsOf(listener), {
  valid: [
    // To take all of something away is no end of the object.
    `export class List { constructor(store) { this.items = store; window.addEventListener('resize', () => this.draw()); } remove(item) { this.items.delete(item); } }`,
    // A background script listens once.
    `export function setUp(menu) { chrome.tabs.onUpdated.addListener(tab => menu.show(tab)); }`,
    // What is added again at an event is the same function.
    `class Brush { constructor(el) { el.addEventListener('mousedown', () => this.begin()); } begin() { window.addEventListener('mouseup', end); } } const end = () => done();`,
  ],
  typescript: {
    valid: [
      // The module itself puts the one component on the page.
      {
        code: `import { useEffect } from 'react'; function Popout({ go }) { useEffect(() => { document.addEventListener('drop', e => go(e)); }, []); } ReactDOM.render(<Popout />, root);`,
        languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
      },
    ],
  },
  invalid: [
    // A target ignores the same function again, but each component brings one of its own.
    flagged(`
export class Header extends React.Component {
  componentDidMount() {
    window.addEventListener('sidebar:hide', () => document.body.classList.add('wide'));
    //     ~~~~~~~~~~~~~~~~ leaked
  }
}`),
    // Something takes back what is added beside it.
    flagged(`
class Legend {
  constructor(chart) {
    this.chart = chart;
    this.click = this.click.bind(this);
    this.key = this.key.bind(this);
    document.addEventListener('click', this.click);
    document.addEventListener('keydown', this.key);
    //       ~~~~~~~~~~~~~~~~ leaked
  }
  takeOff(chart) { document.removeEventListener('click', this.click); }
  click() {}
  key() {}
}
module.exports = Legend;`),
    // A method that runs at an event adds one more each time.
    flagged(`
export class Brush {
  constructor(chart) {
    this.chart = chart;
    chart.overlay.on('mousedown', event => this.begin(event));
  }
  begin(event) {
    window.addEventListener('mouseup', () => this.zoom(event.x));
    //     ~~~~~~~~~~~~~~~~ leaked
  }
}`),
    flagged(`
export class Level {
  enter() {
    window.addEventListener('keydown', e => this.press(e));
    //     ~~~~~~~~~~~~~~~~ leaked
  }
  exit() { this.music.stop(); }
}`),
    flagged(`
export class Badge {
  constructor(chart) {
    window.addEventListener('scroll', () => chart.hide(this));
    //     ~~~~~~~~~~~~~~~~ leaked
  }
  remove() { this.node.remove(); }
}`),
    flagged(`
import { updater } from './updater.js';
export function showUpdates(parent) {
  updater.on('progress', percent => { parent.value = percent; });
  //      ~~ leaked
}`),
    // A directive runs for each element.
    flagged(`
Vue.directive('outside', {
  bind(el, binding) {
    el.outside = event => { if (!el.contains(event.target)) binding.value(event); };
    document.body.addEventListener('click', el.outside);
    //            ~~~~~~~~~~~~~~~~ leaked
  },
  unbind(el) { el.outside = null; },
});`),
    // One of many that are taken back together.
    flagged(`
export default function (view) {
  let current;
  function bind(player) {
    current = player;
    Events.on(player, 'pause', pause);
    Events.on(player, 'play', play);
    Events.on(player, 'end', end);
    Events.on(player, 'load', load);
    //     ~~ leaked
  }
  function release() {
    const player = current;
    Events.off(player, 'pause', pause);
    Events.off(player, 'play', play);
    Events.off(player, 'end', end);
  }
  function pause() { view.show(); }
  function play() { view.hide(); }
  function end() { view.end(); }
  function load() { view.load(); }
  view.onshow = player => bind(player);
  view.onhide = release;
}`),
    // Each port that connects to a background script.
    flagged(`
function bridge(port) {
  browser.runtime.onMessage.addListener(message => port.postMessage(message));
  //                        ~~~~~~~~~~~ leaked
}
browser.runtime.onConnect.addListener(bridge);`),
  ],
});

runRule('no-leaked-timer: what comes and goes', reportsOf(timer), {
  valid: [
    // What events start and stop, and a clean-up leaves alone.
    `class Menu extends HTMLElement { connectedCallback() { this.addEventListener('mouseover', this.over); this.addEventListener('mouseout', this.out); } over = () => { clearTimeout(this.t); this.t = setTimeout(() => this.show(), this.wait); }; out = () => clearTimeout(this.t); disconnectedCallback() { this.removeEventListener('mouseout', this.out); } }`,
    `export default function (app) { setInterval(() => app.sync(), 9000); }`,
    `class Countdown extends HTMLElement { attributeChangedCallback() { clearInterval(this.tick); this.tick = setInterval(() => this.draw(), 9); } disconnectedCallback() { clearInterval(this.tick); } }`,
  ],
  invalid: [
    // A clean-up that takes a handler back does not run it.
    flagged(`
export function useHover(el, set, delay) {
  useEffect(() => {
    let timer = 0;
    const enter = () => clearTimeout(timer);
    const leave = () => { timer = setTimeout(() => set(false), delay); };
    //                            ~~~~~~~~~~ missed
    el.addEventListener('pointerenter', enter);
    el.addEventListener('pointerleave', leave);
    return () => {
      el.removeEventListener('pointerenter', enter);
      el.removeEventListener('pointerleave', leave);
    };
  }, [el]);
}
import { useEffect } from 'react';`),
    flagged(`
class Countdown extends HTMLElement {
  attributeChangedCallback() {
    this.tick = setInterval(() => this.draw(), 1000);
    //          ~~~~~~~~~~~ overwritten
  }
  disconnectedCallback() { clearInterval(this.tick); }
}`),
    flagged(`
export default function axis(chart) {
  setInterval(() => chart.update(), 1000);
//~~~~~~~~~~~ dropped
}`),
  ],
});

runRule('no-leaked-subscription: what comes and goes', reportsOf(subscription), {
  valid: [
    `export function usePosition(set) { useEffect(() => { let s; (async () => { s = await Location.watchPositionAsync({}, set); })(); return () => s.remove(); }, []); } import { useEffect } from 'react';`,
    `export default { methods: { async allow() { const { pushManager } = await navigator.serviceWorker.ready; const s = await pushManager.subscribe({ key: this.key }); this.save(s.endpoint); } }, mounted() { this.allow(); } };`,
    // What a request answers ends with the answer.
    `export class Sortable { constructor(transfer) { this.transfer = transfer; this.transfer.load().subscribe(item => this.drop(item)); } ngOnInit() {} }`,
  ],
  invalid: [
    flagged(`
import { useEffect } from 'react';
import * as Location from 'expo-location';
export function usePosition(set) {
  useEffect(() => {
    (async () => {
      await Location.watchPositionAsync({}, set);
      //             ~~~~~~~~~~~~~~~~~~ dropped
    })();
  }, []);
}`),
    flagged(`
export class Sortable {
  constructor(transfer) {
    this.transfer = transfer;
    this.transfer.onCapture().subscribe(item => this.drop(item));
    //                        ~~~~~~~~~ dropped
  }
  ngOnInit() {}
}`),
  ],
});
