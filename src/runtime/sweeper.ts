import { currentEpoch, watch, type Sweepable } from './collection-epoch.ts';

/** A `Map<Key, WeakRef>` or a `Set<WeakRef>`. */
interface MortalEntries<Key> {
  readonly size: number;
  entries(): Iterator<[Key, WeakRef<WeakKey>]>;
  delete(key: Key): boolean;
}

/** Below this, the dead are left to the sweep after the next garbage collection. */
const SMALLEST_LIMIT = 1024;
/** A slice goes on to the next one at once if at least one entry in so many was dead. */
const WORTHWHILE = 8;

/** Drops the dead entries of one collection, which owns it and tells it of each addition. */
export class Sweeper<Key> implements Sweepable {
  readonly #entries: MortalEntries<Key>;
  /** More entries than this call for `#grow`; 0 as long as nobody watches, so that the first addition does. */
  #limit = 0;
  #cleanSince = 0;
  #cursor: Iterator<[Key, WeakRef<WeakKey>]> | undefined;
  #cursorEpoch = 0;

  constructor(entries: MortalEntries<Key>) {
    this.#entries = entries;
  }

  get length(): number {
    return this.#entries.size;
  }

  /** To be called after each addition, with the new number of entries. */
  added(length: number): void {
    if (length > this.#limit) this.#grow();
  }

  /** The number of live entries. O(1), except for the first time after a garbage collection: then O(n). */
  liveCount(): number {
    if (this.#entries.size > 0 && this.#cleanSince !== currentEpoch()) {
      this.#cursor = undefined;
      this.sweep(Infinity);
    }
    return this.#entries.size;
  }

  sweep(budget: number): boolean {
    const epoch = currentEpoch();
    if (this.#cleanSince === epoch) return false;
    if (this.#cursor === undefined) {
      this.#cursor = this.#entries.entries();
      // The epoch in which the sweep began: what it has passed may die before it is through.
      this.#cursorEpoch = epoch;
    }
    let dead = 0;
    let looked = 0;
    for (; looked < budget; looked++) {
      const next = this.#cursor.next();
      if (next.done) {
        this.#cursor = undefined;
        this.#cleanSince = this.#cursorEpoch;
        if (this.#cleanSince === epoch) return false;
        // Begun in an earlier epoch, it has passed entries that may be dead by now: once more from the start.
        break;
      }
      if (next.value[1].deref() === undefined) {
        this.#entries.delete(next.value[0]);
        dead++;
      }
    }
    return dead * WORTHWHILE >= looked;
  }

  unwatched(): void {
    this.#limit = 0;
  }

  /** Also bounds what a program without a free turn, or an engine without registries, may pile up. */
  #grow(): void {
    if (this.#limit === 0) {
      if (this.#entries.size === 1) this.#cleanSince = currentEpoch();
      watch(this);
    }
    this.#limit = Math.max(SMALLEST_LIMIT, this.liveCount() * 2);
  }
}
