/** Taken at import, before a test puts a fake clock in its place. */
const { queueMicrotask } = globalThis;

/** Throws where no caller is left to catch: it becomes the host's uncaught exception, and the caller goes on. */
export function reportError(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
