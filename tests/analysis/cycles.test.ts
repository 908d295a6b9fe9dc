import { expect, test } from 'vitest';
import { judge } from '../../scripts/fuzz/judge.ts';

/** Uses of `a`, for each kind of question that rules ask of a name. */
const USES = `
export function run(x, listen) {
  a.set(x, {}); a.has(x); a.get(x).y; a.push(x); a.on('e', () => x); a.addEventListener('e', a); a.removeEventListener('e', a);
  setInterval(a, 1); clearInterval(a); new WeakRef(a).deref().b; new FinalizationRegistry(a).register(a, a); a.subscribe(() => a); a(); a.b.delete(x); listen(a);
}
`;

test.each([
  'const a = new a();',
  'const a = a;',
  'const a = b, b = a;',
  'const a = new b(), b = new a();',
  'const a = a.prototype, b = a;',
  'const a = b.prototype, b = new a();',
  'const { a } = a;',
  'const [a] = [a];',
  'const { a } = b, { b } = a;',
  'const a = () => a();',
  'function a() { return a(); }',
  'function a() { return b(); } function b() { return a(); }',
  'const a = a ? a : b, b = a ?? b;',
  'const a = a.bind(a);',
  'const a = { b: a }; a.b = a;',
  'class a extends a {}',
  'class a extends b {} class b extends a {}',
  'class a { static b = new a(); b = new a(); }',
  'const a = class extends a {};',
  'let a; a = a.b; a.b = a;',
  'export function go(x) { let signal, b; signal = b; b = signal; signal.addEventListener("abort", () => x); }',
  'const a = new Map([[a, a]]);',
  'const a = [...a];',
  'const a = `${a}`;',
  'const a = await a;',
  'export { a as b }; import { b as a } from "./a.js";',
])('definitions that lead back to themselves end: %s', code => {
  expect(judge('/a.js', code + USES)).toMatchObject({ isRead: true });
  expect(judge('/a.js', code + USES).fault).toBeUndefined();
});

/** Ways to hand what many names stand for from each to each other: who follows them all anew comes to no end. */
const HANDED_ON: Readonly<Record<string, (names: readonly string[]) => string>> = {
  fields: names =>
    `export class Panel { move() { ${pairs(names, (to, from) => `this.${to} = this.${from};`)} } watch() { ${each(names, name => `this.${name}.on('move', () => this.draw()); this.${name}.off('move', this.${name});`)} } }`,
  variables: names =>
    `let ${names.join(', ')}; export function move(panel) { ${pairs(names, (to, from) => `${to} = ${from};`)} ${each(names, name => `${name}.on('move', () => panel.draw()); ${name}.off('move', ${name});`)} }`,
  parameters: names =>
    `const list = new Map(); ${each(names, name => `function ${name}(it) { list.set(it, 1); it.on('move', () => list.get(it)); ${each(names, other => `${other}(it);`)} }`)}`,
  'results of functions': names =>
    `const list = new Map(); ${each(names, name => `function ${name}() { ${each(names, other => `if (x) return ${other}();`)} } export function of_${name}() { ${name}().on('move', () => list.set(${name}(), 1)); }`)}`,
  keys: names =>
    `const list = new Map(); export function move(x) { let ${names.join(', ')}; ${pairs(names, (to, from) => `${to} = \`\${${from}}\`;`)} ${each(names, name => `list.set(${name}, x);`)} }`,
  'parts of keys': names =>
    `const list = new Map(); ${each(names, name => `function ${name}(key, x) { list.set(key, x); ${each(names, other => `${other}(\`\${key} \${x}\`, key);`)} }`)} export { ${names.join(', ')} };`,
};

const each = (names: readonly string[], code: (name: string) => string): string => names.map(code).join(' ');
const pairs = (names: readonly string[], code: (to: string, from: string) => string): string =>
  each(names, to => each(names, from => (to === from ? '' : code(to, from))));

test.each(Object.keys(HANDED_ON))('%s that are handed from each to each other are followed once', shape => {
  const names = 'a b c d e f g h i j k l'.split(' ');
  const started = process.cpuUsage();
  expect(judge('/a.js', HANDED_ON[shape]!(names))).toMatchObject({ isRead: true });
  expect(process.cpuUsage(started).user).toBeLessThan(3_000_000);
});
