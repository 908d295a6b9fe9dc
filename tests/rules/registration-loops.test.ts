import listener from '../../src/rules/no-leaked-listener.ts';
import subscription from '../../src/rules/no-leaked-subscription.ts';
import timer from '../../src/rules/no-leaked-timer.ts';
import { flagged } from '../annotated.ts';
import { reportsOf, runRule } from '../run-rule.ts';

const jsx = { parserOptions: { ecmaFeatures: { jsx: true } } };

const draw = (around: string, inputs = ', []'): string => `
import { useEffect, useRef } from 'react';
export function Chart({ data }) {
  const box = useRef(null);
  useEffect(() => {
    const draw = () => {
      ${around}
    };
    draw();
  }${inputs});
  return <canvas ref={box} />;
}`;

const poll = (keeper: string): string => `
${keeper}
export const poll = (element, tell) => {
  clearTimeout(timer);
  tell(getComputedStyle(element));
  timer = setTimeout(() => poll(element, tell), 5000);
  //      ~~~~~~~~~~ unended
};`;

const renewed = (start: string, end: string): string => `
export class Plugin {
  constructor(app) {
    app.on('${start}', () => {
      this.checker = setInterval(() => this.check(), 1000);
      //             ~~~~~~~~~~~ overwritten
    });
    app.on('${end}', () => {
      clearInterval(this.checker);
    });
  }
  check() {}
}`;

const unmarked = (code: string): string => code.replace(/ *\/\/ +~+ \w+\n/g, '');

runRule('no-leaked-timer', reportsOf(timer), {
  valid: [
    // A loop that asks each time for an element of its component ends with that.
    { code: draw('if (!box.current) return; paint(box.current); requestAnimationFrame(draw);'), languageOptions: jsx },
    { code: draw('if (box.current) { paint(box.current); requestAnimationFrame(draw); }'), languageOptions: jsx },
    // Each run takes the place of the one before, whoever calls it.
    unmarked(poll('let timer;')),
    // What stops in between does not lose its handle when it starts again.
    unmarked(renewed('afterStart', 'beforeStop')),
    unmarked(renewed('beforeShow', 'afterHide')),
    // What is left of a moment is none longer.
    `import { useEffect, useRef } from 'react'; const AT_LEAST = 400; export function useShown(subscribe, show) { const since = useRef(0); useEffect(() => { let timer; return subscribe(() => { clearTimeout(timer); const left = since.current + AT_LEAST - Date.now(); timer = setTimeout(() => show(since), left); }); }, []); }`,
  ],
  invalid: [
    // What the loop asks for stays when the component goes, and an effect that runs again starts another loop.
    {
      ...flagged<'dropped', []>(
        draw(`if (!data.ready) return;
      paint(data);
      requestAnimationFrame(draw);
    //~~~~~~~~~~~~~~~~~~~~~ dropped`),
      ),
      languageOptions: jsx,
    },
    {
      ...flagged<'dropped', []>(
        draw(
          `if (!box.current) return;
      paint(data);
      requestAnimationFrame(draw);
    //~~~~~~~~~~~~~~~~~~~~~ dropped`,
          ', [data]',
        ),
      ),
      languageOptions: jsx,
    },
    // A handle of its own for each call, and events that have nothing to do with each other.
    flagged(
      poll('').replace(
        'export const poll = (element, tell) => {',
        'export const poll = (element, tell) => {\n  let timer;',
      ),
    ),
    flagged(renewed('tick', 'error')),
    flagged(`
import { useEffect, useRef } from 'react';
export function useShown(subscribe, show, days) {
  const since = useRef(0);
  useEffect(() => {
    let timer;
    return subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(() => show(since), days - since.current);
      //      ~~~~~~~~~~ missed
    });
  }, []);
}`),
  ],
});

const viewer = (made: string): string => `
import { ref, watch, onMounted } from 'vue';
import { bus } from './bus.js';
export default {
  setup(props) {
    ${made}
    const close = () => hide(props);
    onMounted(() => {});
    watch(shown, now => {
      if (now === null) {
        bus.off('escape', close);
        return;
      }
      bus.on('escape', close);
      //  ~~ missed
    });
  },
};`;

const options = (how: string): string => `
import { shared } from './shared.js';
export default {
  data() {
    return { ${how} };
  },
  beforeDestroy() {},
};`;

runRule('no-leaked-listener', reportsOf(listener), {
  valid: [
    // A component that shows itself and hides itself stays.
    unmarked(viewer('const shown = ref(null);')),
    // What a callback is handed within a component goes with what hands it over.
    options(
      `popper: { onCreate(popper) { popper.instance.popper.addEventListener('click', () => this.close(popper)); } }`,
    ),
    // A hook that makes something for its component.
    `import { useEffect } from 'react'; import { useSpring } from 'framer-motion'; export function Bar({ go, at }) { const spring = useSpring(at); useEffect(() => { spring.on('change', value => go(value)); }, [spring]); }`,
    // A variable that nothing is ever put into.
    `export class Scene extends HTMLElement { connectedCallback() { let resize; window.addEventListener('load', resize); } disconnectedCallback() {} }`,
  ],
  invalid: [
    flagged(viewer(`const shown = toRef(props, 'shown');`)),
    flagged(`
import { shared } from './shared.js';
export default {
  created() {
    make(popper => { shared.on('click', () => this.close(popper)); });
    //                      ~~ leaked
  },
  beforeDestroy() {},
};`),
    flagged(`
import { useEffect } from 'react';
import { useStore } from './store.js';
export function Bar({ go }) {
  const store = useStore();
  useEffect(() => {
    store.on('change', value => go(value));
    //    ~~ leaked
  }, [store]);
}`),
    flagged(`
export class Scene extends HTMLElement {
  connectedCallback() {
    let resize;
    resize = () => this.fit();
    window.addEventListener('load', resize);
    //     ~~~~~~~~~~~~~~~~ leaked
  }
  disconnectedCallback() {}
}`),
  ],
});

const layout = (name: string): string => `
import { Component } from '@angular/core';
@Component({ selector: 'the-layout', template: '' })
export class ${name} {
  constructor(private notes: NotesService) {}
  ngOnInit() {
    this.notes.changed.subscribe(note => this.show(note));
    //                 ~~~~~~~~~ dropped
  }
  show(note: unknown) {}
}`;

runRule('no-leaked-subscription', reportsOf(subscription), {
  valid: [`export const notes = new Notes();`],
  invalid: [
    flagged(`
import { onMounted } from 'vue';
import { listen } from '@tauri-apps/api/event';
export function useNotes(show) {
  onMounted(async () => {
    await listen('note', note => show(note));
    //    ~~~~~~ dropped
  });
}`),
  ],
  typescript: {
    // A program has one layout; what it shows in it comes and goes.
    valid: [unmarked(layout('LayoutComponent'))],
    invalid: [flagged(layout('LayoutEditorComponent'))],
  },
});
