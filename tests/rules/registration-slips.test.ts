/** Slips of the pen: half of what was added is taken back, by another name than there is, or where nothing is removed. */
import listener from '../../src/rules/no-leaked-listener.ts';
import mismatch from '../../src/rules/no-mismatched-removal.ts';
import { flagged } from '../annotated.ts';
import { reportsOf, runRule } from '../run-rule.ts';

const effect = (body: string): string =>
  `import { useEffect } from 'react'; export function useIt(draw) { useEffect(() => { ${body} }, []); }`;

/** A press that adds a handler for two events, which takes itself back. */
const press = (adds: string, takesBack: string): string => `
document.addEventListener('mousedown', () => {
  const drop = event => { settle(event); ${takesBack} };
  ${adds}
});`;

const BOTH = `document.addEventListener('mouseup', drop); document.addEventListener('touchend', drop);`;

/** A control of a map. */
const control = (onRemove: string, more = ''): string => `
export class Directions {
  ${more}
  constructor() { this.onDown = this.down.bind(this); }
  onAdd(map) { this._map = map; this._map.on('mousedown', this.onDown); }
  onRemove(map) { ${onRemove} }
  down() {}
}`;

/** A component of Vue that hears of its root. */
const shown = (end: string): string => `
export default {
  mounted() { this.source.$on(this.event, this.show); },
  beforeDestroy() { ${end} },
  methods: { show(data) { this.text = data; } },
};`;

/** What grabs by two functions, of which the second takes back. */
const grab = (remove: string, name = 'removeGrabListeners'): string => `
const events = ['mousedown', 'touchstart'];
function addGrabListeners() { events.forEach(e => { document.addEventListener(e, press); }); }
function ${name}() { events.forEach(e => { ${remove} }); }
export const grab = { on: addGrabListeners, off: ${name} };`;

/** An element of its own, which listens for as long as it has an attribute. */
const resizing = (more: string, base = 'HTMLElement'): string => `
export class Chart extends ${base} {
  update() {
    this.redraw ??= () => this.draw();
    if (this.hasAttribute('auto')) addEventListener('resize', this.redraw);
    else removeEventListener('resize', this.redraw);
  }
  attributeChangedCallback() { this.update(); }
  ${more}
}`;

runRule('no-leaked-listener: slips', reportsOf(listener), {
  valid: [
    // The global object's own methods, which are called bare.
    effect(`const f = () => draw(1); addEventListener('resize', f); return () => removeEventListener('resize', f);`),
    effect(
      `const f = () => draw(1); addEventListener('resize', f); return () => window.removeEventListener('resize', f);`,
    ),
    effect(
      `const f = () => draw(1); self.addEventListener('resize', f); return () => removeEventListener('resize', f);`,
    ),
    effect(
      `const c = new AbortController(); addEventListener('resize', () => draw(1), { signal: c.signal }); return () => c.abort();`,
    ),
    effect(`addEventListener('load', () => draw(1), { once: true });`),
    // A service worker is there once; a function of that name is told its target.
    `addEventListener('fetch', event => event.respondWith(answer(event)));`,
    `function addEventListener(target, type, f) { table(target, type, f); } export function show(el, draw) { addEventListener(el, 'click', () => draw(el)); }`,
    `export function show(el, draw) { addEventListener(el, 'click', () => draw(el)); }`,
    // Both are taken back: by name, by whichever came, elsewhere; or nobody but the element hears of it.
    press(BOTH, `document.removeEventListener('mouseup', drop); document.removeEventListener('touchend', drop);`),
    press(BOTH, `document.removeEventListener(event.type, drop);`),
    press(
      `${BOTH} later(() => document.removeEventListener('touchend', drop));`,
      `document.removeEventListener('mouseup', drop);`,
    ),
    press(
      `document.addEventListener('mouseup', drop); document.addEventListener('touchend', drop, { once: true });`,
      `document.removeEventListener('mouseup', drop);`,
    ),
    press(
      `const el = document.createElement('p'); el.addEventListener('mouseup', drop); el.addEventListener('touchend', drop);`,
      `el.removeEventListener('mouseup', drop);`,
    ),
    // It is set up once.
    `const drop = () => { settle(); document.removeEventListener('click', drop); }; document.addEventListener('click', drop); document.addEventListener('keydown', drop);`,
    // The end takes it back, or nothing but the element's own user calls the method.
    resizing(`disconnectedCallback() { removeEventListener('resize', this.redraw); }`),
    resizing('').replace('attributeChangedCallback', 'toggle'),
  ],
  invalid: [
    flagged(`
import { useEffect } from 'react';
export function useIt(draw) {
  useEffect(() => { addEventListener('resize', () => draw(1)); }, []);
  //                ~~~~~~~~~~~~~~~~ leaked
}`),
    { code: press(BOTH, `document.removeEventListener('mouseup', drop);`), errors: [{ messageId: 'leftover' }] },
    {
      code: press(
        `window.addEventListener('pointerup', drop); window.addEventListener('pointercancel', drop);`,
        `if (event.button === 0) window.removeEventListener('pointerup', drop);`,
      ),
      errors: [{ messageId: 'leftover' }],
    },
    // A framework runs the method, and has no end by which it would be taken back.
    { code: resizing(''), errors: [{ messageId: 'missed' }] },
    { code: resizing('', 'LitElement').replace('attributeChanged', 'connected'), errors: [{ messageId: 'missed' }] },
    {
      code: resizing('', 'React.Component').replace('attributeChangedCallback', 'componentDidUpdate'),
      errors: [{ messageId: 'missed' }],
    },
  ],
});

