import { dispose } from './dispose.ts';
import { onDeath } from './on-death.ts';

/** What is used of an `AbortSignal`. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/**
 * A listener that was added and can be taken back. Keeps neither the listener nor what it listens to alive, and need not
 * be kept itself.
 */
export class Registration {
  readonly #undo: (() => void)[] = [];

  /** Takes the listener back. Does nothing the second time. */
  remove(): void {
    for (const undo of this.#undo.splice(0)) undo();
  }

  [dispose](): void {
    this.remove();
  }

  /** To be done when the listener is taken back. What `undo` captures lives as long as the registration. */
  onRemove(undo: () => void): void {
    this.#undo.push(undo);
  }

  removeOnDeathOf(target: WeakKey): void {
    this.onRemove(onDeath(target, this.remove.bind(this)));
  }

  removeOnAbortOf(signal: AbortSignalLike): void {
    const remove = this.remove.bind(this);
    signal.addEventListener('abort', remove);
    this.onRemove(stopListening(new WeakRef(signal), remove));
  }
}

/** A function of its own, as a closure made in the method would keep the signal, and with it what else listens there. */
function stopListening(signal: WeakRef<AbortSignalLike>, listener: () => void): () => void {
  return () => signal.deref()?.removeEventListener('abort', listener);
}
