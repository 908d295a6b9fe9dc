/** @throws {TypeError} if `value` is not a function. */
export function checkCallable(value: unknown): void {
  if (typeof value !== 'function') throw new TypeError(`${String(value)} is not a function`);
}
