import type { TSESTree } from '@typescript-eslint/types';
import type { Container } from './containers.ts';
import { commentAbove } from '../syntax/jsdoc.ts';
import type { Source } from '../syntax/source.ts';
import { isCountable } from '../values/countable-types.ts';
import { unwrap } from '../syntax/syntax.ts';
import { writtenType } from '../values/type-identity.ts';

/** Every type that the declaration of a container writes down: its annotation, and the casts around its making. */
export function writtenTypes({ place, node }: Container): TSESTree.TypeNode[] {
  const by = place.values[0]?.by;
  const annotation = writtenType(by?.type === 'PropertyDefinition' ? by : node);
  const types = annotation ? [annotation] : [];
  let made = by?.type === 'PropertyDefinition' ? by.value : by?.type === 'VariableDeclarator' ? by.init : null;
  while (made && made !== unwrap(made)) {
    if (isCast(made)) types.push(made.typeAnnotation);
    made = (made as TSESTree.TSAsExpression).expression;
  }
  return types;
}

function isCast(
  node: TSESTree.Node,
): node is TSESTree.TSAsExpression | TSESTree.TSSatisfiesExpression | TSESTree.TSTypeAssertion {
  return node.type === 'TSAsExpression' || node.type === 'TSSatisfiesExpression' || node.type === 'TSTypeAssertion';
}

/** The type arguments at an index, wherever the declaration of a container writes some. */
export function typeArguments(container: Container, index: number): TSESTree.TypeNode[] {
  const [making] = container.makings;
  const typed = [...writtenTypes(container), ...(making?.type === 'NewExpression' ? [making] : [])];
  return typed.flatMap(type => ('typeArguments' in type ? (type.typeArguments?.params[index] ?? []) : []));
}

/** Whether the declaration of a table writes down that its keys are of a type with only so many values: `Map<'on' | 'off', Handler>`. */
export function hasCountableKeys(source: Source, container: Container): boolean {
  const { name } = container.kind;
  return (
    (name === 'Map' || name === 'Set' || name === 'Object') &&
    typeArguments(container, 0).some(type => isCountable(source, type))
  );
}

/** The comment that gives a container its type in JavaScript. */
export function documentation(source: Source, { node }: Container): TSESTree.Comment | undefined {
  const comment = commentAbove(source, node);
  return comment && /@type\s*\{/.test(comment.value) ? comment : undefined;
}

/** Whether a comment gives a container its type. */
export function isDocumented(source: Source, container: Container): boolean {
  return documentation(source, container) !== undefined;
}

/** The types that a comment gives the keys and values, where it does. */
export function documentedArguments(source: Source, container: Container): string[] {
  const text = documentation(source, container)?.value ?? '';
  const [, list = ''] = /@type\s*\{\s*!?\w+\s*\.?<([^}]*)>\s*\}/.exec(text) ?? [];
  return list === '' ? [] : list.split(/,(?![^<({]*[>)}])/).map(type => type.trim().replace(/^!/, ''));
}
