import { gcUntil } from './gc-until.ts';
import { type HeapSnapshot, readSnapshot } from './heap-snapshot.ts';
import { heldBy } from './held-by.ts';

/** How `expectNoLeak` looks. */
export interface LeakOptions {
  /** How often the scenario is played between two looks at the heap; 10 unless told. */
  readonly rounds?: number;
  /** How often it is played before, while caches fill and code compiles; 3 unless told. */
  readonly warmUp?: number;
  /** Only these classes are counted; without, all objects. */
  readonly classes?: readonly (abstract new (...args: never[]) => unknown)[];
  /** Names of classes that may grow. */
  readonly ignore?: readonly string[];
}

/**
 * Plays a scenario again and again, and fails if each time leaves objects behind: opens and closes a view, serves a
 * request, connects and disconnects.
 *
 * What grows once is taken for a cache that has been filled: only what has grown by one object a round, and then by as
 * much again, is told, with its class, its number and what holds it. Strings and numbers are not counted.
 *
 * @example
 * test('a closed session is forgotten', () => expectNoLeak(round => new Session(round).close()));
 *
 * @param scenario what is played, given the number of the round.
 * @throws {Error} that says what has grown; or that garbage cannot be collected, and which flag is missing; or that the
 *   heap cannot be looked at, as in a browser.
 */
export async function expectNoLeak(scenario: (round: number) => unknown, options: LeakOptions = {}): Promise<void> {
  const { rounds = 10, warmUp = 3, classes, ignore = [] } = options;
  const heap = heapOfHost();
  let round = 0;
  const play = async (times: number): Promise<void> => {
    for (let time = 0; time < times; time++) await scenario(round++);
  };
  const count = seesThisRealm(heap) ? () => settledCounts(heap, classes) : () => countsByName(heap, classes);
  await play(warmUp);
  let before = await count();
  for (let looks = 0; looks < 2; looks++) {
    await play(rounds);
    const after = await count();
    // Elsewhere in the program some objects may have gone meanwhile: of all objects, half as many are a reason to look.
    const grown = grownClasses(before, after, classes ? rounds : rounds / 2);
    if (grown.length === 0) return;
    if (classes && looks > 0) throw new Error(reportOf(grown, before, after, rounds));
    before = after;
  }
  const first = countAll(await takeSnapshot(heap));
  await play(rounds);
  const snapshot = await takeSnapshot(heap);
  const last = countAll(snapshot);
  const grown = grownClasses(first, last, rounds).filter(name => !ignore.includes(name));
  if (grown.length > 0) throw new Error(reportOf(grown, first, last, rounds, snapshot));
}

/** How many objects there are of each class. */
type Counts = ReadonlyMap<string, number>;

/** The part of `node:v8` that is needed. */
type Heap = Pick<typeof import('node:v8'), 'getHeapSnapshot' | 'queryObjects'>;

function heapOfHost(): Heap {
  const { process } = globalThis as { process?: { getBuiltinModule?(name: 'node:v8'): Heap } };
  const heap = process?.getBuiltinModule?.('node:v8');
  if (typeof heap?.queryObjects !== 'function') {
    throw new Error('expectNoLeak() looks at the heap, which needs Node.js 20.16 or later');
  }
  return heap;
}

async function takeSnapshot(heap: Heap): Promise<HeapSnapshot> {
  await gcUntil(() => false, { attempts: 2 }); // The second for what finalizers of the first have let go.
  return readSnapshot(heap.getHeapSnapshot());
}

/** The engine counts the objects of the realm that Node was started in, and Jest gives each test file its own. */
function seesThisRealm(heap: Heap): boolean {
  class Probe {}
  const probes = [new Probe()];
  return countInstances(heap, [Probe]).get(Probe.name) === probes.length;
}

/** The slow way. */
async function countsByName(heap: Heap, classes: LeakOptions['classes']): Promise<Counts> {
  const counts = countAll(await takeSnapshot(heap));
  return classes ? new Map(classes.map(({ name }) => [name, counts.get(name) ?? 0])) : counts;
}

const SETTLING = 5;

/** What is left when another collection takes nothing more. */
async function settledCounts(heap: Heap, classes: LeakOptions['classes'] = [Object]): Promise<Counts> {
  let counts: Counts = new Map();
  const settles = (): boolean => {
    const now = countInstances(heap, classes);
    const isSettled = [...now].every(([name, count]) => count >= (counts.get(name) ?? Infinity));
    counts = now;
    return isSettled;
  };
  await gcUntil(settles, { attempts: SETTLING });
  return counts;
}

function countInstances(heap: Heap, classes: NonNullable<LeakOptions['classes']>): Counts {
  const count = heap.queryObjects as unknown as (constructor: unknown, options: { format: 'count' }) => number;
  return new Map(classes.map(one => [one.name, count(one, { format: 'count' })]));
}

function countAll(snapshot: HeapSnapshot): Counts {
  const counts = new Map<string, number>();
  for (let node = 0; node < snapshot.size; node++) {
    const name = classOf(snapshot, node);
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/** What a program would call an object; nothing for what the engine keeps for itself. */
function classOf(snapshot: HeapSnapshot, node: number): string | undefined {
  const name = snapshot.nameOf(node);
  switch (snapshot.typeOf(node)) {
    case 'object':
      return name.startsWith('system /') ? undefined : name;
    case 'closure':
      return `${name || 'anonymous'}()`;
    default:
      return undefined;
  }
}

function grownClasses(before: Counts, after: Counts, rounds: number): string[] {
  return [...after].flatMap(([name, count]) => (count - (before.get(name) ?? 0) >= rounds ? [name] : []));
}

/** Classes of the program come first: they say most. */
const COMMON = /^(?:Object|Array|Map|Set|WeakRef|Promise|.*\(\))$/;
const SHOWN = 8;

function reportOf(
  grown: readonly string[],
  before: Counts,
  after: Counts,
  rounds: number,
  snapshot?: HeapSnapshot,
): string {
  const known = [...grown].sort((a, b) => Number(COMMON.test(a)) - Number(COMMON.test(b)));
  const lines = known.slice(0, SHOWN).map(name => {
    const [from, to] = [before.get(name) ?? 0, after.get(name) ?? 0];
    return `  ${name}: ${from} → ${to}, ${Number(((to - from) / rounds).toFixed(1))} a round`;
  });
  const holder = snapshot && heldBy(snapshot, youngest(snapshot, known[0]!));
  return [
    `What ${rounds} rounds leave behind:`,
    ...lines,
    ...(known.length > SHOWN ? [`  and ${known.length - SHOWN} more`] : []),
    ...(holder === undefined ? [] : [`Held by: ${holder}`]),
  ].join('\n');
}

/** Tells the youngest object of a class: one that was there before might be held for another reason. */
function youngest(snapshot: HeapSnapshot, name: string): (node: number) => boolean {
  let found = 0;
  for (let node = 1; node < snapshot.size; node++) {
    if (classOf(snapshot, node) === name && snapshot.idOf(node) >= snapshot.idOf(found)) found = node;
  }
  return node => node === found;
}
