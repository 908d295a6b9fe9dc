import type { TSESTree } from '@typescript-eslint/types';
import type { Source } from '../syntax/source.ts';
import type { WeakType } from '../tables/weak-types.ts';

type Lookup = (source: Source, name: TSESTree.Node) => WeakType | undefined;

/** The weak type that an annotation names: `WeakRef<T>`, also beside `undefined` and `null`. */
export function typeOfAnnotation(source: Source, annotation: TSESTree.TypeNode, lookup: Lookup): WeakType | undefined {
  if (annotation.type === 'TSUnionType') {
    for (const part of annotation.types) {
      const type = typeOfAnnotation(source, part, lookup);
      if (type) return type;
    }
  }
  return annotation.type === 'TSTypeReference' ? lookup(source, annotation.typeName) : undefined;
}

const COLLECTIONS: ReadonlySet<string> = new Set([
  'Map',
  'ReadonlyMap',
  'Set',
  'ReadonlySet',
  'Array',
  'ReadonlyArray',
  'Record',
  'WeakMap',
  'Iterable',
]);

/** The weak type of the entries of an annotated collection: `Map<string, WeakRef<T>>`, `WeakRef<T>[]`. */
export function typeOfEntryAnnotation(
  source: Source,
  annotation: TSESTree.TypeNode,
  lookup: Lookup,
): WeakType | undefined {
  if (annotation.type === 'TSArrayType') return typeOfAnnotation(source, annotation.elementType, lookup);
  if (annotation.type === 'TSTypeOperator')
    return annotation.typeAnnotation && typeOfEntryAnnotation(source, annotation.typeAnnotation, lookup);
  if (annotation.type !== 'TSTypeReference' || annotation.typeName.type !== 'Identifier') return undefined;
  const entries = COLLECTIONS.has(annotation.typeName.name) ? annotation.typeArguments?.params.at(-1) : undefined;
  return entries && typeOfAnnotation(source, entries, lookup);
}
