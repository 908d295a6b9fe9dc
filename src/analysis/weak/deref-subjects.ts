import type { TSESTree } from '@typescript-eslint/types';
import { idOf, keyOf } from './deref-keys.ts';
import type { DerefState } from './deref-state.ts';
import { placeOf } from '../values/places.ts';
import type { Source } from '../syntax/source.ts';
import { unwrap } from '../syntax/syntax.ts';
import { isWeakRead } from './weak-reads.ts';

/** A value that may have been collected; without a key where each read of it may be another. */
export interface Subject {
  readonly key: string | undefined;
}

/** The subject that an expression evaluates to; `undefined` where it is nothing that can be collected. */
export function subjectOf(source: Source, expression: TSESTree.Node, state: DerefState): Subject | undefined {
  let node = expression;
  while (node.type !== 'TSNonNullExpression' && unwrapsOnce(node)) node = node.expression;
  switch (node.type) {
    case 'CallExpression':
      return isWeakRead(source, node) ? { key: keyOf(source, node) } : undefined;
    case 'MemberExpression':
    case 'Identifier': {
      if (node.type === 'MemberExpression' && isWeakRead(source, node)) return { key: keyOf(source, node) };
      const place = placeOf(source, node);
      const key = place && idOf(source, place);
      return key !== undefined && state.known.get(key)?.variable ? { key } : undefined;
    }
    case 'AwaitExpression':
      return subjectOf(source, node.argument, state) && { key: undefined };
    case 'AssignmentExpression':
      return node.operator === '=' ? subjectOf(source, node.left, state) : undefined;
    case 'SequenceExpression':
      return subjectOf(source, node.expressions.at(-1)!, state);
    case 'LogicalExpression':
      return node.operator === '&&' ? subjectOf(source, node.right, state) : undefined;
    case 'ConditionalExpression': {
      const [one, other] = [subjectOf(source, node.consequent, state), subjectOf(source, node.alternate, state)];
      const doubtful = [one, other].find(subject => subject && !state.isAlive(subject.key));
      return doubtful && { key: undefined };
    }
    default:
      return undefined;
  }
}

type Transparent = TSESTree.ChainExpression | TSESTree.TSAsExpression;

function unwrapsOnce(node: TSESTree.Node): node is Transparent {
  return node.type === 'ChainExpression' || (node.type !== 'TSNonNullExpression' && unwrap(node) !== node);
}
