import type { TSESTree } from '@typescript-eslint/types';
import { isSynchronousCallback } from '../values/calls.ts';
import { immediateCall } from '../syntax/immediate-calls.ts';
import { impliedBy } from './deref-conditions.ts';
import { afterCall } from './deref-effects.ts';
import { DerefState } from './deref-state.ts';
import { subjectOf } from './deref-subjects.ts';
import { DerefAssignments } from './deref-assignments.ts';
import { DerefStatements } from './deref-statements.ts';
import { contains } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { type FunctionNode, isFunction, unwrap } from '../syntax/syntax.ts';

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
  readonly #reads: readonly TSESTree.Node[];
  readonly #statements: DerefStatements;
  readonly #assignments: DerefAssignments;

  constructor(source: Source, reads: readonly TSESTree.Node[]) {
    this.#source = source;
    this.#reads = reads;
    this.#statements = new DerefStatements(source, this);
    this.#assignments = new DerefAssignments(source, this);
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
        return this.use(node.expression, this.visit(node.expression, state), 'assertion', node);
      case 'VariableDeclarator':
        return node.init
          ? this.#assignments.given(node.id, node.init, this.visit(node.init, state))
          : this.#assignments.forget(node.id, state);
      case 'AssignmentExpression':
        return this.#assignments.visit(node, state);
      case 'PropertyDefinition':
        if (node.value) this.visit(node.value, state.inClosure());
        return state;
      case 'AwaitExpression':
      case 'YieldExpression': {
        const after = node.argument ? this.visit(node.argument, state) : state;
        return (
          node.type === 'YieldExpression' && node.delegate && node.argument ? this.use(node.argument, after) : after
        ).suspended();
      }
      case 'SpreadElement': {
        const after = this.visit(node.argument, state);
        return node.parent.type === 'ObjectExpression' ? after : this.use(node.argument, after);
      }
      case 'TaggedTemplateExpression':
        return this.visit(node.quasi, this.use(node.tag, this.visit(node.tag, state)));
      case 'BinaryExpression': {
        const after = this.visit(node.right, this.visit(node.left, state));
        return node.operator === 'in' || node.operator === 'instanceof' ? this.use(node.right, after) : after;
      }
      default:
        return this.#statements.visit(node, state);
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
    if (node.type === 'Literal')
      return node.value ? { yes: after, no: DerefState.UNREACHABLE } : { yes: DerefState.UNREACHABLE, no: after };
    return { yes: seen(implied.yes), no: seen(implied.no) };
  }

  /** Uses an expression in a way that throws where it is `undefined`. */
  use(expression: TSESTree.Node, state: DerefState, how: DoubtfulUse['how'] = 'use', node = expression): DerefState {
    const subject = subjectOf(this.#source, expression, state);
    if (subject === undefined || !state.isReachable || state.isAlive(subject.key)) return state;
    const isStale = subject.key !== undefined && state.known.get(subject.key)?.is === 'stale';
    this.uses.push({ node: how === 'use' ? unwrap(expression) : node, how, isStale });
    return state.withAlive(subject.key);
  }

  #base(object: TSESTree.Node, isOptional: boolean, state: DerefState): DerefState {
    return isOptional ? state.withAlive(subjectOf(this.#source, object, state)?.key) : this.use(object, state);
  }

  #call(node: TSESTree.CallExpression | TSESTree.NewExpression, state: DerefState): DerefState {
    const callee = this.#base(
      node.callee,
      node.type === 'CallExpression' && node.optional,
      this.visit(node.callee, state),
    );
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

  #function(node: FunctionNode, state: DerefState): DerefState {
    const runsNow = isSynchronousCallback(this.#source, node) || immediateCall(this.#source, node) !== undefined;
    const inside = runsNow && state.isReachable ? state : state.inClosure();
    // Most functions of a large file have nothing to do with what is held weakly.
    if (inside.known.size === 0 && !this.#reads.some(read => contains(node, read))) return state;
    this.#statements.apart(() =>
      [...node.params, node.body].reduce((before, part) => this.visit(part, before), inside),
    );
    return state;
  }
}

function isFalsy(node: TSESTree.Node): boolean {
  return (node.type === 'Literal' && !node.value) || (node.type === 'Identifier' && node.name === 'undefined');
}
