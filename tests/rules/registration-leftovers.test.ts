/** What stays beside what is taken back: of an effect that runs again, of work that is done, of what was answered. */
import listener from '../../src/rules/no-leaked-listener.ts';
import mismatch from '../../src/rules/no-mismatched-removal.ts';
import subscription from '../../src/rules/no-leaked-subscription.ts';
import { flagged } from '../annotated.ts';
import { reportsOf, runRule } from '../run-rule.ts';

const player = (inputs: string, end: string, element = 'box.current'): string => `
import { useEffect, useRef, useState } from 'react';
export function Player({ playing }) {
  const box = useRef(null);
  useEffect(() => {
    const move = () => show(playing);
    const el = ${element};
    el.addEventListener('mousemove', move);
    el.addEventListener('mouseleave', () => { if (playing) hide(); });
    return () => { ${end} };
  }, ${inputs});
}`;

runRule('no-leaked-listener: effects that run again', reportsOf(listener), {
  valid: [
    // It runs once, and the element goes with the component.
    player('[]', `el.removeEventListener('mousemove', move);`),
    // Nothing tells that the element is there for more than one run.
    player('[playing]', `hide();`),
    player('[playing]', `el.removeEventListener('mousemove', move);`, `document.createElement('div')`),
    // A target ignores the same function.
    player('[playing]', `el.removeEventListener('mousemove', move);`).replace('() => { if (playing) hide(); }', 'hide'),
  ],
  invalid: [
    ...['[playing]', '[playing, box]'].map(inputs => ({
      code: player(inputs, `el.removeEventListener('mousemove', move);`),
      errors: [{ messageId: 'leaked' as const, line: 9 }],
    })),
    {
      code: player('[playing]', `box.current.removeEventListener('mousemove', move);`, 'box.current'),
      errors: [{ messageId: 'leaked' as const, line: 9 }],
    },
  ],
});

const work = (begin: string, end: string): string => `
import { stops } from './stops.js';
export async function answerJob(job, model) {
  const said = [];
  const before = model.prompt;
  try {
    model.prompt = job.prompt;
    ${begin}
    await answer(model, said);
    return said;
  } finally {
    model.prompt = before;
    ${end}
  }
}`;
const cancels = `stops.on('stop', () => { said.push('stopped'); });`;

runRule('no-leaked-listener: work with a finally', reportsOf(listener), {
  valid: [
    work(`const stop = () => { said.push('stopped'); }; stops.on('stop', stop);`, `stops.off('stop', stop);`),
    work(cancels.replace('.on', '.once'), ''),
    // How often a program is told to end, it says itself.
    work(cancels.replace('stops', 'process'), ''),
    // Nothing is waited for, so that nothing tells that its caller goes on.
    work(cancels, '').replace('await ', ''),
  ],
  invalid: [
    { code: work(cancels, ''), errors: [{ messageId: 'leaked' }] },
    { code: work(`if (job.id) { ${cancels} }`, ''), errors: [{ messageId: 'leaked' }] },
  ],
});

const ask = (heard: string, rest: string): string => `
import { bus } from './bus.js';
export async function ask(question, show) {
  const asked = event => { ${heard} };
  bus.on('asked', asked);
  ${rest}
}`;
const own = `if (event.name === question.name) { bus.off('asked', asked); show(event.id); }`;

runRule('no-leaked-listener: what has been answered', reportsOf(listener), {
  valid: [
    ask(own, `const answer = await bus.request(question); bus.off('asked', asked); return answer;`),
    // It goes with the next event, whichever that is of.
    ask(`bus.off('asked', asked); show(event.id);`, `return await bus.request(question);`),
    // What is asked is not what tells of it, and may tell later.
    ask(own, `return await load(question);`),
    // Sent, and not answered yet.
    ask(own, `await bus.request(question);`),
    ask(own, `return await bus.send(question);`),
    // Nobody waits for it.
    ask(own, `bus.request(question);`),
  ],
  invalid: [
    {
      code: ask(own, `const answer = await bus.request(question); return answer.ok;`),
      errors: [{ messageId: 'missed' }],
    },
    {
      code: ask(
        `if (event.name !== question.name) return; bus.off('asked', asked); show(event.id);`,
        `return await bus.request(question);`,
      ),
      errors: [{ messageId: 'missed' }],
    },
  ],
});

