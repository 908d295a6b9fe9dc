import { diffArrays } from 'diff';
import { words } from './stands-on.ts';

/** What two lines must share of their words to count as one line rewritten. */
const ALIKE = 0.5;
const PATIENCE_MS = 5000;

/** Where the lines of one version of a file stand in the next; a line that is gone stands nowhere. */
export function mapLines(before: string, after: string, lines: readonly number[]): number[] {
  const old = rowsOf(before);
  const next = rowsOf(after);
  const places = placesOf(old, next);
  const found = lines.flatMap(line => {
    const place = places?.[line - 1] ?? { from: 0, to: next.length };
    if (place.same !== undefined) return [place.same + 1];
    const best = likest(old[line - 1] ?? '', next.slice(place.from, place.to));
    return best === undefined ? [] : [place.from + best + 1];
  });
  return [...new Set(found)];
}

interface Place {
  readonly from: number;
  readonly to: number;
  readonly same?: number;
}

/** For each old row, the row that it is now, or the rows that stand for the ones it was changed with; none if the two differ too much. */
function placesOf(old: string[], next: string[]): Place[] | undefined {
  const changes = diffArrays(old, next, { timeout: PATIENCE_MS });
  if (changes === undefined) return undefined;
  const places: Place[] = [];
  let position = 0;
  changes.forEach(({ removed, added, count }, index) => {
    const following = changes[index + 1];
    const span = removed && following?.added ? following.count : 0;
    if (!added) for (let row = 0; row < count; row++) places.push(placeOf(position, removed ? span : undefined, row));
    if (!removed) position += count;
  });
  return places;
}

function placeOf(position: number, span: number | undefined, row: number): Place {
  if (span !== undefined) return { from: position, to: position + span };
  return { from: position + row, to: position + row + 1, same: position + row };
}

function likest(row: string, candidates: readonly string[]): number | undefined {
  const likeness = candidates.map(candidate => likenessOf(words(row), words(candidate)));
  const most = Math.max(ALIKE, ...likeness);
  const best = likeness.indexOf(most);
  return best === -1 ? undefined : best;
}

function likenessOf(one: string[], other: string[]): number {
  const rest = [...other];
  const shared = one.filter(word => {
    const index = rest.indexOf(word);
    if (index !== -1) rest.splice(index, 1);
    return index !== -1;
  }).length;
  return one.length + other.length === 0 ? 0 : (2 * shared) / (one.length + other.length);
}

function rowsOf(text: string): string[] {
  return text.split('\n').map(row => row.trim());
}
