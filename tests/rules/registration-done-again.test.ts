/** What is added once more with each run, and handlers that are made anew, or cleaned up by nobody. */
import listener from '../../src/rules/no-leaked-listener.ts';
import mismatch from '../../src/rules/no-mismatched-removal.ts';
import timer from '../../src/rules/no-leaked-timer.ts';
import { reportsOf, runRule } from '../run-rule.ts';

const button = (body: string, before = ''): string =>
  `export function setUp(button, player) { ${before} button.addEventListener('click', () => { ${body} }); }`;

const panel = (play: string, more = ''): string => `
export class Panel {
  constructor(player, button) { this.player = player; button.addEventListener('click', () => this.play()); }
  play() { ${play} }
  show() {}
  ${more}
}`;

const HEARS = `player.on('ended', () => show(button));`;

const scroll = (read: string, parameter = '', more = ''): string => `
import { watchEffect } from 'vue'; import { injectRoot, injectBar } from './context';
export default { setup() {
  const root = injectRoot(); const bar = injectBar();
  watchEffect((${parameter}) => {
    const view = root.view.value; ${read}
    const onScroll = () => root.tell(view); view?.addEventListener('scroll', onScroll); ${more}
  });
} };`;

const menu = (off: string, events = 'click touchstart'): string =>
  `export class Menu { open() { this.onPress = () => this.pick(); $(document).on('${events}', this.onPress); } close() { ${off} } }`;

runRule('no-leaked-listener: added once more', reportsOf(listener), {
  valid: [
    button(`player.once('ended', () => show(button));`),
    button(`const player = new Player(); ${HEARS}`),
    button(`if (started) return; started = true; ${HEARS}`, 'let started = false;'),
    // What is gone, or cannot be pressed, is not pressed again.
    button(`${HEARS} button.remove();`),
    button(`${HEARS} button.disabled = true;`),
    button(`const end = () => show(button); player.on('ended', end); later(() => player.off('ended', end));`),
    // Each time another one.
    panel(`this.player.on('ended', () => this.show());`, 'load() { this.player = new Player(); }'),
    // It cleans up, or runs again for another element only.
    scroll(
      'const side = bar.side.value;',
      'onCleanup',
      `onCleanup(() => view?.removeEventListener('scroll', onScroll));`,
    ),
    scroll(''),
    menu(`$(document).off('click touchstart', this.onPress);`),
    menu(`$(document).off('click', this.onPress).off('touchstart', this.onPress);`),
    menu(`$(document).off('.menu');`, 'click.menu touchstart.menu'),
    menu(`$(document).off('click.menu').off('touchstart');`, 'click.menu touchstart.menu'),
    menu(`$(document).off(this.events, this.onPress);`),
  ],
  invalid: [
    ...[button(HEARS), panel(`this.player.on('ended', () => this.show());`)].map(code => ({
      code,
      errors: [{ messageId: 'again' as const }],
    })),
    { code: scroll('const side = bar.side.value;'), errors: [{ messageId: 'leaked', line: 7 }] },
    { code: menu(`$(document).off('click', this.onPress);`), errors: [{ messageId: 'leaked' }] },
    {
      code: menu(`$(document).off('click.menu', this.onPress);`, 'click.menu touchstart.menu'),
      errors: [{ messageId: 'leaked' }],
    },
  ],
});

const made = (maker: string): string =>
  `export function control(target, context) { const handlerOf = ${maker}; return { add: () => target.addEventListener('a', handlerOf('a')), remove: () => target.removeEventListener('a', handlerOf('a')) }; }`;

runRule('no-mismatched-removal: made by a function', reportsOf(mismatch), {
  valid: [
    // The same function each time.
    made('name => handlers[name]'),
    made(
      'name => { if (known.has(name)) return known.get(name); const handler = () => context.tell(name); known.set(name, handler); return handler; }',
    ),
    made('name => { if (name === "a") return context.tell; return () => context.tell(name); }'),
  ],
  invalid: [
    made('name => () => context.tell(name)'),
    made('name => { if (name === "a") return () => context.tell(1); return event => context.tell(event); }'),
  ].map(code => ({ code, errors: [{ messageId: 'bind' as const }] })),
});

const blinking = (end: string): string =>
  `import { useEffect } from 'react'; export function Lamp({ blink }) { useEffect(() => { const timer = setInterval(() => blink(), 9); ${end} }, []); return null; }`;

runRule('no-leaked-timer: cleared where nobody comes', reportsOf(timer), {
  valid: [
    blinking('return () => { clearInterval(timer); };'),
    blinking('const stop = () => { clearInterval(timer); }; return stop;'),
  ],
  invalid: [
    { code: blinking('() => { clearInterval(timer); };'), errors: [{ messageId: 'missed' as const }] },
    { code: blinking('(() => clearInterval(timer));'), errors: [{ messageId: 'missed' as const }] },
  ],
});
