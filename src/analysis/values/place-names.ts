import type { TSESTree } from '@typescript-eslint/types';
import { keyName, memberName, propertyName } from '../syntax/member-names.ts';
import { addTo, grouped } from '../syntax/grouping.ts';
import { nodesOf } from '../syntax/nodes.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { literalText, unwrapValue } from '../syntax/syntax.ts';

/** What defines a member of a class or of an object literal. */
export type MemberDefinition = TSESTree.PropertyDefinition | TSESTree.MethodDefinition | TSESTree.Property;

/** Every member expression of the file by the name of the property. */
export const membersByName = perSource((source): ReadonlyMap<string, readonly TSESTree.MemberExpression[]> =>
  grouped(nodesOf(source, 'MemberExpression'), node => propertyName(source, node)),
);

/** Everything that defines a member by the name of that: fields, methods, then properties. */
export const definitionsByName = perSource((source): ReadonlyMap<string, readonly MemberDefinition[]> => {
  const definitions = new Map<string, MemberDefinition[]>();
  const add = (definition: MemberDefinition): void => {
    for (const name of namesOf(source, definition)) addTo(definitions, name, definition);
  };
  nodesOf(source, 'PropertyDefinition').forEach(add);
  nodesOf(source, 'MethodDefinition').forEach(add);
  for (const property of nodesOf(source, 'Property')) if (property.parent.type === 'ObjectExpression') add(property);
  return definitions;
});

/** The names of the members that a definition makes. */
export function namesOf(source: Source, definition: MemberDefinition): string[] {
  const name = memberName(source, definition);
  if (name === undefined) return [];
  return name === 'value' && definition.parent.type === 'ObjectExpression'
    ? [name, ...described(definition.parent)]
    : [name];
}

/** `close` in `{ key: 'close', value: function () {} }`, as compiled classes list their methods. */
function described({ properties }: TSESTree.ObjectExpression): string[] {
  const key = properties.find(property => property.type === 'Property' && keyName(property) === 'key');
  const name = key?.type === 'Property' ? literalText(key.value) : undefined;
  return name === undefined ? [] : [name];
}

/**
 * The variables that may give something no more than another name, by its own: `const list = this.map`,
 * `const { map: list } = this`.
 */
export const aliasesByName = perSource((source): ReadonlyMap<string, readonly TSESTree.Identifier[]> => {
  const aliases = new Map<string, TSESTree.Identifier[]>();
  const addAlias = (id: TSESTree.Identifier, given: TSESTree.Node): void => {
    const value = unwrapValue(given);
    if (value.type === 'Identifier') addTo(aliases, value.name, id);
    else if (value.type === 'MemberExpression') addTo(aliases, propertyName(source, value), id);
  };
  for (const { left, right, parent } of nodesOf(source, 'AssignmentExpression'))
    if (left.type === 'Identifier' && parent.type === 'ExpressionStatement') addAlias(left, right);
  for (const { id, init } of nodesOf(source, 'VariableDeclarator')) {
    if (!init) continue;
    if (id.type === 'Identifier') addAlias(id, init);
    else if (id.type === 'ObjectPattern') {
      for (const property of id.properties)
        if (property.type === 'Property' && property.value.type === 'Identifier')
          addTo(aliases, keyName(property), property.value);
    }
  }
  return aliases;
});
