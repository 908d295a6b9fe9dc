import { expect, test } from 'vitest';
import { migrate } from './migrate.ts';
import { FIXTURES, panel } from './rewritten/listeners-to-weak.ts';

test.each(FIXTURES)('to review: $what', ({ path, before, after }) => {
  expect(migrate('listeners-to-weak', path, before)).toMatchObject({ output: before, verdicts: ['review'] });
  expect(migrate('listeners-to-weak', path, before, true)).toMatchObject({ output: after, verdicts: ['rewritten'] });
});

const LISTEN = "window.addEventListener('resize', () => this.layout());";

test.each(['export const panel = new Panel();', 'open(new Panel());', 'export const make = () => new Panel();'])(
  'to review where something may hold it: %s',
  more => {
    expect(migrate('listeners-to-weak', 'a.js', panel(LISTEN) + more)).toMatchObject({ verdicts: ['review'] });
  },
);

test('says that the same function would be called twice', () => {
  const field = 'onResize = () => this.layout();';
  const listen = "window.addEventListener('resize', this.onResize);";
  const reasonsOf = (code: string): readonly string[] => migrate('listeners-to-weak', 'a.js', code).reasons;
  const twice = expect.stringMatching(
    /for as long as it is to be told, and a listener that is added twice is called twice$/,
  ) as string;
  const once = expect.stringMatching(/for as long as it is to be told$/) as string;
  expect(reasonsOf(`export class Panel { ${field} start() { ${listen} } layout() {} }`)).toEqual([twice]);
  expect(reasonsOf(`export class Panel { ${field} constructor() { ${listen} } layout() {} }`)).toEqual([once]);
  expect(reasonsOf('export class Panel { start() { ' + LISTEN + ' } layout() {} }')).toEqual([once]);
});

test('a class of a name space whose only instance no name keeps', () => {
  const text = `app.Worker = class { start() { self.addEventListener('message', event => this.onMessage(event)); } onMessage() {} };
app.Worker.boot = () => { const worker = new app.Worker(); worker.start(); };
export const boot = app.Worker.boot;`;
  expect(migrate('listeners-to-weak', 'a.js', text, true)).toMatchObject({
    output: text,
    hazards: ['not-held'],
    reasons: ['no name keeps what line 2 makes: its listener alone may hold it'],
  });
});

test('a method that is asked for before it is called', () => {
  const text = panel("if (window.addEventListener) window.addEventListener('resize', () => this.layout());");
  expect(migrate('listeners-to-weak', 'a.js', text, true)).toMatchObject({
    output: text,
    reasons: ['line 3 asks whether there is `window.addEventListener` to call'],
  });
});

test.each(['window.addEventListener?.', 'window?.addEventListener'])('a call that may not be made: %s', callee => {
  const text = panel(`${callee}('resize', () => this.layout());`);
  expect(migrate('listeners-to-weak', 'a.js', text, true)).toMatchObject({ output: text, hazards: ['asked-for'] });
});

test('a comment that would be lost is no matter of a section of the docs', () => {
  const text = panel("window.addEventListener('resize', this.layout /* all of it */.bind(this));");
  expect(migrate('listeners-to-weak', 'a.js', text, true)).toMatchObject({
    output: text,
    reasons: ['the rewrite would lose the comment on line 3'],
  });
});

