import { collected, type Dereferenceable } from './collected.ts';

/**
 * A matcher for Vitest and Jest: `expect.extend({ toBeCollected })`, then `await expect(ref).toBeCollected()`.
 *
 * @throws {TypeError} if what is expected cannot be dereferenced.
 * @throws {Error} if garbage cannot be collected on demand: the message names the flag to add.
 */
export async function toBeCollected(
  ref: Dereferenceable,
  options?: { readonly attempts?: number },
): Promise<{ pass: boolean; message: () => string }> {
  const pass = await collected(ref, options);
  const message = () =>
    pass
      ? 'expected the target of the reference to stay alive, but it was collected'
      : `expected the target of the reference to be collected, but something still holds ${describe(ref.deref())}`;
  return { pass, message };
}

function describe(target: unknown): string {
  if (typeof target === 'function') return `the function ${target.name || '(anonymous)'}`;
  return `a ${(target as object | undefined)?.constructor.name || 'thing'}`;
}
