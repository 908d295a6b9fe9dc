import type { Fixture } from './fixture.ts';

/** A class that does so when it is made. */
export const panel = (add: string, rest = ''): string => `export class Panel {
  constructor() {
    ${add}
  }
  layout() {}
${rest}}
`;
const IMPORT = "import { addWeakListener } from 'eslint-plugin-unleak/runtime';\n\n";

const FIELD = '  onResize = () => this.layout();\n';

const TEXTS: readonly (readonly [what: string, before: string, after: string])[] = [
  [
    'an arrow function',
    "window.addEventListener('resize', () => this.layout());",
    "addWeakListener(window, 'resize', this, () => this.layout());",
  ],
  [
    'a field',
    "window.addEventListener('resize', this.onResize);",
    "addWeakListener(window, 'resize', this, this.onResize);",
  ],
  [
    'a bound method',
    "window.addEventListener('resize', this.layout.bind(this));",
    "addWeakListener(window, 'resize', this, this.layout);",
  ],
  [
    'options',
    "window.addEventListener('scroll', () => this.layout(), { passive: true });",
    "addWeakListener(window, 'scroll', this, () => this.layout(), { passive: true });",
  ],
  [
    'capture',
    "window.addEventListener('click', () => this.layout(), true);",
    "addWeakListener(window, 'click', this, () => this.layout(), { capture: true });",
  ],
  [
    'lines and comments',
    "window.addEventListener(\n      'scroll', // often\n      /* by itself */ () => this.layout(),\n    );",
    "addWeakListener(\n      window, 'scroll', this, // often\n      /* by itself */ () => this.layout(),\n    );",
  ],
  [
    'an emitter of the process',
    "process.on('message', () => this.layout());",
    "addWeakListener(process, 'message', this, () => this.layout());",
  ],
];

export const FIXTURES: readonly Fixture[] = TEXTS.map(([what, before, after]) => ({
  what,
  path: 'a.js',
  before: panel(before, FIELD),
  after: IMPORT + panel(after, FIELD),
}));

/** How they, and what becomes of them, are used: as the page of the codemod shows, or like this. */
export const PROOFS: readonly string[] = [
  `
import { EventEmitter } from 'node:events';

const process = new EventEmitter().setMaxListeners(0);
let layouts = 0;

export function user({ Panel }, index, note) {
  Panel.prototype.layout = () => layouts++;
  const panel = new Panel();
  const before = layouts;
  for (const type of ['resize', 'scroll', 'click']) window.dispatchEvent(new Event(type));
  process.emit('message');
  note(layouts > before);
  return panel;
}
`,
];
