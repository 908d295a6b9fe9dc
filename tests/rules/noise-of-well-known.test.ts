/** What well-known repositories write, and what stands beside it: each pair was told apart by reading the code. */
import ineffective from '../../src/rules/no-ineffective-removal.ts';
import listener from '../../src/rules/no-leaked-listener.ts';
import mismatch from '../../src/rules/no-mismatched-removal.ts';
import observer from '../../src/rules/no-leaked-observer.ts';
import subscription from '../../src/rules/no-leaked-subscription.ts';
import timer from '../../src/rules/no-leaked-timer.ts';
import weakMap from '../../src/rules/prefer-weak-map.ts';
import { reportsOf, runRule } from '../run-rule.ts';

const view = (hears: string, dispose: string): string =>
  `import mediator from './mediator'; export const Launcher = View.extend({ initialize(options) { ${hears} Launcher.__super__.initialize.call(this, options); }, dispose() { ${dispose} } });`;

const child = (told: string): string => `
export class Controller {
  children = {};
  load(name, path) { this.children[name] = fork(path); }
  async unload(name) {
    await new Promise(resolve => { this.children[name].on('message', ({ action }) => { ${told} this.told(action); resolve(); }); });
  }
  stop() { for (const name of Object.keys(this.children)) this.unload(name); }
}`;

/** An object that is handed an element, and takes `taken` of its listeners off that when it ends. */
const handler = (events: readonly string[], taken: readonly string[], hears = 'this.hear'): string => `
export class Gestures {
  constructor(target) {
    this.target = target;
    this.hear = this.hear.bind(this);
    ${events.map(event => `this.target.addEventListener('${event}', ${taken.includes(event) ? 'this.hear' : hears});`).join(' ')}
  }
  destroy() { ${taken.map(event => `this.target.removeEventListener('${event}', this.hear);`).join(' ')} }
  hear(event) { this.last = event; }
}`;

const capsule = (options: string): string =>
  `import up from './up'; export class Capsule { constructor(state) { this.state = state; } autoVoid() { up.on('focusin', ${options} () => { this.isVoid = true; }); } destroy() { this.state = null; } }`;

const shown = (first: string): string =>
  `export function show(map, canvas) { const first = () => { ${first} map.on('render', () => map.look(canvas)); }; map.on('frame', first); map.on('update', first); }`;

const waiting = (more: string): string =>
  `export class Sync { async run(signal, work) { await this.start(); await new Promise((_, reject) => { ${more} signal.addEventListener('abort', () => { reject(signal.reason); }); }); } }`;

runRule('no-leaked-listener: of well-known repositories', reportsOf(listener), {
  valid: [
    // The class before takes off whatever was added for the object.
    view(`mediator.on('reposition', this.move, this);`, 'Launcher.__super__.dispose.call(this);'),
    child('delete this.children[name];'),
    child('this.children[name] = undefined;'),
    // Who leaves most of them lets them go with the element.
    handler(['mouseenter', 'touchstart', 'mousedown', 'dblclick'], ['dblclick'], 'event => this.hear(event)'),
    capsule('{ once: true },'),
    // It takes itself off, and comes no more.
    shown(`map.off('frame', first);`),
    // Nothing but the abort ends the wait.
    waiting(`if (signal.aborted) { reject(signal.reason); }`),
    waiting(`if (this.isReallyToHeedWhateverSignalsSay && signal.aborted) { reject(signal.reason); }`),
    // The window of a frame that goes with it.
    `export class Preview { print(frame) { $(window.frames['print-frame']).on('load', () => { this.done(frame); }); } dispose() { this.done(); } }`,
  ],
  invalid: [
    {
      code: view(`mediator.on('reposition', this.move.bind(this));`, 'Launcher.__super__.dispose.call(this);'),
      errors: [{ messageId: 'leaked' }],
    },
    {
      code: view(`mediator.on('reposition', this.move, this);`, 'this.gone = true;'),
      errors: [{ messageId: 'leaked' }],
    },
    {
      code: handler(['mouseenter', 'touchstart', 'dblclick'], ['mouseenter', 'touchstart'], '() => this.hear()'),
      errors: [{ messageId: 'leaked' }],
    },
    // What has a name is there to be taken off.
    {
      code: handler(['mouseenter', 'touchstart', 'dblclick'], ['dblclick']),
      errors: [{ messageId: 'leaked' }, { messageId: 'leaked' }],
    },
    { code: shown(''), errors: [{ messageId: 'again' }] },
    { code: waiting(`work.then(reject);`), errors: [{ messageId: 'untilAbort' }] },
    { code: capsule(''), errors: [{ messageId: 'leaked' }] },
    { code: capsule('{ passive: true },'), errors: [{ messageId: 'leaked' }] },
  ],
});

