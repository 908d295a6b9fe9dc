import type { TSESTree } from '@typescript-eslint/types';
import { type Subject, subjectOf } from './deref-subjects.ts';
import { type Jumps, writesIn } from './deref-loops.ts';
import { DerefState } from './deref-state.ts';
import { childrenOf } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';

type LoopStatement =
  | TSESTree.WhileStatement
  | TSESTree.DoWhileStatement
  | TSESTree.ForStatement
  | TSESTree.ForOfStatement
  | TSESTree.ForInStatement;

/** Follows expressions: what the statements are made of. */
interface Expressions {
  visit(node: TSESTree.Node, state: DerefState): DerefState;
  narrow(condition: TSESTree.Node, state: DerefState): { readonly yes: DerefState; readonly no: DerefState };
  use(expression: TSESTree.Node, state: DerefState): DerefState;
}

/** Follows statements: what runs once, again, or not at all. */
export class DerefStatements {
  readonly #source: Source;
  readonly #flow: Expressions;
  #jumps: Jumps[] = [];

  constructor(source: Source, flow: Expressions) {
    this.#source = source;
    this.#flow = flow;
  }

  /** Visits a function: no jump leads out of it. */
  apart(visit: () => void): void {
    const outer = this.#jumps;
    this.#jumps = [];
    visit();
    this.#jumps = outer;
  }

  /** What is known after a statement, and after any node that is only the sum of its parts. */
  visit(node: TSESTree.Node, state: DerefState): DerefState {
    switch (node.type) {
      case 'ReturnStatement':
      case 'ThrowStatement':
        if (node.argument) this.#flow.visit(node.argument, state);
        return DerefState.UNREACHABLE;
      case 'BreakStatement':
      case 'ContinueStatement':
        this.#jump(node, state);
        return DerefState.UNREACHABLE;
      case 'LabeledStatement':
        return this.#within(node, () => this.#flow.visit(node.body, state));
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
        return childrenOf(this.#source, node).reduce((before, child) => this.#flow.visit(child, before), state);
    }
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
      return (
        target.type !== 'LabeledStatement' && (node.type === 'BreakStatement' || target.type !== 'SwitchStatement')
      );
    };
    const jumps = this.#jumps.findLast(isHere);
    if (jumps === undefined) return;
    if (node.type === 'BreakStatement') jumps.breaks = jumps.breaks.join(state);
    else jumps.continues = jumps.continues.join(state);
  }

  #loop(node: LoopStatement, state: DerefState, jumps: Jumps): DerefState {
    const started = node.type === 'ForStatement' && node.init ? this.#flow.visit(node.init, state) : state;
    const given = 'right' in node ? this.#flow.visit(node.right, started) : started;
    const walked = node.type === 'ForOfStatement' ? this.#flow.use(node.right, given) : given;
    const entry = writesIn(this.#source, node).reduce((before, write) => write(before), walked);
    if ('right' in node) return this.#flow.visit(node.body, entry).join(jumps.continues).join(entry);
    if (node.type === 'DoWhileStatement')
      return this.#flow.narrow(node.test, this.#flow.visit(node.body, entry).join(jumps.continues)).no;
    const { yes, no } = node.test ? this.#flow.narrow(node.test, entry) : { yes: entry, no: DerefState.UNREACHABLE };
    const turn = this.#flow.visit(node.body, yes).join(jumps.continues);
    if (node.type === 'ForStatement' && node.update) this.#flow.visit(node.update, turn);
    return no;
  }

  #switch({ discriminant, cases }: TSESTree.SwitchStatement, state: DerefState): DerefState {
    let next = this.#flow.visit(discriminant, state);
    let end = DerefState.UNREACHABLE;
    const subject: Subject | undefined = subjectOf(this.#source, discriminant, next);
    for (const { test, consequent } of cases) {
      const tested = test ? this.#flow.visit(test, next) : next;
      const isUndefined = test?.type === 'Identifier' && test.name === 'undefined';
      const entry = subject && test && !isUndefined ? tested.withAlive(subject.key) : tested;
      end = consequent.reduce((before, statement) => this.#flow.visit(statement, before), entry.join(end));
      next = isUndefined ? tested.withAlive(subject?.key) : tested;
    }
    return cases.some(({ test }) => test === null) ? end : end.join(next);
  }

  #try({ block, handler, finalizer }: TSESTree.TryStatement, state: DerefState): DerefState {
    const interrupted = writesIn(this.#source, block).reduce((before, write) => write(before), state);
    const tried = this.#flow.visit(block, state);
    const end = handler ? tried.join(this.#flow.visit(handler, interrupted)) : tried;
    if (!finalizer) return end;
    this.#flow.visit(finalizer, interrupted);
    return writesIn(this.#source, finalizer).reduce((before, write) => write(before), end);
  }
}
