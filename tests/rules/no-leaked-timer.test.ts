import rule from '../../src/rules/no-leaked-timer.ts';
import { flagged } from '../annotated.ts';
import { crashProbes } from '../crash-probes.ts';
import { reportsOf, runRule } from '../run-rule.ts';

const effect = (body: string): string =>
  `import { useEffect } from 'react'; export function useIt(cb, on) { useEffect(() => { ${body} }, []); }`;

runRule('no-leaked-timer', reportsOf(rule), {
  valid: [
    `export class Scene { render() { this.draw(); this.frame = requestAnimFrame(() => this.render()); } dispose() { cancelRequestAnimFrame(this.frame); } }`,
    // The project's own function of that name.
    `const requestAnimFrame = f => f(); export class Scene { render() { this.draw(); requestAnimFrame(() => this.render()); } dispose() { this.scene.remove(); } }`,
    // What is beside it is stopped by itself, when there is no more to do.
    `export class Reporter { report() { setInterval(() => this.collect(), 999); this.timer = setTimeout(() => this.send(), 9); } send() { clearTimeout(this.timer); } collect() {} }`,
    // What waits for an answer, and starts itself again unless it is told not to.
    `export class Poller { start() { this.poll(); } poll() { fetch('/news').then(news => this.show(news)).finally(() => { this.timer = setTimeout(() => this.poll(), 1000); }); } destroy() { clearTimeout(this.timer); } }`,
    effect(
      `let isOpen = true; const poll = () => fetch('/news').then(cb).finally(() => { if (isOpen) setTimeout(poll, 1000); }); poll(); return () => { isOpen = false; };`,
    ),
    effect(`const load = () => fetch('/news').then(cb).finally(() => setTimeout(cb, 1000)); load();`),
    `export class Clock { timers = []; mount() { this.timers.push(setInterval(() => this.tick(), 10)); } unmount() { this.timers.forEach(clearInterval); this.timers = []; } }`,
    `export class Clock { timers = []; mount() { this.timers.push(setInterval(() => this.tick(), 10)); } unmount() { [...this.timers].forEach(clearInterval); this.timers = []; } }`,
    // Over in a moment, or by the next frame: that is no time to keep a component, whoever asks.
    {
      code: `import { onMounted } from 'vue'; export function useHint(el) { let id; const hide = () => { clearTimeout(id); id = setTimeout(() => el.hide(), 300); }; onMounted(() => el.on('leave', hide)); }`,
      options: [{ confidence: 'possible' }],
    },
    // Over as soon as what it is a limit for, or with the next frame.
    effect(
      `let limit; fetch(on).then(() => { limit = setTimeout(() => cb.abort(), 60000); return cb.load(); }).finally(() => { clearTimeout(limit); });`,
    ),
    `export class Scroll extends HTMLElement { scrolled() { clearTimeout(this.wait); this.wait = setTimeout(() => this.flip(), this.frameTime); } disconnectedCallback() { this.stop(); } }`,
    `export class Scroll extends HTMLElement { scrolled(fast) { clearTimeout(this.wait); this.wait = setTimeout(() => this.flip(), fast ? 1000 / 60 : 200); } disconnectedCallback() { this.stop(); } }`,
    // It ends with the page, which it loads anew.
    `import { useCallback } from 'react'; export function useRestart(api) { return useCallback(() => { const check = () => { api.health().then(() => { window.location.reload(); }); }; setInterval(check, 1000); }, [api]); }`,
    // Stopped by a method that is copied to the prototype.
    `var Source = function (request, response, options) { this.ping_ = options.ping; var self = this; this.timer = setInterval(function () { self.ping(); }, 1000); }; Source.isSource = function (request) { return true; }; var methods = { ping: function () { return this.write('.'); }, close: function () { if (this.timer) clearInterval(this.timer); } }; for (var name in methods) Source.prototype[name] = methods[name]; module.exports = Source;`,
    ...crashProbes(['setInterval', 'setTimeout', 'requestAnimationFrame', 'clearInterval']),
    `setInterval(() => poll(), 1000);`,
    // It counts how often it tries; what a module is, without a name of its own, is given to the program once.
    `import { computed, onMounted, ref } from 'vue'; export default { setup() { const found = ref(false), tries = ref(0), over = computed(() => tries.value >= 10); const scan = () => { if (!found.value) { if (!over.value) { ask(); tries.value++; window.setTimeout(scan, 1000); } } }; onMounted(() => { scan(); }); return { found }; } };`,
    `export default function (state, emitter) { function render() { emitter.emit('render'); } setInterval(() => { if (state.route === '/') { render(); } }, 60000); }`,
    // The one that the module keeps, made when it is first asked for.
    `class Ports { ports = new Map(); add(port) { this.ports.set(port, 1); this.timer = setInterval(() => this.sweep(), 1000); } close(port) { this.ports.delete(port); } } let ports = null; addEventListener('connect', e => { ports = ports || new Ports(); ports.add(e.ports[0]); });`,
    `export function toast(el) { setTimeout(() => el.remove(), 4000); }`,
    `export function frame(el) { requestAnimationFrame(() => el.draw()); }`,
    // Stopped: by its id under any name, by whoever gets the id, by itself, by a flag.
    `export function poll(cb) { const id = setInterval(() => cb(), 9); return () => clearInterval(id); }`,
    `export function poll(cb) { return setInterval(() => cb(), 9); }`,
    `export function poll(cb, n) { const id = setInterval(() => { if (--n < 0) clearInterval(id); cb(); }, 9); }`,
    `export class A { ids = []; start() { this.ids.push(setInterval(() => this.go(), 9)); } stop() { this.ids.forEach(clearInterval); } }`,
    `export class A { ids = new Map(); start(k) { this.ids.set(k, setInterval(() => this.go(k), 9)); } stop(k) { clearInterval(this.ids.get(k)); } }`,
    `export class A { start() { this.id = window.setInterval(() => this.go(), 9); } stop() { window.clearInterval(this.id); } }`,
    `export class A { start() { this.id = setInterval(() => this.go(), 9); } stop() { const { id } = this; clearInterval(id); } }`,
    `export class A { start() { this.id = setInterval(() => this.go(), 9); this.id.unref(); } }`,
    `export function tick(view) { if (!view.alive) return; view.draw(); requestAnimationFrame(() => tick(view)); }`,
    `export class A { loop() { this.draw(); if (this.running) this.frame = requestAnimationFrame(() => this.loop()); } }`,
    `export class A { loop = () => { this.draw(); this.frame = requestAnimationFrame(this.loop); }; stop() { cancelAnimationFrame(this.frame); } }`,
    effect(`let id; if (on) id = window.setInterval(cb, 50); return () => { id && clearInterval(id); };`),
    effect(`const id = on ? setInterval(cb, 8) : null; return () => { if (id) clearInterval(id); };`),
    effect(
      `let live = true; let t; check().then(r => { if (!live || r) return; t = setTimeout(cb, 900); }); return () => { live = false; clearTimeout(t); };`,
    ),
    // A timer that runs once frees itself, also in a class.
    `export class A { show() { this.t = setTimeout(() => this.hide(), 9); } destroy() {} }`,
    // Started once for the program.
    `export default { queue: [], start() { setInterval(() => this.flush(), 9); }, flush() {} };`.replace(
      'export default',
      'export const log =',
    ),
    `let timer; export function start(cb) { if (timer) return; timer = setInterval(() => cb(), 9); }`,
    // Whoever has the same record under another name may clear its timer.
    `export class M { start(nb) { const state = this.states.get(nb); state.interval = setInterval(() => this.tick(state), 1000); } reset(data) { clearInterval(data.interval); } dispose() { this.states.clear(); } }`,
    // A function that clears the timer and need not start it again is how others stop it.
    `export class G { update() { clearInterval(this.timer); if (this.isOn) { this.timer = setInterval(() => this.send(), 9); } } dispose() { this.isOn = false; this.update(); } }`,
    `export class A { poll(start) { if (!start) { clearInterval(this.timer); return; } this.timer = setInterval(() => this.draw(), 100); } destroy() { this.poll(false); } }`,
    // A motion that comes to rest by itself.
    `export class Swipe { ngOnInit() { this.go = true; } onTouchEnd() { this.motion = setInterval(() => { if (this.speed < 1) { clearInterval(this.motion); return; } this.move(); }, 20); } }`,
    // A hook with a name of its own.
    `export class Bar extends Widget { onRepeat() { this.timer = setTimeout(() => this.onRepeat(), 20); } onAfterDetach() { this.release(); } release() { clearTimeout(this.timer); } }`,
  ],
  invalid: [
    // What pages call the function that old browsers had under a name of their own.
    flagged(`
export class Scene {
  render = () => {
    this.draw();
    requestAnimFrame(this.render.bind(this));
  //~~~~~~~~~~~~~~~~ dropped
  };
  dispose() { this.scene.remove(); }
}`),
    flagged(`
export class Scene {
  render() { this.draw(); this.frame = window.webkitRequestAnimationFrame(() => this.render()); }
  //                                          ~~~~~~~~~~~~~~~~~~~~~~~~~~~ unended
  dispose() { this.scene.remove(); }
}`),
    // Forgotten beside another one.
    flagged(`
export class Reporter {
  startReporting() {
    setInterval(() => this.collect(), 999);
//  ~~~~~~~~~~~ dropped
    this.timer = setTimeout(() => this.send(), 9);
  }
  stopReporting() { clearTimeout(this.timer); }
  collect() {}
  send() {}
}`),
    // What waits for an answer before it starts itself again.
    flagged(`
export class Poller {
  start() { this.poll(); }
  poll() {
    fetch('/news').then(news => this.show(news)).catch(log).then(() => {
      this.timer = setTimeout(() => this.poll(), 1000);
      //           ~~~~~~~~~~ unended
    });
  }
  destroy() { this.el.remove(); }
}`),
    flagged(`
import { useEffect } from 'react';
export function News({ show }) {
  useEffect(() => {
    const poll = () => fetch('/news').then(show).finally(() => setTimeout(poll, 1000));
    //                                                         ~~~~~~~~~~ dropped
    poll();
  }, []);
}`),
    // Ids in a list that only ever begins anew.
    flagged(`
export class Clock {
  timers = [];
  mount() {
    this.timers.push(setInterval(() => this.tick(), 10));
    //               ~~~~~~~~~~~ dropped
  }
  unmount() { this.timers = []; }
}`),
    flagged(`
export class Scroll extends HTMLElement {
  scrolled(fast) {
    clearTimeout(this.wait);
    this.wait = setTimeout(() => this.flip(), fast ? 200 : 60 * 1000);
    //          ~~~~~~~~~~ missed
  }
  disconnectedCallback() { this.stop(); }
}`),
    flagged(`
module.exports = function limiter() {
  const hits = {};
  setInterval(() => { for (const k in hits) delete hits[k]; }, 6e4);
//~~~~~~~~~~~ dropped
  return req => hits[req.ip];
};`),
    flagged(`
export class Poller {
  constructor() {
    this.timer = setInterval(() => this.poll(), 1000);
    //           ~~~~~~~~~~~ unended
  }
  destroy() {}
}`),
    flagged(`
import { useEffect } from 'react';
export function usePoll(poll, beat) {
  useEffect(() => {
    const t = setInterval(poll, 9);
    //        ~~~~~~~~~~~ unended
    use(t);
  }, []);
  useEffect(() => {
    const t = setInterval(beat, 9);
    return () => clearInterval(t);
  }, []);
}`),
    flagged(`
export class Carousel extends HTMLElement {
  play() {
    this.timer = setInterval(() => this.next(), 3000);
    //           ~~~~~~~~~~~ missed
  }
  pause() { clearInterval(this.timer); }
  disconnectedCallback() { this.swiper = null; }
}`),
    {
      ...flagged(`
export class Scene {
  loop() {
    this.draw();
    requestAnimationFrame(() => this.loop());
  //~~~~~~~~~~~~~~~~~~~~~ dropped
  }
}`),
      options: [{ confidence: 'possible' }],
    },
    flagged(`
export class Tooltip {
  show() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.open(), this.delay);
    //           ~~~~~~~~~~ missed
  }
  hide2() { clearTimeout(this.timer); }
  ngOnDestroy() { this.overlay.dispose(); }
}`),
    {
      ...flagged(`
export class Providers {
  set every(ms) {
    if (this.cleaner) clearInterval(this.cleaner);
    this.cleaner = setInterval(() => this.clean(), ms);
    //             ~~~~~~~~~~~ unended
  }
}`),
      options: [{ confidence: 'possible' }],
    },
    flagged(`
import { onMounted } from 'vue';
export default {
  setup(props) {
    let timer;
    const start = () => {
      timer = setInterval(() => props.next(), 100);
      //      ~~~~~~~~~~~ missed
    };
    const stop = () => clearInterval(timer);
    onMounted(start);
    props.el.addEventListener('mouseenter', stop);
  },
};`),
  ],
});
