/**
 * A reference from a part back to its whole that does not keep the whole alive: a child's parent, a view's model.
 *
 * Python's idiom of a `weakref.ref` held in a field. All methods are O(1).
 *
 * @example
 * class Node {
 *   readonly #parent = new BackRef<Node>();
 *   get parent() { return this.#parent.get(); }
 *   append(child: Node) { child.#parent.set(this); }
 * }
 */
export class BackRef<T extends object = any> {
  #ref: WeakRef<T> | undefined;

  /** @throws {TypeError} if `target` is a primitive; without one, or with `null`, the reference is empty. */
  constructor(target?: T | null) {
    this.set(target);
  }

  /** The target, which then stays alive to the end of the current job; `undefined` if there is none or it is dead. */
  get(): T | undefined {
    return this.#ref?.deref();
  }

  /** @throws {TypeError} if `target` is a primitive; the reference is then left as it was. */
  set(target: T | null | undefined): void {
    this.#ref = target === null || target === undefined ? undefined : new WeakRef(target);
  }

  /**
   * The target, where there must be one.
   *
   * @throws {ReferenceError} if there is none or it has been collected, as Python's `weakref.proxy` does.
   */
  expect(): T {
    const target = this.get();
    if (target !== undefined) return target;
    throw new ReferenceError(
      this.#ref ? 'The target of this BackRef has been collected' : 'This BackRef has no target',
    );
  }
}
