/**
 * Gives a collection's prototype what class syntax cannot say but `Map` and `Set` have: one function under several names,
 * `Symbol.iterator` among them, and a tag that is data.
 */
export function shapeCollection<Method extends string>(
  prototype: Record<Method, unknown>,
  tag: string,
  method: Method,
  ...aliases: PropertyKey[]
): void {
  const value = prototype[method];
  for (const alias of aliases) Object.defineProperty(prototype, alias, { value, writable: true, configurable: true });
  Object.defineProperty(prototype, Symbol.toStringTag, { value: tag, configurable: true });
}
