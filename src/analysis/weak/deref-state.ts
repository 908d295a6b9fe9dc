import type { Variable } from '@typescript-eslint/scope-manager';
import { isConstant } from '../syntax/bindings.ts';

/**
 * What is known of a value that may have been collected: `alive` once checked, `maybe` in a variable that has not been,
 * `stale` for a reference that was checked in an earlier job.
 */
export interface Knowledge {
  readonly is: 'alive' | 'maybe' | 'stale';
  /** Only of a variable. */
  readonly variable?: Variable;
  /** The read that a variable got its value from, while a second one would give the same. */
  readonly from?: string | undefined;
}

/** What is known at one point of the code; a state never changes. */
export class DerefState {
  static readonly NONE = new DerefState(new Map(), true);
  static readonly UNREACHABLE = new DerefState(new Map(), false);

  readonly known: ReadonlyMap<string, Knowledge>;
  readonly isReachable: boolean;

  private constructor(known: ReadonlyMap<string, Knowledge>, isReachable: boolean) {
    this.known = known;
    this.isReachable = isReachable;
  }

  isAlive(key: string | undefined): boolean {
    return key !== undefined && this.known.get(key)?.is === 'alive';
  }

  /** A value has been seen alive: so are the variables that hold it, and whatever reads it again in this job. */
  withAlive(key: string | undefined): DerefState {
    if (key === undefined || !this.isReachable) return this;
    const from = this.known.get(key)?.from;
    return this.#edited(known => {
      known.set(key, { ...known.get(key), is: 'alive' });
      if (from !== undefined) known.set(from, { is: 'alive' });
      for (const [other, knowledge] of known) {
        if (knowledge.from === key || (from !== undefined && knowledge.from === from))
          known.set(other, { ...knowledge, is: 'alive' });
      }
    });
  }

  with(key: string, knowledge: Knowledge): DerefState {
    return this.isReachable ? this.#edited(known => known.set(key, knowledge)) : this;
  }

  /** The place of this id was written: nothing is known any more of what is read from it. */
  without(id: string): DerefState {
    if (![...this.known].some(([key, { from }]) => key.includes(id) || from?.includes(id))) return this;
    return this.#edited(known => {
      for (const [key, { from, ...knowledge }] of known) {
        if (key.includes(id)) known.delete(key);
        else if (from?.includes(id)) known.set(key, knowledge);
      }
    });
  }

  /** Other jobs may run here, and a collection between them: variables keep what they hold, references do not. */
  suspended(): DerefState {
    return this.#edited(known => {
      for (const [key, { from: _, ...knowledge }] of known)
        known.set(key, knowledge.variable ? knowledge : { is: 'stale' });
    });
  }

  /** What a function still knows that is called later: of variables only those that never change. */
  inClosure(): DerefState {
    if (!this.isReachable) return DerefState.NONE;
    const { known } = this.suspended();
    return new DerefState(
      new Map([...known].filter(([, { variable }]) => variable === undefined || isConstant(variable))),
      true,
    );
  }

  /** What holds on either way to here. */
  join(other: DerefState): DerefState {
    if (!this.isReachable) return other;
    if (!other.isReachable || other === this) return this;
    const known = new Map<string, Knowledge>();
    for (const key of new Set([...this.known.keys(), ...other.known.keys()])) {
      const [here, there] = [this.known.get(key), other.known.get(key)];
      const variable = here?.variable ?? there?.variable;
      const worst =
        here?.is === there?.is ? here?.is : [here?.is, there?.is].find(is => is === 'maybe' || is === 'stale');
      if (worst === undefined) continue;
      known.set(key, {
        is: worst,
        ...(variable && { variable }),
        ...(here?.from === there?.from && { from: here?.from }),
      });
    }
    return new DerefState(known, true);
  }

  #edited(edit: (known: Map<string, Knowledge>) => void): DerefState {
    if (!this.isReachable) return this;
    const known = new Map(this.known);
    edit(known);
    return new DerefState(known, true);
  }
}
