import type { Use } from './container-uses.ts';
import type { Source } from '../syntax/source.ts';

/** Whether two uses are of the same entry: their keys are spelled alike. */
export function haveSameKey({ text }: Source, one: Use, other: Use): boolean {
  return (
    one.key !== undefined && other.key !== undefined && text.slice(...one.key.range) === text.slice(...other.key.range)
  );
}

/** Whether nothing is ever taken out, by this file or by somebody unknown who has the collection, too. */
export function takeNothingOut(uses: readonly Use[]): boolean {
  return uses.every(({ effect }) => effect !== 'shrink' && effect !== 'escape');
}
