import type { TSESTree } from '@typescript-eslint/types';
import type { Container } from '../../analysis/containers/containers.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { isClassType } from './class-names.ts';
import { isDocumented, typeArguments, writtenTypes } from '../../analysis/containers/written-types.ts';
import type { Doubt, Edit } from '../edits/rewrite.ts';

/** The types that a declaration gives the elements of a list or set, or why they cannot be told. */
export function elementTypes(
  container: Container,
  source: Source,
): { types: TSESTree.TypeNode[]; doubt: Doubt | undefined } {
  if (container.kind.name !== 'Array') return { types: typeArguments(container, 0), doubt: undefined };
  const written = writtenTypes(container);
  const types = written.map(type => elementOfList(source, type));
  const isPlain = container.place.values[0]?.value.parent?.type !== 'TSAsExpression' && written.length <= 1;
  const other = isDocumented(source, container) || !isPlain || types.includes(undefined);
  return {
    types: types.filter(type => type !== undefined),
    doubt: other
      ? {
          doubt: `the type of \`${container.place.name}\` is not written as that of a plain list`,
          hazard: 'another-type',
        }
      : undefined,
  };
}

function elementOfList(source: Source, type: TSESTree.TypeNode): TSESTree.TypeNode | undefined {
  if (type.type === 'TSArrayType') return type.elementType;
  return isClassType(source, type, 'Array') && type.type === 'TSTypeReference'
    ? type.typeArguments?.params[0]
    : undefined;
}

/** Makes a list an instance of a class: its annotation and its `[]`. */
export function renameList(source: Source, container: Container, name: string): Edit[] {
  const [making] = container.makings;
  const types = writtenTypes(container).flatMap((type): Edit[] => {
    const element = elementOfList(source, type);
    return element ? [{ range: type.range, text: `${name}<${source.text.slice(...element.range)}>` }] : [];
  });
  return making ? [...types, { range: making.range, text: `new ${name}()` }] : types;
}
