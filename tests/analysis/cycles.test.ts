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
