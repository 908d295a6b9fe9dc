import { type BuiltInIterator, inheritIterator } from './inherit-iterator.ts';
import { keepShape } from './keep-shape.ts';

export interface KeyMapIterator<K extends WeakKey, V, Item> extends BuiltInIterator<Item> {}

/** Walks the live entries of a `WeakKeyMap`. Between two steps it holds no keys and, beside those, no values. */
export class KeyMapIterator<K extends WeakKey, V, Item> {
  readonly #refs: Iterator<WeakRef<K>>;
  readonly #find: (key: K) => { readonly value: V } | undefined;
  readonly #item: 'key' | 'value' | 'entry';

  constructor(
    refs: Iterator<WeakRef<K>>,
    find: (key: K) => { readonly value: V } | undefined,
    item: 'key' | 'value' | 'entry',
  ) {
    this.#refs = refs;
    this.#find = find;
    this.#item = item;
  }

  next(): IteratorResult<Item, undefined> {
    for (;;) {
      const next = this.#refs.next();
      if (next.done) return { value: undefined, done: true };
      const key = next.value.deref();
      const entry = key && this.#find(key);
      if (entry === undefined) continue;
      const item = this.#item === 'entry' ? [key, entry.value] : this.#item === 'key' ? key : entry.value;
      return { value: item as Item, done: false };
    }
  }
}

inheritIterator(KeyMapIterator.prototype, 'WeakKeyMap Iterator');
keepShape(new KeyMapIterator(new Set<any>().values(), () => undefined, 'entry'));
