import type { TSESTree } from '@typescript-eslint/types';
import { isGlobal } from '../../analysis/syntax/bindings.ts';
import type { Container } from '../../analysis/containers/containers.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import type { Condition } from './gate.ts';
import type { Edit } from '../edits/rewrite.ts';
import { isDocumented, typeArguments } from '../../analysis/containers/written-types.ts';

/** Requires that the values of a map are declared as plain weak references, where they are declared at all. */
export const hasPlainTypes: Condition<Container> = (container, source) => {
  const isPlain =
    !isDocumented(source, container) &&
    typeArguments(container, 1).every(type => referred(source, type) ?? type.type === 'TSAnyKeyword');
  return isPlain
    ? undefined
    : {
        doubt: `the values of \`${container.place.name}\` are not declared as plain weak references`,
        hazard: 'another-type',
      };
};

/** `T` of `WeakRef<T>`. */
function referred(source: Source, type: TSESTree.TypeNode): TSESTree.TypeNode | undefined {
  return type.type === 'TSTypeReference' && isGlobal(source, type.typeName, 'WeakRef')
    ? type.typeArguments?.params[0]
    : undefined;
}

/** `Map<string, WeakRef<Node>>` becomes a map of `Node`. */
export function referredTypes(source: Source, container: Container): Edit[] {
  return typeArguments(container, 1).flatMap(type => {
    const inner = referred(source, type);
    return inner ? [{ range: type.range, text: source.text.slice(...inner.range) }] : [];
  });
}
