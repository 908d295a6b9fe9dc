/**
 * Gives a collection's prototype what class syntax cannot say but `Map` and `Set` have:
 * `Symbol.iterator` is the very same function as the method of that name, and the tag is data.
 */
export function shapeCollection<Name extends string>(
  prototype: Record<Name, unknown>,
  tag: string,
  iterator: Name,
): void {
  const value = prototype[iterator];
  Object.defineProperty(prototype, Symbol.iterator, { value, writable: true, configurable: true });
  Object.defineProperty(prototype, Symbol.toStringTag, { value: tag, configurable: true });
}
