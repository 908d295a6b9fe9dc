/**
 * A `Map` in thirty lines to compare with. Not a native one, as a suspended iterator of that holds entries which have
 * been deleted meanwhile, and a weak collection must not.
 */
export class StrongMap {
  #entries: ([unknown, unknown] | undefined)[] = [];

  get(key: unknown): unknown {
    return this.#find(key)?.[1];
  }

  has(key: unknown): boolean {
    return this.#find(key) !== undefined;
  }

  set(key: unknown, value: unknown): void {
    const entry = this.#find(key);
    if (entry === undefined) this.#entries.push([key, value]);
    else entry[1] = value;
  }

  delete(key: unknown): boolean {
    const entry = this.#find(key);
    if (entry !== undefined) this.#entries[this.#entries.indexOf(entry)] = undefined;
    return entry !== undefined;
  }

  clear(): void {
    this.#entries.fill(undefined);
  }

  get size(): number {
    return [...this.entries()].length;
  }

  /** Not a generator: a suspended one holds what it has shown. */
  entries(): IterableIterator<[unknown, unknown], undefined> {
    let next = 0;
    return {
      next: () => {
        while (next < this.#entries.length && this.#entries[next] === undefined) next++;
        const entry = this.#entries[next++];
        if (entry !== undefined) return { value: [entry[0], entry[1]], done: false };
        next = Infinity;
        return { value: undefined, done: true };
      },
      [Symbol.iterator]() {
        return this;
      },
    };
  }

  #find(key: unknown): [unknown, unknown] | undefined {
    return this.#entries.find(entry => entry?.[0] === key);
  }
}
