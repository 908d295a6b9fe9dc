import { setImmediate } from 'node:timers/promises';

/** Goes through items so that an interrupt takes effect between two of them and never inside of one. */
export async function* untilInterrupted<Item>(items: readonly Item[]): AsyncGenerator<Item, void> {
  let interrupted: NodeJS.Signals | undefined;
  const interrupt = (signal: NodeJS.Signals): void => void (interrupted = signal);
  for (const signal of SIGNALS) process.on(signal, interrupt);
  try {
    for (const [index, item] of items.entries()) {
      await setImmediate();
      if (interrupted !== undefined) throw new Interrupted(interrupted, index, items.length);
      yield item;
    }
  } finally {
    for (const signal of SIGNALS) process.off(signal, interrupt);
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Somebody ended the command before it was through. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  /** As shells have it. */
  readonly exitCode: number;

  constructor(signal: NodeJS.Signals, done: number, all: number) {
    super(`interrupted when ${done} of ${all} files were done: run it again for the others`);
    this.exitCode = signal === 'SIGINT' ? 130 : 143;
  }
}
