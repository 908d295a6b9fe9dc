import { describe, expect, test } from 'vitest';
import { migrate } from './migrate.ts';

/** Ways to use a collection that its weak kin would answer otherwise: whatever a program does with it, it must go on doing. */
const HAZARDS: readonly (readonly [what: string, code: string])[] = [
  [
    'literal handed in',
    `interface O { update(): void }\nexport class S { #os: O[] = []; attach(o: O) { this.#os.push(o); } tell() { for (const o of this.#os) o.update(); } }\nconst s = new S();\ns.attach({ update() {} });`,
  ],
  ...['({ update(): void } | string)[]', 'Array<{ update(): void } | undefined>', 'T[]'].map(
    (type): [string, string] => [
      `a list of ${type}`,
      `export class S<T> { #os: ${type} = []; attach(o: any) { this.#os.push(o); } tell() { for (const o of this.#os) o.update(); } }`,
    ],
  ),
  ...['close', 'dispose', 'destroy'].map((end): [string, string] => [
    `ended by ${end}`,
    `interface O { ${end}(): void }\nexport class S { #os: O[] = []; attach(o: O) { this.#os.push(o); } ${end}() { this.#os.forEach(o => o.${end}()); } }`,
  ]),
  [
    'new inline',
    `interface O { update(): void }\nclass V implements O { update() {} }\nexport class S { #os: O[] = []; attach(o: O) { this.#os.push(o); } tell() { for (const o of this.#os) o.update(); } }\nnew S().attach(new V());`,
  ],
  [
    'returns off',
    `interface O { update(): void }\nexport class S { #os = new Set<O>(); attach(o: O) { this.#os.add(o); return () => this.#os.delete(o); } tell() { for (const o of this.#os) o.update(); } }`,
  ],
  [
    'slice walk',
    `interface O { update(): void }\nexport class S { #os: O[] = []; attach(o: O) { this.#os.push(o); } tell() { for (const o of this.#os.slice()) o.update(); } }`,
  ],
  [
    'index loop',
    `interface O { update(): void }\nexport class S { #os: O[] = []; attach(o: O) { this.#os.push(o); } tell() { for (let i = 0; i < this.#os.length; i++) this.#os[i].update(); } }`,
  ],
  [
    'push result',
    `interface O { update(): void }\nexport class S { #os: O[] = []; attach(o: O) { return this.#os.push(o); } tell() { for (const o of this.#os) o.update(); } }`,
  ],
  [
    'entries loop',
    `interface O { update(i: number): void }\nexport class S { #os: O[] = []; attach(o: O) { this.#os.push(o); } tell() { for (const [i, o] of this.#os.entries()) o.update(i); } }`,
  ],
  [
    'forEach index',
    `interface O { update(i: number): void }\nexport class S { #os: O[] = []; attach(o: O) { this.#os.push(o); } tell() { this.#os.forEach((o, i) => o.update(i)); } }`,
  ],
  [
    'reduce',
    `interface O { update(n: number): number }\nexport class S { #os: O[] = []; attach(o: O) { this.#os.push(o); } tell() { for (const o of this.#os) o.update(1); return this.#os.reduce((n, o) => o.update(n), 0); } }`,
  ],
  [
    'public field',
    `interface O { update(): void }\nexport class S { os: O[] = []; attach(o: O) { this.os.push(o); } tell() { for (const o of this.os) o.update(); } }`,
  ],
  [
    'ts private',
    `interface O { update(): void }\nexport class S { private os: O[] = []; attach(o: O) { this.os.push(o); } tell() { for (const o of this.os) o.update(); } }`,
  ],
  [
    'mutation in walk',
    `interface O { done(): boolean }\nexport class S { #os: O[] = []; attach(o: O) { this.#os.push(o); } tell() { this.#os = this.#os.filter(o => !o.done()); for (const o of this.#os) o.done(); } }`,
  ],
  [
    'plugins that are sole owned',
    `interface Plugin { apply(): void }\nexport class Host { #plugins: Plugin[] = []; use(p: Plugin) { this.#plugins.push(p); return this; } run() { for (const p of this.#plugins) p.apply(); } }\nexport const host = new Host().use({ apply() {} });`,
  ],
  [
    'middleware',
    `export class Host { #mw = []; use(p) { this.#mw.push(p); } run(x) { for (const p of this.#mw) p.handle(x); } }\nconst h = new Host();\nh.use(makeLogger());`,
  ],
  [
    'null element',
    `export class S { #os: (O | null)[] = []; attach(o: O | null) { this.#os.push(o); } tell() { for (const o of this.#os) o?.update(); } }`,
  ],
  ...[
    'print(o.toUpperCase());',
    'o.call(this, 1);',
    'o.apply(null, [1]);',
    'o.then(print);',
    'sum += o.price();',
    'if (o.isDone()) count++;',
  ].map((told): [string, string] => [
    `no observers: ${told}`,
    `export class S { #os = []; add(o) { this.#os.push(o); } tell() { for (const o of this.#os) ${told} } }`,
  ]),
  [
    'made and handed over by a function',
    `interface O { update(): void }\nclass V implements O { update() {} }\nexport class S { #os: O[] = []; attach(o: O) { this.#os.push(o); } tell() { for (const o of this.#os) o.update(); } }\nexport function watch(s: S) { const v = new V(); s.attach(v); v.update(); }`,
  ],
  [
    'made and handed over at load',
    `interface O { update(): void }\nexport class S { #os: O[] = []; attach(o: O) { this.#os.push(o); } tell() { for (const o of this.#os) o.update(); } }\nconst o = { update() {} };\nnew S().attach(o);`,
  ],
];

describe.each([
  ['as it is', false],
  ['with --review', true],
])('%s', (_, review) => {
  test.each(HAZARDS)('left alone: %s', (_, code) => {
    const { output, reasons } = migrate('observers-to-weak-set', 'a.ts', code, review);
    expect(output).toBe(code);
    for (const reason of reasons) expect(reason).not.toBe('');
  });
});
