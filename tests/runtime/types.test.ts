import { resolve } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const migratedJavaScript = `
  import { IterableWeakSet, WeakKeyMap, WeakValueMap, WeakListeners, BackRef } from '../../src/runtime/index.ts';

  const users = new WeakValueMap();
  users.set('ada', { name: 'Ada' });
  const ada = users.get('ada');
  if (ada) ada.name.toUpperCase();
  for (const [key, value] of users) console.log(key.length, value.name);
  users.forEach((value, key, map) => map.delete(key) && value.name);

  /** @type {Map<string, { name: string }>} */
  const annotated = new WeakValueMap();
  annotated.set('ada', { name: 'Ada' });
  /** @type {WeakValueMap<string, { name: string }>} */
  const typed = new WeakValueMap([['ada', { name: 'Ada' }]]);
  Array.from(typed.values(), user => user.name.length);
  [...typed.keys()].map(key => key.length);
  /** @param {ReadonlyMap<string, object>} map */
  const takesMap = map => map.size;
  takesMap(typed);

  const meta = new WeakKeyMap();
  meta.set(ada, { at: 1 });
  meta.get(ada).at++;
  /** @type {Map<object, number>} */
  const counts = new WeakKeyMap();
  counts.set({}, (counts.get({}) ?? 0) + 1);

  const observers = new IterableWeakSet();
  observers.add(ada);
  for (const observer of observers) observer.update();
  /** @type {Set<object>} */
  const seen = new IterableWeakSet();
  seen.add({});
  new Set(observers);
  new Map(users);

  class Emitter {
    #listeners = new WeakListeners();
    parent = new BackRef();
    /** @param {object} owner @param {() => void} listener @param {AbortSignal} [signal] */
    on(owner, listener, signal) {
      return this.#listeners.add(owner, listener, { signal });
    }
    emit() {
      this.#listeners.emit(1, 'two');
      this.parent.get()?.emit();
    }
  }
  new Emitter().on({}, () => {}).remove();
`;

const typeScript = `
  import {
    addWeakListener, BackRef, finalize, IterableWeakSet, ref, WeakKeyMap, WeakListeners, weakMethod, WeakValueMap,
  } from '../../src/runtime/index.ts';

  interface User { name: string; nickname?: string }
  const ada: User = { name: 'Ada' };

  class Registry {
    private readonly users: Map<string, User> = new WeakValueMap<string, User>();
    static readonly all: Set<Registry> = new IterableWeakSet<Registry>();
    readonly meta: Map<User, number> = new WeakKeyMap<User, number>();
    find(name: string): User | undefined { return this.users.get(name); }
  }
  class LogMap<K, V extends object> extends WeakValueMap<K, V> {
    override set(key: K, value: V): this { return super.set(key, value); }
    override [Symbol.iterator]() { return super[Symbol.iterator](); }
  }
  new LogMap<string, User>([['ada', ada]]).set('bob', { name: 'Bob' }).getOrInsertComputed('eve', name => ({ name }));

  const union: IterableWeakSet<User | Registry> = new IterableWeakSet([ada]).union(new Set([new Registry()]));
  const both: IterableWeakSet<User> = new IterableWeakSet([ada]).intersection(new Map([[ada, 1]]));
  const symbols: WeakKey = union.has(ada) ? both : union;

  const name: string | undefined = ref(ada, self => self.alive).deref()?.name;
  const sum: number | undefined = finalize(ada, (a: number, b: number) => a + b, 1, 2).call();
  // @ts-expect-error: too few arguments
  finalize(ada, (a: number, b: number) => a + b, 1);
  finalize.atExit(ada, (handle: number) => {}, 1).detach()?.args[0].toFixed();
  // @ts-expect-error: a primitive cannot be held weakly
  new WeakValueMap<string, number>();
  // @ts-expect-error: nor can this
  ref('text');

  const changed = new WeakListeners<[name: string]>();
  changed.add(ada, function (name) { this.nickname = name; }, { once: true });
  changed.emit('x');
  // @ts-expect-error: no such argument
  changed.emit(1);
  const bound: ((suffix: string) => string) | undefined =
    weakMethod(ada, function (suffix: string) { return this.name + suffix; }).deref();
  const signal: AbortSignal | undefined = undefined;
  addWeakListener(new EventTarget(), 'event', ada, function (event) { this.name = event.type; }, { signal, passive: true });
  const parent: User = new BackRef<User>(ada).expect();
  new BackRef<User>().set(null);
  export { symbols, name, sum, bound, parent };
`;

const node = `
  import { EventEmitter } from 'node:events';
  import { addWeakListener } from '../../src/runtime/index.ts';
  addWeakListener(new EventEmitter(), 'event', {}, (value: number) => value);
  addWeakListener(process, 'warning', {}, () => {});
  using registration = addWeakListener(new AbortController().signal, 'abort', {}, () => {});
`;

function diagnostics(name: string, text: string, more: ts.CompilerOptions): string[] {
  const file = resolve('tests/runtime', name);
  const options: ts.CompilerOptions = {
    ...{ strict: true, allowJs: true, checkJs: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
    ...{ module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2022, noImplicitAny: true, noEmit: true },
    ...{ allowImportingTsExtensions: true, skipLibCheck: true, ...more },
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = path => path === file || fileExists.call(host, path);
  host.getSourceFile = (path, version, ...rest) =>
    path === file ? ts.createSourceFile(path, text, version, true) : getSourceFile.call(host, path, version, ...rest);
  const program = ts.createProgram([file], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText, file, start }) => {
    const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    return `${file?.fileName}:${line} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  });
}

const browser = { lib: ['lib.esnext.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'], types: ['node'] };
const older = { lib: ['lib.es2023.d.ts', 'lib.esnext.disposable.d.ts'], types: ['node'] };

test.each([
  ['migrated.js', 'esnext and DOM', migratedJavaScript, browser],
  ['migrated.js', 'es2023 and Node', migratedJavaScript, older],
  ['typed.ts', 'esnext and DOM', typeScript, browser],
  ['typed.ts', 'es2023 and Node', typeScript, older],
  ['node.ts', 'es2023 and Node', node, older],
])('%s compiles with %s', { timeout: 60_000 }, (name, _, text, options) => {
  expect(diagnostics(name, text, options)).toEqual([]);
});
