import { describe, expect, test } from 'vitest';
import { cliOf, contentOf, folderWith, installation, unleak } from './command.ts';

const RUNTIME = `export class WeakValueMap<K, V extends object> {
  get(key: K): V | undefined;
  has(key: K): boolean;
  set(key: K, value: V): this;
}
`;
const config = (compilerOptions: object = {}): string =>
  JSON.stringify({
    compilerOptions: { strict: true, module: 'esnext', moduleResolution: 'bundler', types: [], ...compilerOptions },
    include: ['src'],
  });

const cache = (
  name: string,
  key = 'string',
  extra = '',
): string => `export class ${name} { constructor(readonly id: ${key}) {} }
const all = new Map<${key}, ${name}>();
export function get(id: ${key}): ${name} {
  let it = all.get(id);
  if (!it) {
    it = new ${name}(id);
    all.set(id, it);
  }
  return it;
}
${extra}`;

const FILES = {
  'tsconfig.json': config(),
  'src/weak.d.ts': RUNTIME,
  'src/good.ts': cache('Good'),
  // Fails before and after.
  'src/bad.ts': cache('Bad', 'string', "const wrong: number = 'text';\nexport { wrong };\n"),
};
const VERIFY = ['migrate', 'all', 'src', '--verify-types', '--runtime', './weak'];

describe('--verify-types', () => {
  test('takes what type-checks as before', () => {
    const folder = folderWith(FILES);
    expect(unleak(folder, [...VERIFY, '--write'])).toMatchObject({ code: 0 });
    expect(contentOf(folder, 'src/good.ts')).toContain('new WeakValueMap<string, Good>()');
    expect(contentOf(folder, 'src/bad.ts')).toContain('new WeakValueMap<string, Bad>()');
  });

  test('leaves a file that gains an error, with what TypeScript says, and writes the others', () => {
    const strict = RUNTIME.replace('<K,', '<K extends string,');
    const folder = folderWith({ ...FILES, 'src/weak.d.ts': strict, 'src/worse.ts': cache('Worse', 'number') });
    const { code, err } = unleak(folder, [...VERIFY, '--write']);
    expect(err.replace(/^warning.*\n/, '')).toBe(
      "src/worse.ts is left as it is: on line 4 of the rewrite TypeScript says: Type 'number' does not satisfy the constraint 'string'. (TS2344)\n",
    );
    expect(code).toBe(3);
    expect(contentOf(folder, 'src/worse.ts')).toBe(cache('Worse', 'number'));
    expect(contentOf(folder, 'src/good.ts')).toContain('WeakValueMap');
  });

  test('says so of a dry run too', () => {
    const { 'src/weak.d.ts': _, ...rest } = FILES;
    const { code, out, err } = unleak(folderWith(rest), VERIFY);
    expect(err).toMatch(/^src\/bad\.ts is left as it is: .+Cannot find module '\.\/weak'.+\(TS2307\)$/m);
    expect(out).toContain('0 files of 2 would be rewritten');
    expect(code).toBe(3);
  });

  test('finds the project that another refers to', () => {
    const solution = JSON.stringify({ files: [], references: [{ path: './tsconfig.src.json' }] });
    const folder = folderWith({
      ...FILES,
      'tsconfig.json': solution,
      'tsconfig.src.json': config({ composite: true }),
    });
    expect(unleak(folder, VERIFY)).toMatchObject({ code: 0, err: '' });
  });

  test('warns of a file that belongs to no project', () => {
    const folder = folderWith({ ...FILES, 'tools/tool.ts': cache('Tool') });
    expect(unleak(folder, [...VERIFY, 'tools'])).toMatchObject({
      code: 0,
      err: 'warning: no tsconfig.json includes tools/tool.ts, so its types are not compared\n',
    });
  });

  test('needs a tsconfig.json', () => {
    const folder = folderWith({ 'src/good.ts': cache('Good') });
    expect(unleak(folder, [...VERIFY, '--write'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('error: --verify-types: there is no tsconfig.json above src/good.ts\n'),
    });
    expect(contentOf(folder, 'src/good.ts')).toBe(cache('Good'));
  });

  test('needs TypeScript', () => {
    const folder = installation({ eslint: 'eslint' }, { ...FILES, 'src/good.js': 'export {};' });
    expect(unleak(folder, ['migrate', 'all', 'src/good.js', '--verify-types'], { cli: cliOf(folder) })).toMatchObject({
      code: 2,
      err: 'error: --verify-types needs TypeScript, before version 7: npm install --save-dev typescript@6\n',
    });
  });
});
