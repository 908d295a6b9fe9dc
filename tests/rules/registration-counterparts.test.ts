/** What undoes another thing, and not all of it; what a parent hands in; what is put back as it was. */
import listener from '../../src/rules/no-leaked-listener.ts';
import mismatch from '../../src/rules/no-mismatched-removal.ts';
import subscription from '../../src/rules/no-leaked-subscription.ts';
import timer from '../../src/rules/no-leaked-timer.ts';
import { reportsOf, runRule } from '../run-rule.ts';

/** A call that listens to a stream which it is handed. */
const call = (added: string, removed: string, names = 'registerListeners unregisterListeners'): string => {
  const [start, end] = names.split(' ');
  return `
export class Call {
  ${start}(stream) { stream.on('added', this.onAdded); ${added} }
  ${end}() { ${removed} }
  onAdded = track => this.play(track);
  open(stream) { this.stream = stream; this.${start}(stream); }
}`;
};

/** A slider in a box that it is handed. */
const slider = (destroy: string, box = 'this.box = box;'): string => `
export class Slider {
  constructor(box, options) { ${box} this.options = options; this.box.addEventListener('slide', event => this.move(event)); }
  move(event) { this.at = event.detail; }
  destroy() { ${destroy} }
}`;

/** A component of Vue that hears what it is handed, or else a bus. */
const drawer = (options: string, source: string, end = ''): string => `
import bus from './bus.js';
export default {
  ${options}
  mounted() { const source = ${source}; source.$on(this.openOn, () => this.open()); },
  beforeDestroy() { ${end} this.gone = true; },
};`;

/** What programs hand to a page by a bridge. */
const bridge = (on: string, off: string, names = 'on off'): string => {
  const [start, end] = names.split(' ');
  return `
import { contextBridge, ipcRenderer } from 'electron';
contextBridge.exposeInMainWorld('shell', {
  ${start}: (channel, callback) => { ${on} },
  ${end}: (channel, callback) => { ${off} },
});`;
};

runRule('no-leaked-listener: counterparts', reportsOf(listener), {
  valid: [
    // All of it is undone; nothing is; what it undoes is not that, or on something else.
    call(
      `stream.on('muted', this.onMuted);`,
      `this.stream.off('added', this.onAdded); this.stream.off('muted', this.onMuted);`,
    ),
    call(`stream.on('muted', () => this.mute());`, `this.log();`),
    call(`stream.on('muted', () => this.mute());`, `this.stream.off('added', this.onAdded);`, 'registerListeners mute'),
    call(
      `stream.on('muted', () => this.mute());`,
      `this.stream.off('added', this.onAdded); this.stream.removeAllListeners('muted');`,
    ),
    call(`this.other.on('muted', () => this.mute());`, `this.stream.off('added', this.onAdded);`),
    // What it looks for may be a part of its own.
    `export class List { attach() { const box = find(this.root, 'ul'); box.addEventListener('drop', this); box.addEventListener('drag', this); } detach() { const box = find(this.root, 'ul'); box.removeEventListener('drop', this); } }`,
    // Nothing says that the box stays: it goes, or its mark is another one's.
    slider(`this.options = null;`),
    slider(`this.box.classList.remove('slider'); this.box.remove();`),
    slider(`this.box.classList.remove('slider'); this.box.parentNode.removeChild(this.box);`),
    slider(`document.body.classList.remove('sliding');`),
    slider(`this.box.classList.remove('slider');`, `this.box = document.createElement('div');`),
    // What a component has of its own, or a prop that is taken back.
    drawer(`data() { return { openOnSource: new Bus() }; },`, 'this.openOnSource'),
    drawer(`props: { openOn: String },`, 'this.openOnSource || bus'),
    drawer(`props: ['openOnSource'],`, 'this.openOnSource', `this.openOnSource.$off(this.openOn);`),
  ],
  invalid: [
    {
      code: call(`stream.on('muted', () => this.mute());`, `this.stream.off('added', this.onAdded);`),
      errors: [{ messageId: 'leaked' }],
    },
    {
      code: call(`stream.on('muted', () => this.mute());`, `this._stream.off('added', this.onAdded);`, 'attach detach'),
      errors: [{ messageId: 'leaked' }],
    },
    // It is left where it is, without what was put on it.
    { code: slider(`this.box.classList.remove('slider');`), errors: [{ messageId: 'leaked' }] },
    { code: slider(`this.box.removeAttribute('role'); this.options = null;`), errors: [{ messageId: 'leaked' }] },
    {
      code: `export class Slider { constructor(box) { this.$box = $(box); this.$box.on('slide', e => this.move(e)); } move(e) { this.at = e; } destroy() { this.$box.removeClass('slider').removeData('slider'); } }`,
      errors: [{ messageId: 'leaked' }],
    },
    // A prop is in the hands of a parent, and a bus in those of all.
    {
      code: drawer(`props: { openOn: String, openOnSource: Object },`, 'this.openOnSource || bus'),
      errors: [{ messageId: 'leaked' }],
    },
    { code: drawer(`props: ['open-on-source'],`, 'this.openOnSource'), errors: [{ messageId: 'leaked' }] },
  ],
});

