import type { Contenders } from './contenders.ts';
import type { BenchFile } from './files.ts';
import { cpuOf, lint, ready, type Ready } from './lint.ts';

/** Kinds of generated files, by what there is more and more of; what is given is the number of them, or how deep they nest. */
export const SHAPES: Readonly<Record<string, (count: number) => string>> = {
  'plain functions': count => repeat(count, i => `export function f${i}(a, b) {\n  return a * b + ${i};\n}`),
  'containers of the module': count =>
    repeat(count, i => `const cache${i} = new Map();\nexport function get${i}(key) {\n  cache${i}.set(key, {});\n}`),
  'fields that grow': count =>
    repeat(count, i => `export class C${i} {\n  items = [];\n  add(item) {\n    this.items.push(item);\n  }\n}`),
  'fields of one class': count =>
    `export class Big {\n${repeat(count, i => `  list${i} = [];\n  add${i}(x) {\n    this.list${i}.push(x);\n  }`)}\n}`,
  'listeners, removed': count =>
    repeat(
      count,
      i =>
        `export function on${i}(view) {\n  const f = () => view.x${i}();\n  window.addEventListener('e${i}', f);\n  return () => window.removeEventListener('e${i}', f);\n}`,
    ),
  'listeners, left': count =>
    repeat(count, i => `export function on${i}(view) {\n  window.addEventListener('resize', () => view.x${i}());\n}`),
  'listeners of one event': count =>
    repeat(
      count,
      i =>
        `export function at${i}(view) {\n  const f = () => view.x${i}();\n  document.addEventListener('click', f);\n  return () => document.removeEventListener('click', f);\n}`,
    ),
  'listeners of one class': count =>
    `export class View {\n  mount() {\n${repeat(count, i => `    document.addEventListener('e${i}', this.on${i});`)}\n  }\n  destroy() {\n${repeat(count, i => `    document.removeEventListener('e${i}', this.on${i});`)}\n  }\n}`,
  timers: count =>
    repeat(
      count,
      i =>
        `export function poll${i}(view) {\n  const id = setInterval(() => view.x());\n  return () => clearInterval(id);\n}`,
    ),
  subscriptions: count =>
    repeat(count, i => `export function s${i}(view, a$) {\n  a$.subscribe(v => view.show(v));\n}`),
  'weak references': count =>
    repeat(count, i => `export function w${i}(o) {\n  const r = new WeakRef(o);\n  return () => r.deref()?.x${i};\n}`),
  'classes alike': count =>
    repeat(
      count,
      i =>
        `export class V${i} {\n  connectedCallback() {\n    window.addEventListener('resize', this.on);\n    this.id = setInterval(this.on, 9);\n  }\n  disconnectedCallback() {\n    window.removeEventListener('resize', this.on);\n    clearInterval(this.id);\n  }\n  on() {}\n}`,
    ),
  'effects of one component': count =>
    `import { useEffect } from 'react';\nexport function View({ x }) {\n${repeat(count, i => `  useEffect(() => {\n    const f = () => x.y${i}();\n    window.addEventListener('click', f);\n    return () => window.removeEventListener('click', f);\n  }, []);`)}\n}`,
  'references of one function': count =>
    `export function hold(o) {\n${repeat(count, i => `  const r${i} = new WeakRef(o);\n  r${i}.deref().x();`)}\n}`,
  'fillings of one container': count =>
    `const seen = new Map();\nexport function fill(k) {\n${repeat(count, i => `  if (!seen.has(k)) seen.set(k, ${i});`)}\n}`,
  'removals from one container': count =>
    `const seen = new Map();\nexport function swap(k) {\n${repeat(count, i => `  seen.set(k, ${i});\n  seen.delete(k + ${i});`)}\n}`,
  'readings of one container': count =>
    `const next = new Map();\nexport function walk(k) {\n  next.set(k, 1);\n${repeat(count, () => '  k = next.get(k);')}\n}`,
  'uses of one container': count =>
    `const seen = new Map();\n${repeat(count, i => `export const f${i} = k => seen.get(k) ?? seen.set(k, ${i});`)}`,
  'values of one variable': count => `let v = [];\n${repeat(count, i => `export const f${i} = () => (v = [${i}]);`)}`,
  'one giant literal': count =>
    `export const table = {\n${repeat(count, i => `  key${i}: { value: [${i}], on: () => 0 },`)}\n};`,
  'member chains': count => `export const x = a${'.b'.repeat(count)};\nlist.push(1);`,
  'call chains': count => `export const x = bus${".on('a', f)".repeat(count)};`,
  'else-if chain': count =>
    `const l = [];\nexport function f(x) {\n  ${repeat(count, i => `if (x === ${i}) l.push(x);\n  else`)}\n  ;\n}`,
  'nested functions': count => `const l = [];\n${'(function (a) { l.push(a); '.repeat(count)}${'})(1);'.repeat(count)}`,
  'names of one letter': count =>
    repeat(count, i => `(function (a, b) { var c = a.b, d = c.e; d.push(b); a.f[b] = c; return c.g(d) })({}, ${i});`),
};

/** A file in which nothing could leak, and that takes a while to walk. */
export function withoutWords(seed: number): string {
  return repeat(
    120,
    i => `export class View${i} extends Base {
  items = [];
  table = {};
  constructor(owner) {
    super(owner);
    this.owner = owner;
    this.parts = [];
  }
  draw(a, b) {
    const made = new Shape(a.left, b.right);
    if (a.x > b.y) return this.draw(made.turn(b.z), a.w + ${seed});
    return this.parts.map(part => part.draw(made.scale(this.items), () => this.table.show(b)));
  }
}`,
  );
}

/** Shapes that no engine could nest any deeper. */
const DEEP: ReadonlySet<string> = new Set(['member chains', 'call chains', 'else-if chain', 'nested functions']);

function repeat(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('\n');
}

/** How the cost grows in files of one shape. */
export interface Growth {
  readonly shape: string;
  /** Microseconds of processor for each line or link, at each size: of ESLint itself, and what `strict` adds. */
  readonly costs: readonly {
    readonly count: number;
    readonly bytes: number;
    readonly floor: number;
    readonly added: number;
  }[];
}

/** Lints files of each shape, of ever more lines, or ever deeper ones. */
export function* growthOf(contenders: Contenders, sizes: readonly number[], only = ''): Generator<Growth> {
  const [floor, strict] = ready({ strict: contenders['strict'] ?? [] });
  for (const [shape, generate] of Object.entries(SHAPES)) {
    if (!shape.includes(only)) continue;
    const linesEach = generate(20).split('\n').length / 20;
    const costs = sizes.map(lines => {
      const count = DEEP.has(shape) ? Math.min(lines / 100, 500) : Math.ceil(lines / linesEach);
      const file = { path: `/generated/${shape.replaceAll(/\W+/g, '-')}.js`, text: generate(count) };
      return costOf(file, DEEP.has(shape) ? count : lines, floor!, strict!);
    });
    yield { shape, costs };
  }
}

function costOf(file: BenchFile, count: number, floor: Ready, strict: Ready): Growth['costs'][number] {
  const rounds = Math.max(1, Math.ceil(100_000 / file.text.length));
  let [bare, whole] = [0, 0];
  for (let round = 0; round < rounds; round++) {
    bare += cpuOf(() => lint(file, floor)).micros;
    whole += cpuOf(() => lint(file, strict)).micros;
  }
  return { count, bytes: file.text.length, floor: bare / rounds / count, added: (whole - bare) / rounds / count };
}
