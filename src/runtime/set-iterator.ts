import { type BuiltInIterator, inheritIterator } from './inherit-iterator.ts';
import { keepShape } from './keep-shape.ts';

export interface SetIterator<T extends WeakKey, Item> extends BuiltInIterator<Item> {}

/** Walks the live values of an `IterableWeakSet`. Between two steps it holds none of them. */
export class SetIterator<T extends WeakKey, Item> {
  readonly #refs: Iterator<WeakRef<T>>;
  readonly #item: 'value' | 'entry';

  constructor(refs: Iterator<WeakRef<T>>, item: 'value' | 'entry') {
    this.#refs = refs;
    this.#item = item;
  }

  next(): IteratorResult<Item, undefined> {
    for (;;) {
      const next = this.#refs.next();
      if (next.done) return { value: undefined, done: true };
      const value = next.value.deref();
      if (value === undefined) continue;
      return { value: (this.#item === 'value' ? value : [value, value]) as Item, done: false };
    }
  }
}

inheritIterator(SetIterator.prototype, 'IterableWeakSet Iterator');
keepShape(new SetIterator(new Set<any>().values(), 'value'));
