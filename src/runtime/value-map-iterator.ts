import { type BuiltInIterator, inheritIterator } from './inherit-iterator.ts';
import { keepShape } from './keep-shape.ts';

export interface ValueMapIterator<K, V extends WeakKey, Item> extends BuiltInIterator<Item> {}

/** Walks the live entries of a `WeakValueMap`. Between two steps it holds neither keys nor values. */
export class ValueMapIterator<K, V extends WeakKey, Item> {
  readonly #entries: Iterator<[K, WeakRef<V>]>;
  readonly #item: 'key' | 'value' | 'entry';

  constructor(entries: Iterator<[K, WeakRef<V>]>, item: 'key' | 'value' | 'entry') {
    this.#entries = entries;
    this.#item = item;
  }

  next(): IteratorResult<Item, undefined> {
    for (;;) {
      const next = this.#entries.next();
      if (next.done) return { value: undefined, done: true };
      const value = next.value[1].deref();
      if (value === undefined) continue;
      const item = this.#item === 'entry' ? [next.value[0], value] : this.#item === 'key' ? next.value[0] : value;
      return { value: item as Item, done: false };
    }
  }
}

inheritIterator(ValueMapIterator.prototype, 'WeakValueMap Iterator');
keepShape(new ValueMapIterator(new Map().entries(), 'entry'));
