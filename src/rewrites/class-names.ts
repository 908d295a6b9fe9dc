import type { TSESTree } from '@typescript-eslint/types';
import { isGlobal } from '../analysis/bindings.ts';
import type { Container } from '../analysis/containers.ts';
import { commentAbove } from '../analysis/jsdoc.ts';
import type { Source } from '../analysis/source.ts';
import { lineOf, unwrap } from '../analysis/syntax.ts';
import { writtenType } from '../analysis/type-identity.ts';
import type { Condition } from './gate.ts';
import type { Edit } from './rewrite.ts';

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

/** Requires that every type of the declaration names the class itself, so that it can follow. */
export const namesItsClass: Condition<Container> = (container, source) => {
  const { kind, place } = container;
  const other = writtenTypes(container).find(type => !isClassType(source, type, kind.name));
  if (other)
    return {
      doubt: `\`${place.name}\` is declared as \`${source.text.slice(...other.range)}\`, and not as a \`${kind.name}\``,
      hazard: 'another-type',
    };
  const comment = documentation(source, container);
  if (comment === undefined || documentedClass(comment, kind.name)) return undefined;
  return {
    doubt: `the comment on line ${lineOf(comment as unknown as TSESTree.Node)} gives \`${place.name}\` another type than \`${kind.name}\``,
    hazard: 'another-type',
  };
};

/** Whether a type is a global class, with whatever arguments. */
export function isClassType(source: Source, type: TSESTree.TypeNode, name: string): boolean {
  return type.type === 'TSTypeReference' && isGlobal(source, type.typeName, name);
}

/** The comment that gives a container its type in JavaScript. */
function documentation(source: Source, { node }: Container): TSESTree.Comment | undefined {
  const comment = commentAbove(source, node);
  return comment && /@type\s*\{/.test(comment.value) ? comment : undefined;
}

/** Whether a comment gives a container its type. */
export function isDocumented(source: Source, container: Container): boolean {
  return documentation(source, container) !== undefined;
}

/** Where a comment names the class, as an offset into its text. */
function documentedClass(comment: TSESTree.Comment, name: string): number | undefined {
  const found = new RegExp(`@type\\s*\\{\\s*!?(?=${name}\\b\\s*\\.?<|${name}\\s*\\})`).exec(comment.value);
  return found ? found.index + found[0].length : undefined;
}

/** The types that a comment gives the keys and values, where it does. */
export function documentedArguments(source: Source, container: Container): string[] {
  const text = documentation(source, container)?.value ?? '';
  const [, list = ''] = /@type\s*\{\s*!?\w+\s*\.?<([^}]*)>\s*\}/.exec(text) ?? [];
  return list === '' ? [] : list.split(/,(?![^<({]*[>)}])/).map(type => type.trim().replace(/^!/, ''));
}

/** Gives a container another class wherever its declaration names the one it has. */
export function renameClass(source: Source, container: Container, name: string): Edit[] {
  const [making] = container.makings;
  const names: TSESTree.Node[] = writtenTypes(container).flatMap(type =>
    type.type === 'TSTypeReference' ? type.typeName : [],
  );
  if (making?.type === 'NewExpression') names.push(making.callee);
  const edits = names.map(({ range }): Edit => ({ range, text: name }));
  const comment = documentation(source, container);
  const offset = comment && documentedClass(comment, container.kind.name);
  if (comment && offset !== undefined) {
    const start = comment.range[0] + 2 + offset;
    edits.push({ range: [start, start + container.kind.name.length], text: name });
  }
  return edits;
}
