import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IterableWeakSet, WeakKeyMap, WeakValueMap } from '../../src/runtime/index.ts';
import { collect } from './collect.ts';
import { StrongMap } from './strong-map.ts';

const OBJECTS = 12;

const COMMANDS = 10_000;

const id = fc.nat(OBJECTS - 1);
const command = fc.oneof(
  { weight: 120, arbitrary: fc.record({ name: fc.constantFrom('put', 'insert', 'compute', 'get', 'delete'), key: id, object: id }) }, // prettier-ignore
  { weight: 36, arbitrary: fc.record({ name: fc.constantFrom('walk', 'size', 'half', 'each') }) },
  { weight: 2, arbitrary: fc.record({ name: fc.constant('clear') }) },
  { weight: 1, arbitrary: fc.record({ name: fc.constant('drop'), objects: fc.uniqueArray(id, { minLength: 1 }) }) },
);
type Command = { name: string; key?: number; object?: number; objects?: number[] };

/** How a command about key and object, both by number, reads on each class. The number is what dies. */
interface Subject {
  make(): any;
  /** What the native collection is to hold, and which of it is weak. */
  put(collection: any, key: unknown, object: object): void;
  entry(key: number, object: object, keyObject: object): [unknown, unknown];
  dies(entry: [unknown, unknown], dead: Set<unknown>): boolean;
}

const isSet = (collection: any): boolean => 'add' in collection;

const subjects: Record<string, Subject> = {
  WeakValueMap: {
    make: () => new WeakValueMap(),
    put: (map, key, object) => map.set(key, object),
    entry: (key, object) => [key, object],
    dies: ([, value], dead) => dead.has(value),
  },
  WeakKeyMap: {
    make: () => new WeakKeyMap(),
    put: (map, key, object) => map.set(key, object),
    // The value leads to the key.
    entry: (key, _, keyObject) => [keyObject, { key, of: keyObject }],
    dies: ([key], dead) => dead.has(key),
  },
  IterableWeakSet: {
    make: () => new IterableWeakSet(),
    put: (set, _, object) => set.add(object),
    entry: (_, object) => [object, object],
    dies: ([value], dead) => dead.has(value),
  },
};

class Run {
  readonly subject: Subject;
  readonly weak: any;
  readonly model = new StrongMap();
  readonly pool: (object | undefined)[] = [];
  readonly suspended: { weak: Iterator<unknown>; model: Iterator<unknown> }[] = [];

  constructor(subject: Subject) {
    this.subject = subject;
    this.weak = subject.make();
  }

  do({ name, key = 0, object = 0 }: Command): void {
    const [k, v] = this.subject.entry(key, (this.pool[object] ??= { object }), (this.pool[key] ??= { key }));
    const { weak, model } = this;
    if (name === 'put') this.subject.put(weak, k, v as object);
    if (name === 'put' && !(isSet(weak) && model.has(k))) model.set(k, v);
    if (name === 'insert' || name === 'compute') this.insert(name, k, v);
    if (name === 'get') expect([weak.has(k), weak.get?.(k)]).toEqual([model.has(k), weak.get && model.get(k)]);
    if (name === 'delete') expect(weak.delete(k)).toBe(model.delete(k));
    if (name === 'clear') [weak, model].forEach(collection => collection.clear());
    if (name === 'size') expect(weak.size).toBe(model.size);
    if (name === 'walk') expect([...weak.entries()]).toEqual([...model.entries()]);
    if (name === 'half') this.suspended.push({ weak: weak.entries(), model: model.entries() });
    if (name === 'each') this.stepSuspended();
    expect(weak.estimatedSize).toBeGreaterThanOrEqual(model.size);
  }

  insert(name: string, k: unknown, v: unknown): void {
    const { weak, model } = this;
    if (isSet(weak)) return;
    if (!model.has(k)) model.set(k, v);
    expect(name === 'insert' ? weak.getOrInsert(k, v) : weak.getOrInsertComputed(k, () => v)).toBe(model.get(k));
  }

  stepSuspended(): void {
    for (const { weak, model } of this.suspended) expect(weak.next()).toEqual(model.next());
  }

  /** Collects, again if need be: a compiler at work in another thread may hold an object that the code it reads has seen. */
  async settle(): Promise<void> {
    for (let attempt = 0; attempt < 5; attempt++) {
      await collect();
      expect([...this.weak.keys()]).toHaveLength(this.weak.size);
      if (this.weak.size === this.model.size) return;
    }
  }

  /** Drops objects: the collection must lose what they are in, and nothing else. */
  drop(objects: readonly number[]): void {
    const dead = new Set(objects.map(object => this.pool[object]));
    for (const object of objects) this.pool[object] = undefined;
    for (const entry of this.model.entries()) if (this.subject.dies(entry, dead)) this.model.delete(entry[0]);
  }
}

test.each(Object.entries(subjects))(
  `%s does what a strong collection does, over ${COMMANDS} commands with collections of garbage in between`,
  async (_, subject) => {
    let commands = 0;
    const property = fc.asyncProperty(fc.array(command, { minLength: 150, maxLength: 250 }), async list => {
      const run = new Run(subject);
      for (const next of list as Command[]) {
        commands++;
        if (next.objects === undefined) run.do(next);
        else {
          run.drop(next.objects);
          await run.settle();
          expect(run.weak.size).toBe(run.model.size);
        }
      }
      expect([...run.weak.entries()]).toEqual([...run.model.entries()]);
    });
    await fc.assert(property, { numRuns: Math.ceil(COMMANDS / 150), endOnFailure: true });
    expect(commands).toBeGreaterThanOrEqual(COMMANDS);
  },
  180_000,
);