const debug = (removed: string): string => `
export default EmberObject.extend({
  add() {},
  link() {},
  change() {},
  init() { this._super(); this.get('bus').on('made', this, this.add); this.get('bus').on('linked', this, this.link); },
  willDestroy() { this.get('bus').off('made', this, this.add); ${removed} },
});`;

runRule('no-mismatched-removal: what a handler is called on before it', reportsOf(mismatch), {
  valid: [
    debug(`this.get('bus').off('linked', this, this.link);`),
    debug(`this.get('bus').off('made', this, this.change);`),
  ],
  invalid: [{ code: debug(`this.get('bus').off('made', this, this.link);`), errors: [{ messageId: 'event' }] }],
});

runRule('no-leaked-listener: what a handler is called on before it', reportsOf(listener), {
  valid: [
    `export class Row extends React.Component { componentDidMount() { this.props.bus.on('made', this, this.add); } add() {} componentWillUnmount() { this.props.bus.off('made', this, this.add); } }`,
  ],
  invalid: [
    flagged(`
export class Row extends React.Component {
  componentDidMount() { this.props.bus.on('made', this, this.add); }
  //                                   ~~ leaked
  add() {}
  componentWillUnmount() { this.gone = true; }
}`),
  ],
});

const handles = (added: string, removed: string): string => `
const counts = new Map();
function down() {}
function up() {}
function update() {
  counts.forEach((_, doc) => { const { body } = doc; body.removeEventListener('pointerup', up); ${removed} });
  counts.forEach((count, doc) => { const { body } = doc; if (count > 0) { body.addEventListener('pointerup', up); ${added} } });
}`;

runRule('no-mismatched-removal: flags, where only the file has the function', reportsOf(mismatch), {
  valid: [
    handles(`body.addEventListener('pointerdown', down);`, `body.removeEventListener('pointerdown', down);`),
    handles(
      `body.addEventListener('pointerdown', down, { passive: true });`,
      `body.removeEventListener('pointerdown', down);`,
    ),
    handles(
      `body.addEventListener('pointerdown', down, { capture: true });`,
      `body.removeEventListener('pointerdown', down); body.removeEventListener('pointerdown', down, true);`,
    ),
    // Elsewhere it is added without the flag.
    `${handles(`body.addEventListener('pointerdown', down, true);`, `body.removeEventListener('pointerdown', down);`)} export function hear(el) { el.addEventListener('pointerdown', down); }`,
    `${handles(`body.addEventListener('pointerdown', down, true);`, `body.removeEventListener('pointerdown', down);`)} export function hear(el, type) { el.addEventListener(type, down); }`,
  ],
  invalid: [
    handles(
      `body.addEventListener('pointerdown', down, { capture: true });`,
      `body.removeEventListener('pointerdown', down);`,
    ),
    handles(`body.addEventListener('pointerdown', down, true);`, `doc.body.removeEventListener('pointerdown', down);`),
    handles(`body.addEventListener('pointerdown', down);`, `body.removeEventListener('pointerdown', down, true);`),
  ].map(code => ({ code, errors: [{ messageId: 'capture' as const }] })),
});

const listeners = (off: string, all: string): string => `
export class Listeners {
  all = [];
  on(element, type, handler, options = false) { this.all.push({ element, type, handler, options }); element.addEventListener(type, handler, options); }
  off(element) { this.all.filter(one => one.element === element).forEach(one => { ${off} }); this.all = []; }
  removeAll() { this.all.forEach(entry => { ${all} }); this.all = []; }
}`;
const whole = (entry: string): string =>
  `${entry}.element.removeEventListener(${entry}.type, ${entry}.handler, ${entry}.options);`;