runRule('no-mismatched-removal: slips', reportsOf(mismatch), {
  valid: [
    // Whatever else goes by a name like that is no method for taking back what was added.
    shown('this.source.$off(this.event, this.show);'),
    shown('this.source.$of(this.other, this.show);'),
    `import { of } from 'rxjs'; export const all = bus => { bus.on('saved', show); return bus.of('loaded', show); };`,
    `export class Bus { of(event, f) { this.map.set(event, f); } } export const open = bus => { bus.on('saved', show); bus.of('saved', show); };`,
    // Emitters take back all that there is; nothing of the kind was added.
    `export const stop = bus => { bus.on('saved', show); bus.off('saved', null); };`,
    // What only tries which options the engine reads.
    `export const on = (el, event, listener) => { el.addEventListener(event, listener); }; export const probe = options => { window.addEventListener('test', null, options); window.removeEventListener('test', null, options); };`,
    `export const stop = el => { el.removeEventListener('scroll', null); };`,
    `export const stop = el => { el.addEventListener('resize', show); el.removeEventListener('scroll', null); };`,
    // What it has by that name may come from elsewhere; what is kept by another name may be another map.
    control(`map.off('mousedown', this.onDown);`),
    control(`map.off('mousedown', this.mousedown);`, 'mousedown = this.hear();'),
    control(`map.off('mousedown', this.mousedown);`).replace('Directions', 'Directions extends Control'),
    control(`this.other.off('mousedown', this.mousedown);`),
    control(`map.off('mousemove', this.mousemove);`),
    // It takes back, too, or for something else.
    grab('document.removeEventListener(e, press);'),
    grab('document.removeEventListener(e, press); document.addEventListener(e, rest);'),
    grab('document.addEventListener(e, hover);', 'addHoverListeners'),
    grab(`document.addEventListener('drop', press);`),
    grab('box.addEventListener(e, hover);'),
  ],
  invalid: [
    { code: shown('this.source.$of(this.event, this.show);'), errors: [{ messageId: 'misspelt' }] },
    {
      code: `export const open = bus => { bus.on('saved', show); return () => bus.of('saved', show); };`,
      errors: [{ messageId: 'misspelt' }],
    },
    {
      code: `export const stop = el => { el.addEventListener('scroll', show); return () => el.removeEventListener('scroll', null); };`,
      errors: [{ messageId: 'handler' }],
    },
    {
      code: `export class A { start() { document.addEventListener('scroll', this.f, true); } stop() { document.removeEventListener('scroll', undefined, true); } f() {} }`,
      errors: [{ messageId: 'handler' }],
    },
    {
      code: effect(
        `const f = () => draw(1); addEventListener('resize', f); return () => removeEventListener('scroll', f);`,
      ),
      errors: [{ messageId: 'event' }],
    },
    { code: control(`map.off('mousedown', this.mousedown);`), errors: [{ messageId: 'handler' }] },
    {
      code: control(`const self = this; this._map.off('mousedown', self.onMouseDown);`),
      errors: [{ messageId: 'handler' }],
    },
    // Nothing is removed by the function that is there to remove.
    { code: grab('document.addEventListener(e, drop);'), errors: [{ messageId: 'swapped' }] },
    { code: grab('document.addEventListener(e, press);'), errors: [{ messageId: 'swapped' }] },
    {
      code: `export class Grab { addKeyListeners() { window.addEventListener('keydown', this.f); } removeKeyListeners() { window.addEventListener('keydown', this.g); } f = () => {}; g = () => {}; }`,
      errors: [{ messageId: 'swapped' }],
    },
  ],
});
