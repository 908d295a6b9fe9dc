import { placeOfDefinition } from './calls.ts';
import type { Place } from './places.ts';
import type { Source } from '../syntax/source.ts';

/** The name of the class or object that a member belongs to, where it has one. */
export function ownerName(source: Source, { owner }: Place): string | undefined {
  if (owner === undefined) return undefined;
  if ('name' in owner) return owner.name;
  const { node } = owner;
  const own = 'id' in node ? node.id?.name : undefined;
  return own ?? placeOfDefinition(source, node)?.name;
}
