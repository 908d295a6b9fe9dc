import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, unwrap } from './syntax.ts';

/** What a test on the way to an expression has found a name to be: an instance of a class, or there at all. */
export type Narrowing = 'instance' | 'present';

/** What the tests around a name, and those before it that leave, say of a constant by that name. */
export function narrowingOf(name: TSESTree.Identifier): Narrowing | undefined {
  let found: Narrowing | undefined;
  const note = (test: TSESTree.Node, truth: boolean): void => {
    const told = toldBy(test, truth, name.name);
    if (told && found !== 'instance') found = told;
  };
  for (
    let inner: TSESTree.Node = name, outer = name.parent as TSESTree.Node | undefined;
    outer && !isFunction(outer);
    inner = outer, outer = outer.parent
  ) {
    if ((outer.type === 'IfStatement' || outer.type === 'ConditionalExpression') && outer.test !== inner)
      note(outer.test, outer.consequent === inner);
    if (outer.type === 'LogicalExpression' && outer.right === inner && outer.operator !== '??')
      note(outer.left, outer.operator === '&&');
    if (outer.type === 'BlockStatement')
      for (const statement of outer.body)
        if (statement.range[1] <= inner.range[0] && statement.type === 'IfStatement' && leaves(statement.consequent))
          note(statement.test, false);
  }
  return found;
}

function leaves(branch: TSESTree.Statement): boolean {
  const last = branch.type === 'BlockStatement' ? branch.body.at(-1) : branch;
  return last !== undefined && /^(?:Return|Throw|Continue|Break)Statement$/.test(last.type);
}

function toldBy(test: TSESTree.Node, truth: boolean, name: string): Narrowing | undefined {
  const node = unwrap(test);
  const isIt = (part: TSESTree.Node): boolean => part.type === 'Identifier' && part.name === name;
  switch (node.type) {
    case 'Identifier':
      return truth && node.name === name ? 'present' : undefined;
    case 'UnaryExpression':
      return node.operator === '!' ? toldBy(node.argument, !truth, name) : undefined;
    case 'LogicalExpression':
      // Both sides of `a && b` hold where it does, and neither of `a || b` where that does not.
      return node.operator === (truth ? '&&' : '||')
        ? (toldBy(node.left, truth, name) ?? toldBy(node.right, truth, name))
        : undefined;
    case 'BinaryExpression':
      if (node.operator === 'instanceof') return truth && isIt(node.left) ? 'instance' : undefined;
      return node.operator === (truth ? '!=' : '==') && isIt(node.left) && isNull(node.right) ? 'present' : undefined;
    default:
      return undefined;
  }
}

const isNull = (node: TSESTree.Node): boolean => node.type === 'Literal' && node.raw === 'null';
