import type { TSESTree } from '@typescript-eslint/types';
import { nodesOf } from '../../analysis/syntax/nodes.ts';
import { isNothing } from '../../analysis/syntax/presence-tests.ts';
import type { ParentField } from '../../analysis/verdicts/parent-fields.ts';
import { lineOf } from '../../analysis/syntax/syntax.ts';
import type { Condition } from '../conditions/gate.ts';
import { parentIsHeld } from '../conditions/held-parents.ts';

/** What must hold of a field before its parent is held weakly: the class alone sees it, and something else pins the parent by it. */
export const WEAK_PARENTS: readonly Condition<ParentField>[] = [
  ({ field, name }) =>
    field
      ? undefined
      : { doubt: `\`${name}\` is declared by a parameter of the constructor`, hazard: 'parameter-property' },
  ({ name }) =>
    name.startsWith('#')
      ? undefined
      : {
          doubt: `\`${name}\` is no \`#private\` field: others read it, and JSON and spread copy it`,
          hazard: 'reachable-field',
        },
  ({ field, name }) =>
    (field?.decorators?.length ?? 0) === 0
      ? undefined
      : { doubt: `\`${name}\` is decorated, and its decorator may need what it is now`, hazard: 'decorated' },
  ({ place, node, name }, source) => {
    const known = new Set<TSESTree.Node | undefined>(place?.occurrences);
    const other = nodesOf(source, 'PrivateIdentifier').find(
      id => `#${id.name}` === name && id !== node && !known.has(id.parent),
    );
    return (
      other && { doubt: `line ${lineOf(other)} uses the \`${name}\` of another object`, hazard: 'reachable-field' }
    );
  },
  ({ field, name }) => {
    const value = field?.value;
    const isEmpty = !value || isNothing(value);
    return isEmpty ? undefined : { doubt: `\`${name}\` is not empty when it is declared`, hazard: 'initial-value' };
  },
  parentIsHeld,
  ({ isPinned, name }) =>
    isPinned
      ? undefined
      : {
          doubt: `nothing in this file that lives on holds \`${name}\`: a parent and a part that only hold one another are collected together`,
          hazard: 'collected-anyway',
        },
];
