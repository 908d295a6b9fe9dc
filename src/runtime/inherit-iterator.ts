/** The iterators of the language as the types of the reader have them: their names differ between versions of TypeScript. */
export type BuiltInIterator<Item> = ReturnType<Set<Item>['values']>;

/** Node 20 has no global `Iterator` to extend. */
const iteratorPrototype: object = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));

/** Makes a class one of the language's iterators: `for-of` takes its instances, and they have all iterator helpers. */
export function inheritIterator(prototype: object, tag: string): void {
  Object.setPrototypeOf(prototype, iteratorPrototype);
  Object.defineProperty(prototype, Symbol.toStringTag, { value: tag, configurable: true });
}