const replaced = (kept: string, declared = ''): string =>
  `${declared} export const start = goto => { window.addEventListener('popstate', () => goto(location.href)); window.removeEventListener('popstate', ${kept}); };`;

runRule('no-mismatched-removal: of well-known repositories', reportsOf(mismatch), {
  valid: [
    // What another script has left there to be removed.
    replaced('window.earlyPopstate'),
    replaced('window.earlyPopstate').replace(' };', ' window.earlyPopstate = undefined; };'),
  ],
  invalid: [
    {
      code: replaced('window.popstate').replace('export', 'window.popstate = () => go(); export'),
      errors: [{ messageId: 'handler' }],
    },
  ],
  typescript: {
    valid: [replaced('window.earlyPopstate!', 'declare const window: Window & { earlyPopstate?: () => void };')],
  },
});

const told = (argument: string, target = 'this.props'): string =>
  `export class Cell extends React.Component { componentDidUpdate() { ${target}.onDidUpdate(${argument}); } }`;

const raised = (body: string): string =>
  `import { addAbortListener } from 'node:events'; export const raise = ${body};`;

runRule('no-leaked-subscription: of well-known repositories', reportsOf(subscription), {
  valid: [
    // The parent is told of an element.
    told('this.ref'),
    // It undoes at the abort what it did at once, and is done with before.
    raised(
      '(emitter, more, signal) => { emitter.setMaxListeners(emitter.getMaxListeners() + more); addAbortListener(signal, () => { emitter.setMaxListeners(emitter.getMaxListeners() - more); }); }',
    ),
  ],
  invalid: [
    { code: told('() => this.draw()'), errors: [{ messageId: 'dropped' }] },
    {
      code: raised('async (job, signal) => { addAbortListener(signal, () => { job.stop(); }); await job.run(); }'),
      errors: [{ messageId: 'dropped' }],
    },
  ],
});

const typing = (test: string, work = '', before = ''): string => `
import { useEffect } from 'react';
export function useTyping(view, text) {
  useEffect(() => {
    const begun = Date.now(); let elapsed; ${before}
    const tick = () => { elapsed = Date.now() - begun; ${work} view.show(text, elapsed); if (${test}) requestAnimationFrame(tick); };
    requestAnimationFrame(tick);
  }, [text]);
}`;

const delayed = (made: string, end: string): string => `
import { useEffect } from 'react';
export function useShown(visible$, show) {
  useEffect(() => {
    const shown = visible$.pipe(switchMap(visible => ${made})).subscribe(show);
    return () => shown.unsubscribe();
  }, [visible$]);
}
const none = () => { ${end} };`;

runRule('no-leaked-timer: of well-known repositories', reportsOf(timer), {
  valid: [
    // The time comes by itself.
    typing('elapsed < view.duration && !view.done'),
    typing('frames < view.frames && view.isActive', 'frames += 1;', 'let frames = 0;'),
    typing('progress < 1 && view.isActive', 'const progress = Math.min(elapsed / 300, 1);'),
    // Nothing else settles it, whichever of them it is.
    'export const sleep = (ms, isFree) => new Promise(resolve => (isFree ? setTimeout(resolve, ms).unref() : setTimeout(resolve, ms)));',
    // Whoever subscribes has what clears it.
    delayed(
      'new Observable(subscriber => { let timer = setTimeout(() => { subscriber.next(visible); timer = null; }, 150); return () => { timer && clearTimeout(timer); }; })',
      '',
    ),
  ],
  invalid: [
    { code: typing('!view.done'), errors: [{ messageId: 'dropped' }] },
    {
      code: 'export const sooner = (work, ms) => new Promise(resolve => { work.then(resolve); setTimeout(resolve, ms); });',
      errors: [{ messageId: 'outrun' }],
    },
    { code: typing('view.isActive && view.size < 9'), errors: [{ messageId: 'dropped' }] },
  ],
});

