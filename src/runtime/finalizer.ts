import { checkCallable } from './check-callable.ts';
import { dispose } from './dispose.ts';
import { onDeath } from './on-death.ts';

/** What a finalizer is waiting to do; `any`, as a callback that takes particular arguments takes no `unknown` ones. */
export interface Finalization<Args extends readonly unknown[] = any, Result = any> {
  readonly target: WeakKey;
  readonly fn: (...args: Args) => Result;
  readonly args: Args;
}

/** A call to be made once, when its target dies or before; made by `finalize`. */
export class Finalizer<Args extends readonly unknown[] = any, Result = any> {
  readonly #target: WeakRef<WeakKey>;
  readonly #cancel: () => void;
  /** The finalizers that the process will run at its exit, if this is one of them. */
  readonly #atExit: Set<Finalizer> | undefined;
  #call: Omit<Finalization<Args, Result>, 'target'> | undefined;

  /** See `finalize`. */
  constructor(target: WeakKey, fn: (...args: Args) => Result, args: Args, atExit?: Set<Finalizer>) {
    checkCallable(fn);
    if (fn === target || args.includes(target)) {
      throw new TypeError('A finalizer that is given its own target would keep it alive for ever');
    }
    this.#target = new WeakRef(target);
    this.#call = { fn, args };
    this.#cancel = onDeath(target, this.call.bind(this));
    this.#atExit = atExit?.add(this);
  }

  /** Whether the call has neither been made nor taken back. */
  get alive(): boolean {
    return this.#call !== undefined;
  }

  /** Makes the call now, and lets its errors through; returns its result, or `undefined` if no longer alive. */
  call(): Result | undefined {
    const call = this.#end();
    return call?.fn(...call.args);
  }

  /** What is to be called, and for whom; `undefined` if no longer alive or the target has been collected. */
  peek(): Finalization<Args, Result> | undefined {
    const target = this.#target.deref();
    return this.#call && target && { target, ...this.#call };
  }

  /** Takes the call back. Returns what `peek` would have. */
  detach(): Finalization<Args, Result> | undefined {
    const finalization = this.peek();
    this.#end();
    return finalization;
  }

  /** `using` makes the call at the end of the block. */
  [dispose](): void {
    this.call();
  }

  #end(): Omit<Finalization<Args, Result>, 'target'> | undefined {
    const call = this.#call;
    this.#call = undefined;
    this.#cancel();
    this.#atExit?.delete(this);
    return call;
  }
}