const part = (entry: string): string => `${entry}.element.removeEventListener(${entry}.type, ${entry}.handler);`;

runRule('no-mismatched-removal: options that were kept', reportsOf(mismatch), {
  valid: [
    listeners(whole('one'), whole('entry')),
    // Nothing tells that the options matter.
    listeners(part('one'), part('entry')),
    // Without options where there are none.
    listeners(whole('one'), `if (entry.options) { ${whole('entry')} } else { ${part('entry')} }`),
    listeners(whole('one'), part('entry')).replace(
      '  off(',
      '  add(element, type, handler) { this.plain.push({ element, type, handler }); element.addEventListener(type, handler); }\n  off(',
    ),
    // It is none of the entries.
    listeners(whole('one'), `this.frame.element.removeEventListener(entry.type, entry.handler);`),
  ],
  invalid: [
    { code: listeners(whole('one'), part('entry')), errors: [{ messageId: 'capture', line: 6 }] },
    { code: listeners(part('one'), whole('entry')), errors: [{ messageId: 'capture', line: 5 }] },
  ],
});

const app = (hook: string): string => `
import { AppState } from 'react-native';
export class Clock extends React.Component {
  componentDidMount() { this.sub = AppState.addEventListener('change', () => this.setState({})); }
  ${hook}
}`;
const user = (effect: string): string => `
export function User() { const [user, setUser] = useState(); useEffect(() => { ${effect} }, []); return draw(user); }`;

runRule('no-leaked-subscription: listeners that return what ends them', reportsOf(subscription), {
  valid: [
    app('componentWillUnmount() { this.sub.remove(); }'),
    app('hide() { this.sub?.remove(); } componentWillUnmount() { this.hide(); }'),
    // A page returns nothing, and what is kept of it is removed otherwise.
    `export class Clock extends React.Component { componentDidMount() { this.box = addBox('x', () => this.setState({})); } hide() { this.box.remove(); } componentWillUnmount() { this.gone = true; } }`,
    user(`const off = window.shell.onUser(next => setUser(next)); return () => { off(); setUser(null); };`),
    user(`return window.shell.onUser(next => setUser(next));`),
    // The shell is asked for it by another name.
    ...['offUser()', 'removeUserListener(setUser)', 'unsubscribe()', 'dispose()'].map(end =>
      user(`window.shell.onUser(next => setUser(next)); return () => { window.shell.${end}; };`),
    ),
    // It is there once, or is no listener.
    user(`window.shell.onReady(() => setUser(1)); return () => setUser(null);`),
    user(`window.shell.onUser('name'); return () => setUser(null);`),
    user(`window.chrome.onUser(next => setUser(next)); return () => setUser(null);`),
    // Perhaps nothing can end it.
    user(`window.shell.onUser(next => setUser(next));`),
  ],
  invalid: [
    { code: app('componentWillUnmount() { this.gone = true; }'), errors: [{ messageId: 'unended' }] },
    {
      code: app('hide() { this.sub.remove(); } componentWillUnmount() { this.gone = true; }'),
      errors: [{ messageId: 'missed' }],
    },
    {
      code: `import { addListener } from './native.js'; ${app('hide() { this.sub.remove(); } componentWillUnmount() { this.gone = true; }').replace("AppState.addEventListener('change',", "addEventListener(AppState, 'change',")}`,
      errors: [{ messageId: 'missed' }],
    },
    {
      code: user(`window.onUser(next => setUser(next)); return () => { setUser(null); };`),
      errors: [{ messageId: 'dropped' }],
    },
    {
      code: user(`window.shell.onUser(next => { setUser(next); }); return () => { setUser(null); };`),
      errors: [{ messageId: 'dropped' }],
    },
  ],
});