const watched = (target: string): string =>
  `export class Panel extends React.Component { observer = new ResizeObserver(() => { this.fit(); }); box = React.createRef(); componentDidUpdate() { this.observer.observe(${target}); } componentWillUnmount() { this.gone = true; } }`;

const tip = (condition: string): string =>
  `export class Tip { show() { if (this.observer) return; this.observer = new MutationObserver(changes => { ${condition} { this.hide(); this.observer.disconnect(); } }); this.observer.observe(document.body, { subtree: true }); } hide() { this.shown = false; } }`;

runRule('no-leaked-observer: of well-known repositories', reportsOf(observer), {
  valid: [
    watched('this.box.current'),
    tip('for (const { removedNodes } of changes) if ([...removedNodes].includes(this.node))'),
  ],
  invalid: [
    { code: watched('document.body'), errors: [{ messageId: 'undisconnected' }] },
    { code: tip('if (this.isDone)'), errors: [{ messageId: 'undisconnected' }] },
  ],
});

const parsed = (use: string): string =>
  `const seen = new Map(); module.exports = function parse(request) { if (seen.has(request)) return seen.get(request); const result = ${use}; seen.set(request, result); return result; };`;

runRule('prefer-weak-map: of well-known repositories', reportsOf(weakMap), {
  valid: [parsed(`{ parts: request.split('!') }`), parsed('request.trim()')],
  invalid: [{ code: parsed('{ parts: request.headers }'), errors: [{ messageId: 'kept' }] }],
});

const buttons = (noted: string): string =>
  `class View { buttons = new Map(); add(node) { const id = \`button-\${node.id}\`; const button = make(); ${noted} this.buttons.set(id, button); } sync(kept) { this.buttons.forEach(button => { if (!kept.has(button)) this.buttons.delete(button.id); }); } } export const view = new View();`;

runRule('no-ineffective-removal: of well-known repositories', reportsOf(ineffective), {
  valid: [buttons('button.id = id;')],
  invalid: [{ code: buttons(''), errors: [{ messageId: 'otherKey' }] }],
});

const rootOf = (mounting: string) => ({
  code: `import React from 'react'; import { createRoot } from 'react-dom/client'; ${mounting} class Board extends React.Component { constructor(props) { super(props); window.addEventListener('message', event => this.setState(event.data)); } render() { return <p />; } }`,
  languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
});

const watching = (after: string): string =>
  `export async function serve(folder, signal) { const watcher = watch(folder).on('change', show); if (signal.aborted) { watcher.close(); return; } signal.addEventListener('abort', () => { void watcher.close(); }); ${after} }`;

const undeclared = (maker: string): string =>
  `export function build(view) { button = ${maker}; button.addEventListener('click', () => view.show()); }`;

runRule(
  'no-leaked-listener: once in a page, until the caller ends it, on what a function has just made',
  reportsOf(listener),
  {
    valid: [
      rootOf('export function bootstrap(to) { const root = createRoot(to); root.render(<Board />); }'),
      rootOf("export function show() { createRoot(document.getElementById('app')).render(<Board />); }"),
      watching(''),
      undeclared("make('button')"),
      // What one call is handed was made for it, as a rule, by whatever name.
      "export const trigger = createMixin(handle => { let gone = false; const signal = handle.signal; signal.addEventListener('abort', () => { gone = true; }); return () => gone; });",
    ],
    invalid: [
      {
        ...rootOf('export function popUp(box) { createRoot(box).render(<Board />); }'),
        errors: [{ messageId: 'leaked' }],
      },
      { code: watching('await work(); watcher.close();'), errors: [{ messageId: 'untilAbort' }] },
      { code: undeclared('document.body'), errors: [{ messageId: 'leaked' }] },
    ],
  },
);

const flights = (own: string): string =>
  `const flights = {}; export async function run(key) { ${own} await own; if (flights[key] === own) delete flights[key]; }`;

runRule('no-ineffective-removal: of a promise with two names', reportsOf(ineffective), {
  valid: [flights('const own = flights[key] = load(key).catch(report);')],
  invalid: [
    {
      code: flights('const own = load(key); flights[key] = own.catch(report);'),
      errors: [{ messageId: 'neverSame' }],
    },
  ],
});
