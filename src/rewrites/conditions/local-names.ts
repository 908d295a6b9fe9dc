import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { contains } from '../../analysis/syntax/nodes.ts';
import { placeOf } from '../../analysis/values/places.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import type { FunctionNode } from '../../analysis/syntax/syntax.ts';

/** Whether a name stands for what a function, or one around it, is called with, or for a part of something: `const { id } = options`. */
export function isHandedIn(variable: Variable, inside: FunctionNode): boolean {
  const [definition] = variable.defs;
  if (definition?.type === 'Parameter') return contains(variable.scope.block, inside);
  return (
    isLocal(variable, inside) &&
    definition?.node.type === 'VariableDeclarator' &&
    definition.node.id.type !== 'Identifier'
  );
}

/** Whether a name belongs to a function, and not to one around or inside it. */
export function isLocal({ scope }: Variable, inside: FunctionNode): boolean {
  return scope.variableScope.block === inside;
}

/** What a name is given, wherever that is. */
export function valuesOf(source: Source, variable: Variable): TSESTree.Node[] {
  const [definition] = variable.defs;
  const declared = definition?.node.type === 'VariableDeclarator' ? definition.node.init : undefined;
  const given = definition ? (placeOf(source, definition.name)?.values.map(({ value }) => value) ?? []) : [];
  return declared ? [...given, declared] : given;
}
