import type { TSESTree } from '@typescript-eslint/types';
import { variableOf } from './bindings.ts';
import { isSynchronousCallback, immediateCall } from './calls.ts';
import { impliedBy, type Subject, subjectOf } from './deref-conditions.ts';
import { afterCall, freshReads } from './deref-effects.ts';
import { idOf } from './deref-keys.ts';
import { type Jumps, writesIn } from './deref-loops.ts';
import { DerefState } from './deref-state.ts';
import { childrenOf } from './nodes.ts';
import { placeOf } from './places.ts';
import type { Source } from './source.ts';
import { type FunctionNode, isFunction, unwrap } from './syntax.ts';

/** A use that throws where the value has been collected. */
export interface DoubtfulUse {
  /** The expression that may be `undefined` there. */
  readonly node: TSESTree.Node;
  /** How it is used: `!` says that it is there, all else throws where it is not. */
  readonly how: 'use' | 'assertion';
  /** Whether it was checked, but in an earlier job. */
  readonly isStale: boolean;
}

/** Follows the code in the order in which it runs, and collects the uses of values that nobody has seen alive. */
export class DerefFlow {
  readonly uses: DoubtfulUse[] = [];
  readonly #source: Source;
  readonly #jumps: Jumps[] = [];

  constructor(source: Source) {
    this.#source = source;
  }

