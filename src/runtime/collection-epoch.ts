/**
 * Notices that the engine has collected garbage, and then lets the weak collections drop their dead entries.
 *
 * The collections hold one bare `WeakRef` an entry: a FinalizationRegistry cell on each would treble the memory and make
 * a full collection three times as long. So somebody has to tell them when to look, and that is what this file does:
 *
 * - `epoch` counts the collections noticed so far. A collection that was swept in the current epoch is clean.
 * - The *sentinel* is an object that nobody holds. Asking its `WeakRef` tells at once whether it has been collected.
 * - The *canary* is another one, in a FinalizationRegistry: its death tells without anybody asking, about a turn later.
 * - A *pass* visits every watched collection, a slice of entries at a time, so that no turn is blocked for long.
 *
 * V8 before 14 (Node 18 to 24) can stop calling back for the whole process: its cleanup task, once posted, leaves its
 * "posted" flag set if all registries that had something to report were themselves collected before it ran, and then it
 * is never posted again. A collection that owns a registry and dies young does exactly that. Our registry is one, lives
 * as long as the module, and always has a canary in it: it has something to report after each collection, so that the
 * list is never empty. This keeps the registries of everybody else in the process going, too.
 */

/** A collection that drops its dead entries when told to. */
export interface Sweepable {
  readonly length: number;
  /** Looks at up to `budget` entries, going on where the last call stopped; true if the next ones are worth the time. */
  sweep(budget: number): boolean;
  /** Says that the collection was found empty and will be visited only after it has called `watch` again. */
  unwatched(): void;
}

/** Entries a turn: 1 to 2 ms. */
const SLICE = 8192;
/** What visiting a collection costs, in entries. */
const VISIT = 4;
/** Cleans up where no registry ever calls back: the engine has none, or was stalled before this module was loaded. */
const IDLE_CHECK_MS = 30_000;

/** Taken at import, before a test puts a fake clock in its place; worklets have none. */
const setTimeout: typeof globalThis.setTimeout | undefined = globalThis.setTimeout;

let epoch = 1;
let sentinel = new WeakRef({});
const watched = new Set<WeakRef<Sweepable>>();

const canaries: FinalizationRegistry<undefined> | undefined =
  globalThis.FinalizationRegistry && new FinalizationRegistry(onCanaryDeath);
let armed = false;
let idleCheck = false;

let pass: Iterator<WeakRef<Sweepable>, undefined> | undefined;
let passEpoch = 0;
let visiting: WeakRef<Sweepable> | undefined;
let sliceIsDue = false;

/** Counts the collections noticed so far; one that strikes in the same job after this was asked counts a turn later. */
export function currentEpoch(): number {
  if (sentinel.deref() === undefined) startEpoch();
  return epoch;
}

/** Sees to it that `collection` is swept after each garbage collection until it is empty. Does not keep it alive. */
export function watch(collection: Sweepable): void {
  watched.add(new WeakRef(collection));
  armCanary();
  if (!idleCheck) idleCheck = later(onIdleCheck, IDLE_CHECK_MS);
}

/** Puts the first canary in place; from then on there always is one. */
export function armCanary(): void {
  if (armed) return;
  armed = true;
  canaries?.register({}, undefined);
}

function startEpoch(): void {
  epoch++;
  sentinel = new WeakRef({});
}

function onCanaryDeath(): void {
  armed = false;
  armCanary();
  // Even if the sentinel has told already: a second collection may have struck between its word and this callback.
  startEpoch();
  if (!sliceIsDue) sweepSlice();
}

function onIdleCheck(): void {
  if (passEpoch !== currentEpoch() && !sliceIsDue) sweepSlice();
  idleCheck = watched.size > 0 && later(onIdleCheck, IDLE_CHECK_MS);
}

function sweepSlice(): void {
  sliceIsDue = false;
  if (pass === undefined) {
    pass = watched.values();
    passEpoch = epoch;
  }
  for (let budget = SLICE; budget > 0;) {
    visiting ??= pass.next().value;
    if (visiting === undefined) {
      pass = undefined;
      if (passEpoch === epoch) return;
      break;
    }
    budget -= visit(visiting, budget);
  }
  sliceIsDue = later(sweepSlice, 0);
}

/** Returns what the visit cost. */
function visit(ref: WeakRef<Sweepable>, budget: number): number {
  const collection = ref.deref();
  const cost = VISIT + Math.min(budget, collection?.length ?? 0);
  const wantsMore = collection?.sweep(budget) ?? false;
  if (!wantsMore) visiting = undefined;
  if (collection === undefined || collection.length === 0) {
    watched.delete(ref);
    collection?.unwatched();
  }
  return cost;
}

/** Never keeps a process running. Returns false where there are no timers, as in worklets and while some workers load. */
function later(run: () => void, ms: number): boolean {
  try {
    const timer = setTimeout?.(run, ms) as { unref?(): void } | number | undefined;
    if (typeof timer === 'object') timer.unref?.();
    return timer !== undefined;
  } catch {
    return false;
  }
}
