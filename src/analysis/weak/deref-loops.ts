import type { TSESTree } from '@typescript-eslint/types';
import { idOf } from './deref-keys.ts';
import type { DerefState } from './deref-state.ts';
import { walk } from '../syntax/nodes.ts';
import { placeOf } from '../values/places.ts';
import type { Source } from '../syntax/source.ts';
import { isFunction } from '../syntax/syntax.ts';
import { isWeakRead } from './weak-reads.ts';

/** What is known where the jumps out of a statement arrive. */
export interface Jumps {
  readonly node: TSESTree.Node;
  breaks: DerefState;
  continues: DerefState;
}

type Change = (state: DerefState) => DerefState;

/** What code that may have run once before changes of what was known: what it writes, and where it waits. */
export function writesIn(source: Source, code: TSESTree.Node): readonly Change[] {
  const changes: Change[] = [];
  const written = (target: TSESTree.Node | null, value?: TSESTree.Node | null): void => {
    const place = target && placeOf(source, target);
    if (!place) return;
    const id = idOf(source, place);
    const { variable } = place;
    const isDoubtful = variable !== undefined && value && isWeakRead(source, value);
    changes.push(state => (isDoubtful ? state.without(id).with(id, { is: 'maybe', variable }) : state.without(id)));
  };
  walk(source, code, node => {
    if (isFunction(node) && node !== code) return false;
    switch (node.type) {
      case 'AssignmentExpression':
        written(node.left, node.right);
        break;
      case 'VariableDeclarator':
        for (const name of namesIn(source, node.id)) written(name, node.init);
        break;
      case 'UpdateExpression':
        written(node.argument);
        break;
      case 'AwaitExpression':
      case 'YieldExpression':
        changes.push(state => state.suspended());
        break;
      case 'ForOfStatement':
        if (node.await) changes.push(state => state.suspended());
        break;
    }
    return true;
  });
  return changes;
}

/** The variables that a pattern declares. */
function namesIn(source: Source, pattern: TSESTree.Node): TSESTree.Node[] {
  if (pattern.type === 'Identifier') return [pattern];
  const names: TSESTree.Node[] = [];
  walk(source, pattern, node => node.type === 'Identifier' && names.push(node));
  return names;
}
