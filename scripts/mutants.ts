/**
 * `npm run mutants`: plants one mistake at a time in a copy of the runtime, and sees that the tests notice.
 * A mutant that survives is a test that is missing.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Mutant {
  readonly mistake: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly tests: string;
}

const mutants: readonly Mutant[] = [
  {
    mistake: "an old value's death removes the new one: no identity check",
    file: 'weak-value-map.ts',
    from: 'this.#refs.set(key, new WeakRef(value));',
    to: 'this.#refs.set(key, new WeakRef(value)); registry.register(value, [this.#refs, key]);',
    tests: 'mistakes-of-others',
  },
  {
    mistake: 'has does not dereference',
    file: 'weak-value-map.ts',
    from: 'return this.#refs.get(key)?.deref() !== undefined;',
    to: 'return this.#refs.has(key);',
    tests: 'mistakes-of-others',
  },
  {
    mistake: 'delete says true for the dead',
    file: 'weak-value-map.ts',
    from: 'return this.#refs.delete(key) && ref!.deref() !== undefined;',
    to: 'return this.#refs.delete(key) && ref !== undefined;',
    tests: 'mistakes-of-others',
  },
  {
    mistake: 'every collection has a registry of its own',
    file: 'sweeper.ts',
    from: 'this.#entries = entries;',
    to: 'this.#entries = entries; (this as any).own = new FinalizationRegistry(() => {}); (this as any).own.register({}, 1);',
    tests: 'process',
  },
  {
    mistake: 'the canary is never put in place',
    file: 'collection-epoch.ts',
    from: 'canaries?.register({}, undefined);',
    to: '',
    tests: 'process',
  },
  {
    mistake: 'the canary is not put in place again',
    file: 'collection-epoch.ts',
    from: 'armed = false;\n  armCanary();',
    to: '',
    tests: 'weak-value-map.test',
  },
  {
    mistake: 'the sweep never runs',
    file: 'collection-epoch.ts',
    from: 'const wantsMore = collection?.sweep(budget) ?? false;',
    to: 'const wantsMore = false;',
    tests: 'weak-value-map.test',
  },
  {
    mistake: 'nobody looks where no registry calls back',
    file: 'collection-epoch.ts',
    from: 'if (!idleCheck) idleCheck',
    to: 'if (false) idleCheck',
    tests: 'process',
  },
  {
    mistake: 'the timers keep the process running',
    file: 'collection-epoch.ts',
    from: 'timer.unref?.();',
    to: '',
    tests: 'process',
  },
  {
    mistake: 'the sweep stops at the first slice',
    file: 'sweeper.ts',
    from: 'return dead * WORTHWHILE >= looked;',
    to: 'return false;',
    tests: 'mistakes-of-others',
  },
  {
    mistake: 'size is not exact',
    file: 'sweeper.ts',
    from: 'this.#cleanSince !== currentEpoch()',
    to: 'false',
    tests: 'mistakes-of-others',
  },
  {
    mistake: 'the module holds the collections',
    file: 'collection-epoch.ts',
    from: 'watched.add(new WeakRef(collection));',
    to: 'watched.add(new WeakRef(collection)); (watched as any)[Math.random()] = collection;',
    tests: 'weak-value-map.test',
  },
  {
    mistake: 'values of a key map are held by the references',
    file: 'weak-key-map.ts',
    from: 'this.#entries.set(key, { value, ref });',
    to: 'this.#entries.set(key, { value, ref }); (ref as any).value = value;',
    tests: 'weak-key-map.test',
  },
  {
    mistake: 'an iterator looks values up in the map that was cleared',
    file: 'weak-key-map.ts',
    from: "this.#refs.values(), key => this.#entries.get(key), 'entry'",
    to: "this.#refs.values(), this.#entries.get.bind(this.#entries), 'entry'",
    tests: 'protocol',
  },
  {
    mistake: 'one handler an owner',
    file: 'weak-listeners.ts',
    from: 'if (listeners === undefined) this',
    to: 'this',
    tests: 'weak-listeners.test',
  },
  {
    mistake: 'the list holds its handlers',
    file: 'weak-listeners.ts',
    from: 'this.#refs.add(ref);',
    to: 'this.#refs.add(ref); (ref as any).fn = fn;',
    tests: 'weak-listeners.test',
  },
  {
    mistake: 'a listener added while emitting is called at once',
    file: 'weak-listeners.ts',
    from: 'if (listener.serial > last) return;',
    to: '',
    tests: 'weak-listeners.test',
  },
  {
    mistake: 'a listener stays with the emitter when its owner dies',
    file: 'add-weak-listener.ts',
    from: 'registration.removeOnDeathOf(owner);',
    to: '',
    tests: 'add-weak-listener',
  },
  {
    mistake: 'the emitter is held by the owner',
    file: 'add-weak-listener.ts',
    from: 'new WeakRef(target), methods.remove',
    to: '{ deref: () => target } as any, methods.remove',
    tests: 'add-weak-listener',
  },
  {
    mistake: 'a callback that throws stops the others',
    file: 'on-death.ts',
    from: 'reportError(error);',
    to: 'throw error;',
    tests: 'ref.test',
  },
  {
    mistake: 'the first registered runs first',
    file: 'on-death.ts',
    from: '[...callbacks].reverse()',
    to: '[...callbacks]',
    tests: 'ref.test',
  },
  {
    mistake: 'a refused value changes the map',
    file: 'weak-value-map.ts',
    from: 'this.#refs.set(key, new WeakRef(value));',
    to: 'this.#refs.set(key, undefined as any); this.#refs.set(key, new WeakRef(value));',
    tests: 'weak-value-map.test',
  },
  {
    mistake: 'a set method walks the larger set',
    file: 'iterable-weak-set.ts',
    from: 'if (this.size <= other.size) {',
    to: 'if (this.size > other.size) {',
    tests: 'set-methods',
  },
];

/** Only a mutant may need this. */
const registry =
  'const registry = new FinalizationRegistry<any>(([refs, key]) => refs.get(key)?.deref() && refs.delete(key));\n';

function survives({ file, from, to, tests }: Mutant, directory: string): boolean {
  const path = join(directory, 'src/runtime', file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} no longer contains ${from}`);
  const mutated = text.replace(from, to);
  writeFileSync(path, to.includes('registry.register') ? mutated + registry : mutated);
  const vitest = [join(process.cwd(), 'node_modules/vitest/vitest.mjs'), 'run', '--bail=1', `tests/runtime/${tests}`];
  const { status } = spawnSync(process.execPath, vitest, { cwd: directory, timeout: 120_000 });
  writeFileSync(path, text);
  return status === 0;
}

mkdirSync('.cache', { recursive: true });
const directory = mkdtempSync('.cache/mutants-');
try {
  for (const path of ['src/runtime', 'src/testing', 'tests/runtime', 'vitest.config.ts', 'package.json']) {
    cpSync(path, join(directory, path), { recursive: true });
  }
  symlinkSync(join(process.cwd(), 'node_modules'), join(directory, 'node_modules'));
  const chosen = mutants.filter(({ mistake }) => mistake.includes(process.argv[2] ?? ''));
  const survivors = chosen.filter(mutant => {
    const survived = survives(mutant, directory);
    console.log(`${survived ? 'SURVIVED' : 'killed  '}  ${mutant.mistake}`);
    return survived;
  });
  console.log(`${chosen.length - survivors.length} of ${chosen.length} killed`);
  process.exitCode = survivors.length === 0 ? 0 : 1;
} finally {
  rmSync(directory, { recursive: true });
}
