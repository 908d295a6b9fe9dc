import type { TSESTree } from '@typescript-eslint/types';
import { variableOf } from '../syntax/bindings.ts';
import type { Use } from '../containers/container-uses.ts';
import { childrenOf, contains } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { asksWhetherThere, isNull } from '../syntax/presence-tests.ts';
import { type FunctionNode, isFunction, unwrap, wrapped } from '../syntax/syntax.ts';

/** Whether what a read yields is tested for being there, at once or by the variable that it is put into. */
export function checkedByTest(source: Source, read: TSESTree.Node): boolean {
  if (hasAssertion(read)) return false;
  const outer = wrapped(read);
  if (asksWhetherThere(outer)) return true;
  const user = outer.parent;
  const target =
    user?.type === 'VariableDeclarator' && user.init === outer
      ? user.id
      : user?.type === 'AssignmentExpression' && user.right === outer
        ? user.left
        : undefined;
  const variable = target?.type === 'Identifier' ? variableOf(source, target) : undefined;
  if (user?.type === 'AssignmentExpression' && asksWhetherThere(wrapped(user))) return true;
  return variable?.references.some(({ identifier }) => asksWhetherThere(wrapped(identifier))) === true;
}

function hasAssertion({ parent }: TSESTree.Node): boolean {
  return parent?.type === 'TSNonNullExpression';
}

/** The use of the same function that makes sure that a later read finds something: a check with a fill, or a fill alone. */
export function ensuredBy(uses: readonly Use[], read: Use): Use | undefined {
  const earlier = uses.filter(use => use.by.range[0] < read.by.range[0]);
  return earlier.find(use => (use.effect === 'grow' ? isOnTheWayTo(use.by, read.by) : answersFor(use, read, uses)));
}

/** Whether code runs whenever a later statement is reached: it stands in a block around that. */
function isOnTheWayTo(node: TSESTree.Node, later: TSESTree.Node): boolean {
  let statement = wrapped(node);
  while (statement.parent && statement.parent.type !== 'ExpressionStatement') {
    if (statement.parent.type !== 'SequenceExpression' && statement.parent.type !== 'UnaryExpression') return false;
    if (contains(statement.parent, later)) return true;
    statement = statement.parent;
  }
  const block = statement.parent?.parent;
  return block?.type === 'BlockStatement' && contains(block, later);
}

/** Whether a test with a read of its own covers another read: on the branch where there is an entry, or after the branch that makes one. */
function answersFor(check: Use, read: Use, uses: readonly Use[]): boolean {
  const { node, isNegated } = questionOf(check.by);
  const test = node.parent;
  const fills = uses.filter(({ effect }) => effect === 'grow');
  const isFilledIn = (branch: TSESTree.Node | null): boolean =>
    branch !== null && fills.some(({ by }) => contains(branch, by));
  if (test?.type === 'LogicalExpression' && test.left === node) {
    const isMissing = test.operator === '||' ? !isNegated : test.operator === '&&' && isNegated;
    if (!isMissing) return test.operator !== '??' && contains(test.right, read.by);
    return isFilledIn(test.right) && !contains(test, read.by);
  }
  if (test?.type !== 'IfStatement' && test?.type !== 'ConditionalExpression') return false;
  if (test.test !== node) return false;
  const [there, missing] = isNegated ? [test.alternate, test.consequent] : [test.consequent, test.alternate];
  if (there && contains(there, read.by)) return true;
  return isFilledIn(missing) && !contains(test, read.by) && enclosesStatement(test, read.by);
}

/** The whole of what is asked of a read, and whether it is asked whether there is nothing: `!read`, `read === undefined`. */
function questionOf(read: TSESTree.Node): { readonly node: TSESTree.Node; readonly isNegated: boolean } {
  let node = wrapped(read);
  let isNegated = false;
  for (let user = node.parent; user && asksWhetherThere(node); node = wrapped(user), user = node.parent) {
    if (user.type !== 'UnaryExpression' && user.type !== 'BinaryExpression') break;
    // A miss is `undefined`, which `=== null` does not tell from an entry.
    if (/^[!=]==$/.test(user.operator) && asksForNull(user)) break;
    if (user.operator === '!' || user.operator.startsWith('==')) isNegated = !isNegated;
  }
  return { node, isNegated };
}

function asksForNull(question: TSESTree.UnaryExpression | TSESTree.BinaryExpression): boolean {
  return question.type === 'BinaryExpression' && [question.left, question.right].some(isNull);
}

function enclosesStatement(test: TSESTree.Node, later: TSESTree.Node): boolean {
  const block = test.parent;
  return block?.type === 'BlockStatement' && contains(block, later);
}

/** An `await`, `yield` or `for await` of a function between two of its expressions, or a call of what it was handed. */
export function pauseBetween(
  source: Source,
  inside: FunctionNode,
  from: TSESTree.Node,
  to: TSESTree.Node,
): TSESTree.Node | undefined {
  const pending: TSESTree.Node[] = [inside.body];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const waits =
      node.type === 'AwaitExpression' ||
      node.type === 'YieldExpression' ||
      (node.type === 'ForOfStatement' && node.await) ||
      (node.type === 'CallExpression' && isHandedIn(source, node.callee));
    if (waits && node.range[0] >= from.range[0] && node.range[0] < to.range[0]) return node;
    if (!isFunction(unwrap(node))) pending.push(...childrenOf(source, node));
  }
  return undefined;
}

function isHandedIn(source: Source, callee: TSESTree.Node): boolean {
  return callee.type === 'Identifier' && variableOf(source, callee)?.defs[0]?.type === 'Parameter';
}