runRule('no-mismatched-removal: wrapped callbacks', reportsOf(mismatch), {
  valid: [
    // The same is added and removed, or what is around it is kept.
    bridge('ipcRenderer.on(channel, callback);', 'ipcRenderer.removeListener(channel, callback);'),
    bridge(
      'const heard = (e, ...args) => callback(...args); all.set(callback, heard); ipcRenderer.on(channel, heard);',
      'ipcRenderer.removeListener(channel, all.get(callback));',
    ),
    bridge('ipcRenderer.on(channel, (e, ...args) => callback(...args));', 'ipcRenderer.removeAllListeners(channel);'),
    // Another function adds it as it was handed in.
    `${bridge('ipcRenderer.on(channel, (e, ...args) => callback(...args));', 'ipcRenderer.removeListener(channel, callback);')} export const raw = (channel, f) => ipcRenderer.on(channel, f);`,
    // Neither undoes the other one: they have nothing to do with one another.
    bridge(
      'ipcRenderer.on(channel, (e, ...args) => callback(...args));',
      'ipcRenderer.removeListener(channel, callback);',
      'on swap',
    ),
    `export const empty = bus => bus.listeners('x').forEach(f => bus.off('x', f)); export const fill = (bus, f) => bus.on('x', e => f(e));`,
    `export class Bus { on(f) { this.a.on('x', e => f(e)); } off(f) { this.b.off('x', f); } }`,
    `export class Bus { on(f) { this.a.on('x', e => f(e)); } off(f) { this.a.off('y', f); } }`,
  ],
  invalid: [
    {
      code: bridge(
        'ipcRenderer.on(channel, (e, ...args) => callback(...args));',
        'ipcRenderer.removeListener(channel, callback);',
      ),
      errors: [{ messageId: 'handler' }],
    },
    {
      code: bridge(
        `ipcRenderer.on('saved', (e, ...args) => callback(...args));`,
        `ipcRenderer.off('saved', callback);`,
        'onSaved removeSavedListener',
      ),
      errors: [{ messageId: 'handler' }],
    },
    {
      code: `export class Bus { subscribe(f) { this.socket.on('message', data => f(JSON.parse(data))); } unsubscribe(f) { this.socket.off('message', f); } }`,
      errors: [{ messageId: 'handler' }],
    },
    {
      code: `export function listen(el, f) { el.addEventListener('x', event => f(event.detail)); } export function unlisten(el, f) { el.removeEventListener('x', f); }`,
      errors: [{ messageId: 'handler' }],
    },
  ],
});

/** A program with an end, and a clock that it starts. */
const app = (destroy: string, clock: string): string => `
export class App {
  start() { this.saving = setInterval(() => this.save(), 1000); this.checking = setInterval(() => this.check(), 1000); }
  clock() { const el = document.getElementById('clock'); ${clock} }
  save() {}
  check() {}
  destroy() { ${destroy} }
}`;

const BOTH = 'clearInterval(this.saving); clearInterval(this.checking);';

runRule('no-leaked-timer: counterparts', reportsOf(timer), {
  valid: [
    // The end of a program need not stop all that it has, where it stops but one.
    app('clearInterval(this.saving);', 'setInterval(() => { el.textContent = Date(); }, 1000);').replace(
      / this\.checking = [^}]*;/,
      '',
    ),
    app(BOTH, 'setTimeout(() => { el.textContent = Date(); }, 1000);'),
    app(
      `${BOTH} clearInterval(this.ticking);`,
      'this.ticking = setInterval(() => { el.textContent = Date(); }, 1000);',
    ),
  ],
  invalid: [
    { code: app(BOTH, 'setInterval(() => { el.textContent = Date(); }, 1000);'), errors: [{ messageId: 'dropped' }] },
    {
      code: app(`this.halt();`, 'setInterval(() => { el.textContent = Date(); }, 1000);').replace(
        'check() {}',
        `check() {} halt() { ${BOTH} }`,
      ),
      errors: [{ messageId: 'dropped' }],
    },
  ],
});

/** A control of a map, which is told of a store. */
const control = (subscribed: string, methods: string): string => `
import { store } from './store.js';
export class Directions {
  ${methods}
  hear() { ${subscribed} }
  draw() {}
}`;

runRule('no-leaked-subscription: counterparts', reportsOf(subscription), {
  valid: [
    control('this.stop = store.subscribe(() => this.draw());', 'onAdd() { this.hear(); } onRemove() { this.stop(); }'),
    // Nothing puts it on anything and takes it off again.
    control('store.subscribe(() => this.draw());', 'onRemove() { this.draw(); }'),
    control('store.subscribe(() => this.draw());', 'onAdd() { this.hear(); }'),
  ],
  invalid: [
    {
      code: control(
        'store.subscribe(() => this.draw());',
        'onAdd() { this.hear(); } onRemove() { this.box.remove(); }',
      ),
      errors: [{ messageId: 'dropped' }],
    },
  ],
  typescript: {
    valid: [
      // The directive ends it; it is no input; the setter of something else.
      directive('@Input() set source(source: Observable<number>)', 'ngOnDestroy() { this.sub?.unsubscribe(); }'),
      directive('set source(source: Observable<number>)', ''),
      directive('@Output() set source(source: Observable<number>)', ''),
    ],
    invalid: [
      { code: directive('@Input() set source(source: Observable<number>)', ''), errors: [{ messageId: 'missed' }] },
      {
        code: directive('@Input() get source() { return this.own; } set source(source: Observable<number>)', ''),
        errors: [{ messageId: 'missed' }],
      },
      {
        code: directive(
          `@Input('from') set source(source: Observable<number> | null)`,
          'ngOnDestroy() { this.gone = true; }',
        ),
        errors: [{ messageId: 'missed' }],
      },
    ],
  },
});

/** A directive of Angular that draws what comes of what it is handed. */
function directive(setter: string, end: string): string {
  return `
import { Directive, Input, Output } from '@angular/core';
@Directive({ selector: '[source]' })
export class SourceDirective {
  private sub?: Subscription;
  ${setter} {
    this.sub?.unsubscribe();
    if (source) this.sub = source.subscribe(next => { this.shown = next; });
  }
  ${end}
}`;
}