  visit(node: TSESTree.Node, state: DerefState): DerefState {
    if (isFunction(node)) return this.#function(node, state);
    switch (node.type) {
      case 'IfStatement':
      case 'ConditionalExpression': {
        const { yes, no } = this.narrow(node.test, state);
        return this.visit(node.consequent, yes).join(node.alternate ? this.visit(node.alternate, no) : no);
      }
      case 'LogicalExpression': {
        const { yes, no } = this.narrow(node, state);
        return yes.join(no);
      }
      case 'ChainExpression':
        return state.join(this.visit(node.expression, state));
      case 'MemberExpression': {
        const before = this.#base(node.object, node.optional, this.visit(node.object, state));
        return node.computed ? this.visit(node.property, before) : before;
      }
      case 'CallExpression':
      case 'NewExpression':
        return this.#call(node, state);
      case 'TSNonNullExpression':
        return this.#use(node.expression, this.visit(node.expression, state), 'assertion', node);
      case 'VariableDeclarator':
        return node.init ? this.#given(node.id, node.init, this.visit(node.init, state)) : this.#forget(node.id, state);
      case 'AssignmentExpression':
        return this.#assignment(node, state);
      case 'PropertyDefinition':
        if (node.value) this.visit(node.value, state.inClosure());
        return state;
      case 'AwaitExpression':
      case 'YieldExpression': {
        const after = node.argument ? this.visit(node.argument, state) : state;
        return (node.type === 'YieldExpression' && node.delegate && node.argument ? this.#use(node.argument, after) : after).suspended();
      }
      case 'SpreadElement': {
        const after = this.visit(node.argument, state);
        return node.parent.type === 'ObjectExpression' ? after : this.#use(node.argument, after);
      }
      case 'TaggedTemplateExpression':
        return this.visit(node.quasi, this.#use(node.tag, this.visit(node.tag, state)));
      case 'BinaryExpression': {
        const after = this.visit(node.right, this.visit(node.left, state));
        return node.operator === 'in' || node.operator === 'instanceof' ? this.#use(node.right, after) : after;
      }
      default:
        return this.#statement(node, state);
    }
  }

  #statement(node: TSESTree.Node, state: DerefState): DerefState {
    switch (node.type) {
      case 'ReturnStatement':
      case 'ThrowStatement':
        if (node.argument) this.visit(node.argument, state);
        return DerefState.UNREACHABLE;
      case 'BreakStatement':
      case 'ContinueStatement':
        this.#jump(node, state);
        return DerefState.UNREACHABLE;
      case 'LabeledStatement':
        return this.#within(node, () => this.visit(node.body, state));
      case 'WhileStatement':
      case 'DoWhileStatement':
      case 'ForStatement':
      case 'ForOfStatement':
      case 'ForInStatement':
        return this.#within(node, jumps => this.#loop(node, state, jumps));
      case 'SwitchStatement':
        return this.#within(node, () => this.#switch(node, state));
      case 'TryStatement':
        return this.#try(node, state);
      default:
        return childrenOf(this.#source, node).reduce((before, child) => this.visit(child, before), state);
    }
  }

  /** The states after a condition came out true, and after it came out false. */
  narrow(condition: TSESTree.Node, state: DerefState): { yes: DerefState; no: DerefState } {
    const node = unwrap(condition);
    if (node.type === 'UnaryExpression' && node.operator === '!') {
      const { yes, no } = this.narrow(node.argument, state);
      return { yes: no, no: yes };
    }
    if (node.type === 'LogicalExpression') {
      const left = this.narrow(node.left, state);
      const right = this.narrow(node.right, node.operator === '&&' ? left.yes : left.no);
      if (node.operator === '&&') return { yes: right.yes, no: left.no.join(right.no) };
      const orRight = node.operator === '??' && isFalsy(node.right) ? left.yes : left.yes.join(right.yes);
      return { yes: orRight, no: node.operator === '??' ? left.no.join(right.no) : right.no };
    }
    const after = this.visit(condition, state);
    const implied = impliedBy(this.#source, condition, after);
    const seen = (keys: readonly string[]): DerefState => keys.reduce((before, key) => before.withAlive(key), after);
    if (node.type === 'Literal') return node.value ? { yes: after, no: DerefState.UNREACHABLE } : { yes: DerefState.UNREACHABLE, no: after };
    return { yes: seen(implied.yes), no: seen(implied.no) };
  }

  /** Uses an expression in a way that throws where it is `undefined`. */
  #use(expression: TSESTree.Node, state: DerefState, how: DoubtfulUse['how'] = 'use', node = expression): DerefState {
    const subject = subjectOf(this.#source, expression, state);
    if (subject === undefined || !state.isReachable || state.isAlive(subject.key)) return state;
    const isStale = subject.key !== undefined && state.known.get(subject.key)?.is === 'stale';
    this.uses.push({ node: how === 'use' ? unwrap(expression) : node, how, isStale });
    return state.withAlive(subject.key);
  }

  #base(object: TSESTree.Node, isOptional: boolean, state: DerefState): DerefState {
    return isOptional ? state.withAlive(subjectOf(this.#source, object, state)?.key) : this.#use(object, state);
  }

  #call(node: TSESTree.CallExpression | TSESTree.NewExpression, state: DerefState): DerefState {
    const callee = this.#base(node.callee, node.type === 'CallExpression' && node.optional, this.visit(node.callee, state));
    const given = node.arguments.reduce((before, argument) => this.visit(argument, before), callee);
    return afterCall(this.#source, node, given, condition => this.narrowQuietly(condition, given));
  }

  /** As `narrow`, of a condition that has been visited. */
  narrowQuietly(condition: TSESTree.Node, state: DerefState): DerefState {
    const reported = this.uses.length;
    const { yes } = this.narrow(condition, state);
    this.uses.length = reported;
    return yes;
  }

  #assignment(node: TSESTree.AssignmentExpression, state: DerefState): DerefState {
    const { left, operator, right } = node;
    const target = left.type === 'MemberExpression' ? this.visit(left, state) : state;
    if (operator === '=') return this.#given(left, right, this.visit(right, target));
    const place = placeOf(this.#source, left);
    const id = place && idOf(this.#source, place);
    const after = this.visit(right, target);
    if (id === undefined) return after;
    // `target ??= make()`: it is what it was, or what is made.
    const isMade = operator === '??=' || operator === '||=';
    return isMade && !subjectOf(this.#source, right, after) ? after.withAlive(id) : after.without(id);
  }

  /** A place or a pattern gets a value. */
  #given(target: TSESTree.Node, value: TSESTree.Node, state: DerefState): DerefState {
    if (target.type === 'ObjectPattern' || target.type === 'ArrayPattern') return this.visit(target, this.#use(value, this.#forget(target, state)));
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

  #forget(target: TSESTree.Node, state: DerefState): DerefState {
    const variable = target.type === 'Identifier' ? variableOf(this.#source, target) : undefined;
    const place = variable && placeOf(this.#source, target);
    return place ? state.without(idOf(this.#source, place)) : state;
  }

  #function(node: FunctionNode, state: DerefState): DerefState {
    const runsNow = isSynchronousCallback(this.#source, node) || immediateCall(this.#source, node) !== undefined;
    const jumps = this.#jumps.splice(0);
    const inside = runsNow && state.isReachable ? state : state.inClosure();
    [...node.params, node.body].reduce((before, part) => this.visit(part, before), inside);
    this.#jumps.push(...jumps);
    return state;
  }

  #within(node: TSESTree.Node, run: (jumps: Jumps) => DerefState): DerefState {
    const jumps: Jumps = { node, breaks: DerefState.UNREACHABLE, continues: DerefState.UNREACHABLE };
    this.#jumps.push(jumps);
    const end = run(jumps);
    this.#jumps.pop();
    return end.join(jumps.breaks);
  }

  #jump(node: TSESTree.BreakStatement | TSESTree.ContinueStatement, state: DerefState): void {
    const isHere = ({ node: target }: Jumps): boolean => {
      if (node.label) return target.type === 'LabeledStatement' && target.label.name === node.label.name;
      return target.type !== 'LabeledStatement' && (node.type === 'BreakStatement' || target.type !== 'SwitchStatement');
    };
    const jumps = this.#jumps.findLast(isHere);
    if (jumps === undefined) return;
    if (node.type === 'BreakStatement') jumps.breaks = jumps.breaks.join(state);
    else jumps.continues = jumps.continues.join(state);
  }

  #loop(node: LoopStatement, state: DerefState, jumps: Jumps): DerefState {
    const started = node.type === 'ForStatement' && node.init ? this.visit(node.init, state) : state;
    const given = 'right' in node ? this.visit(node.right, started) : started;
    const walked = node.type === 'ForOfStatement' ? this.#use((node as TSESTree.ForOfStatement).right, given) : given;
    const entry = writesIn(this.#source, node).reduce((before, write) => write(before), walked);
    if ('right' in node) return this.visit(node.body, entry).join(jumps.continues).join(entry);
    if (node.type === 'DoWhileStatement') return this.narrow(node.test, this.visit(node.body, entry).join(jumps.continues)).no;
    const { yes, no } = node.test ? this.narrow(node.test, entry) : { yes: entry, no: DerefState.UNREACHABLE };
    const turn = this.visit(node.body, yes).join(jumps.continues);
    if (node.type === 'ForStatement' && node.update) this.visit(node.update, turn);
    return no;
  }

  #switch({ discriminant, cases }: TSESTree.SwitchStatement, state: DerefState): DerefState {
    let next = this.visit(discriminant, state);
    let end = DerefState.UNREACHABLE;
    const subject: Subject | undefined = subjectOf(this.#source, discriminant, next);
    for (const { test, consequent } of cases) {
      const tested = test ? this.visit(test, next) : next;
      const isUndefined = test?.type === 'Identifier' && test.name === 'undefined';
      const entry = subject && test && !isUndefined ? tested.withAlive(subject.key) : tested;
      end = consequent.reduce((before, statement) => this.visit(statement, before), entry.join(end));
      next = isUndefined ? tested.withAlive(subject?.key) : tested;
    }
    return cases.some(({ test }) => test === null) ? end : end.join(next);
  }

  #try({ block, handler, finalizer }: TSESTree.TryStatement, state: DerefState): DerefState {
    const interrupted = writesIn(this.#source, block).reduce((before, write) => write(before), state);
    const tried = this.visit(block, state);
    const end = handler ? tried.join(this.visit(handler, interrupted)) : tried;
    if (!finalizer) return end;
    this.visit(finalizer, interrupted);
    return writesIn(this.#source, finalizer).reduce((before, write) => write(before), end);
  }
}

type LoopStatement =
  | TSESTree.WhileStatement
  | TSESTree.DoWhileStatement
  | TSESTree.ForStatement
  | TSESTree.ForOfStatement
  | TSESTree.ForInStatement;

function isFalsy(node: TSESTree.Node): boolean {
  return (node.type === 'Literal' && !node.value) || (node.type === 'Identifier' && node.name === 'undefined');
}
