import type { TSESTree } from '@typescript-eslint/types';
import { keyName, memberName, propertyName } from './bindings.ts';
import { grouped } from './grouping.ts';
import { nodesOf } from './nodes.ts';
import { perSource, type Source } from './source.ts';
import { literalText, unwrapValue } from './syntax.ts';

/** What defines a member of a class or of an object literal. */
export type MemberDefinition = TSESTree.PropertyDefinition | TSESTree.MethodDefinition | TSESTree.Property;

/** Every member expression of the file by the name of the property. */
export const membersByName = perSource((source): ReadonlyMap<string, readonly TSESTree.MemberExpression[]> =>
  grouped(nodesOf(source, 'MemberExpression'), node => [propertyName(source, node)]),
);

/** Everything that defines a member by the name of that: fields, methods, then properties. */
export const definitionsByName = perSource((source): ReadonlyMap<string, readonly MemberDefinition[]> =>
  grouped<string, MemberDefinition>(
    [
      ...nodesOf(source, 'PropertyDefinition'),
      ...nodesOf(source, 'MethodDefinition'),
      ...nodesOf(source, 'Property').filter(({ parent }) => parent.type === 'ObjectExpression'),
    ],
    node => namesOf(source, node),
  ),
);

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

/** The names that may be no more than other names of something: `const map = this.map`, `const { map } = this`. */
export const aliasNames = perSource((source): readonly TSESTree.Identifier[] =>
  nodesOf(source, 'VariableDeclarator').flatMap(({ id, init }) => {
    if (!init) return [];
    if (id.type === 'Identifier') return /^(?:Member|Ident)/.test(unwrapValue(init).type) ? [id] : [];
    if (id.type !== 'ObjectPattern') return [];
    return id.properties.flatMap(({ value }) => (value?.type === 'Identifier' ? [value] : []));
  }),
);