test.each([
  [
    'removed',
    'taken back',
    panel(
      "window.addEventListener('resize', this.layout);",
      "  close() { window.removeEventListener('resize', this.layout); }\n",
    ),
  ],
  [
    'removed',
    'all taken back',
    panel("process.on('exit', this.layout);", '  close() { process.removeAllListeners(); }\n'),
  ],
  ['ends-by-itself', 'once', panel("window.addEventListener('load', () => this.layout(), { once: true });")],
  ['ends-by-itself', 'the method once', panel("process.once('exit', () => this.layout());")],
  [
    'ends-by-itself',
    'a signal',
    panel("window.addEventListener('resize', () => this.layout(), { signal: this.signal });"),
  ],
  [
    'ends-by-itself',
    'options from elsewhere',
    panel("window.addEventListener('resize', () => this.layout(), options);"),
  ],
  ['ends-by-itself', 'what comes once', panel("window.addEventListener('load', () => this.layout());")],
  [
    'default-behaviour',
    'prevented',
    panel("window.addEventListener('wheel', e => { e.preventDefault(); this.layout(); }, { passive: false });"),
  ],
  [
    'default-behaviour',
    'answered by a method',
    panel(
      "self.addEventListener('fetch', e => this.reply(e));",
      '  reply(event) { event.respondWith(this.answer); }\n',
    ),
  ],
  [
    'default-behaviour',
    'stopped by a bound method',
    panel(
      "document.addEventListener('click', this.reply.bind(this));",
      '  reply(event) { if (this.open) event.stopPropagation(); }\n',
    ),
  ],
  ['owned-target', 'a part of its own', panel("this.el.addEventListener('click', () => this.layout());")],
  [
    'owned-target',
    'a parameter',
    panel("el.addEventListener('click', () => this.layout());").replace('constructor()', 'constructor(el)'),
  ],
  [
    'owned-target',
    'a local one',
    panel("const el = document.createElement('p'); el.addEventListener('click', () => this.layout());"),
  ],
  [
    'removed',
    'its removal is kept for later',
    panel(
      "window.addEventListener('resize', this.onResize); this.off = window.removeEventListener.bind(window, 'resize', this.onResize);",
    ),
  ],
  [
    'asked-for',
    'by a test',
    panel("if (window.addEventListener) window.addEventListener('resize', () => this.layout());"),
  ],
  ['at-the-end', 'the page', panel("window.addEventListener('beforeunload', () => this.layout());")],
  ['at-the-end', 'the application', `const app = open();\n${panel("app.on('will-quit', () => this.layout());")}`],
  ['at-the-end', 'the process', panel("process.on('SIGTERM', () => this.layout());")],
  ['default-behaviour', 'an error', `const bus = open();\n${panel("bus.on('error', () => this.layout());")}`],
  ['default-behaviour', 'an exception', panel("process.on('uncaughtException', () => this.layout());")],
  ['default-behaviour', 'a signal', panel("process.on('SIGPIPE', this.layout.bind(this));")],
  ['not-held', 'made by a statement', `${panel(LISTEN)}new Panel();\n`],
  ['not-held', 'made and started', `${panel(LISTEN)}export const start = () => { new Panel().layout(); };\n`],
  [
    'not-held',
    'under a local name',
    `${panel(LISTEN)}export function start() { const p = new Panel(); p.layout(); }\n`,
  ],
  ['used-result', 'chained', panel("process.on('exit', () => this.layout()).on('x', f);")],
  ['other-listeners', 'an object', panel("window.addEventListener('resize', this);")],
  ['shared-method', 'unbound', panel("window.addEventListener('resize', this.layout);")],
  ['other-listeners', 'wrapped', panel("window.addEventListener('resize', debounce(this.layout));")],
])('left alone: %s, %s', (hazard, _, code) => {
  const { output, hazards } = migrate('listeners-to-weak', 'a.js', code, true);
  expect({ output, hazards }).toEqual({ output: code, hazards: [hazard] });
});

test.each([
  ['a function of the module', "window.addEventListener('resize', layout);\nexport function layout() {}\n"],
  ['a function that needs no instance', panel("window.addEventListener('resize', () => layout());")],
  ['a computed event', panel('window.addEventListener(name, () => this.layout());')],
])('not asked about: %s', (_, code) => {
  expect(migrate('listeners-to-weak', 'a.js', code, true)).toMatchObject({ output: code, verdicts: [] });
});

test('the import goes before the decorators of an exported class', () => {
  const before = `@Injectable()
export class Tracker {
  ngOnInit() { window.addEventListener('resize', () => this.fit()); }
  fit() {}
}
`;
  expect(migrate('listeners-to-weak', 'tracker.ts', before, true)).toMatchObject({
    output: `import { addWeakListener } from 'eslint-plugin-unleak/runtime';

@Injectable()
export class Tracker {
  ngOnInit() { addWeakListener(window, 'resize', this, () => this.fit()); }
  fit() {}
}
`,
  });
});
