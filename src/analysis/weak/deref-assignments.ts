import type { TSESTree } from '@typescript-eslint/types';
import { variableOf } from '../syntax/bindings.ts';
import type { Source } from '../syntax/source.ts';
import { placeOf } from '../values/places.ts';
import { freshReads } from './deref-effects.ts';
import { idOf } from './deref-keys.ts';
import type { DerefState } from './deref-state.ts';
import { subjectOf } from './deref-subjects.ts';

/** Follows expressions: what is assigned. */
interface Expressions {
  visit(node: TSESTree.Node, state: DerefState): DerefState;
  use(expression: TSESTree.Node, state: DerefState): DerefState;
}

/** Follows what places are given, and so what is known of them afterwards. */
export class DerefAssignments {
  readonly #source: Source;
  readonly #flow: Expressions;

  constructor(source: Source, flow: Expressions) {
    this.#source = source;
    this.#flow = flow;
  }

  /** A place is assigned to. */
  visit(node: TSESTree.AssignmentExpression, state: DerefState): DerefState {
    const { left, operator, right } = node;
    const target = left.type === 'MemberExpression' ? this.#flow.visit(left, state) : state;
    if (operator === '=') return this.given(left, right, this.#flow.visit(right, target));
    const place = placeOf(this.#source, left);
    const id = place && idOf(this.#source, place);
    const after = this.#flow.visit(right, target);
    if (id === undefined || !after.known.has(id)) return after;
    // `target ??= make()`: it is what it was, or what is made.
    const isMade = operator === '??=' || operator === '||=';
    return isMade && !subjectOf(this.#source, right, after) ? after.withAlive(id) : after.without(id);
  }

  /** A place or a pattern gets a value. */
  given(target: TSESTree.Node, value: TSESTree.Node, state: DerefState): DerefState {
    if (target.type === 'ObjectPattern' || target.type === 'ArrayPattern')
      return this.#flow.visit(target, this.#flow.use(value, this.forget(target, state)));
    const place = placeOf(this.#source, target);
    if (place === undefined) return state;
    const id = idOf(this.#source, place);
    const subject = subjectOf(this.#source, value, state);
    let after = state.without(id);
    for (const key of freshReads(this.#source, target, value)) after = after.with(key, { is: 'alive' });
    if (subject === undefined || place.variable === undefined) return after;
    const from = subject.key === id ? undefined : (state.known.get(subject.key ?? '')?.from ?? subject.key);
    return after.with(id, { is: state.isAlive(subject.key) ? 'alive' : 'maybe', variable: place.variable, from });
  }

  /** A place is declared, and has no value yet. */
  forget(target: TSESTree.Node, state: DerefState): DerefState {
    const variable = target.type === 'Identifier' ? variableOf(this.#source, target) : undefined;
    const place = variable && placeOf(this.#source, target);
    return place ? state.without(idOf(this.#source, place)) : state;
  }
}
