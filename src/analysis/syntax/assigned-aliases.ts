import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, unwrapValue } from './syntax.ts';

/**
 * `var client; …; client = this`, as it was written before `const`, and by compilers: the name that a function gives another
 * thing in a statement of its own, once, and before it uses it.
 */
export function aliasAssigned({ defs, references, scope }: Variable): TSESTree.Node | undefined {
  const declarator = defs[0]?.node;
  if (defs.length !== 1 || declarator?.type !== 'VariableDeclarator' || declarator.init) return undefined;
  const [written, ...others] = references.filter(reference => reference.isWrite());
  const assignment = written?.identifier.parent;
  if (
    written === undefined ||
    others.length > 0 ||
    assignment?.type !== 'AssignmentExpression' ||
    assignment.operator !== '=' ||
    assignment.parent.type !== 'ExpressionStatement' ||
    written.from.variableScope !== scope.variableScope ||
    !isFunction(scope.variableScope.block)
  )
    return undefined;
  const value = unwrapValue(assignment.right);
  return NAMES.has(value.type) && references.every(({ identifier: { range } }) => range[0] >= assignment.range[0])
    ? value
    : undefined;
}

/** What names something, or counts: what else a variable is given once may be of another kind at another time. */
const NAMES: ReadonlySet<string> = new Set(['ThisExpression', 'MemberExpression', 'UpdateExpression']);
