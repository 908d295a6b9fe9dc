/** The one of some names that a misspelt one is most likely meant for; none where all are too different. */
export function nearest(misspelt: string, names: Iterable<string>): string | undefined {
  let best: { name: string; distance: number } | undefined;
  for (const name of names) {
    const distance = distanceOf(misspelt.toLowerCase(), name.toLowerCase());
    if (distance <= farthest(misspelt) && (best === undefined || distance < best.distance)) best = { name, distance };
  }
  return best?.name;
}

/** “ (did you mean `scan`?)”; nothing where no name is near. */
export function didYouMean(misspelt: string, names: Iterable<string>): string {
  const name = nearest(misspelt, names);
  return name === undefined ? '' : ` (did you mean \`${name}\`?)`;
}

/** A third of the letters may be wrong, and one of a short name. */
const farthest = ({ length }: string): number => Math.max(1, Math.floor(length / 3));

/** How many letters have to be put in, left out, replaced or swapped with the next to get from one word to the other. */
export function distanceOf(from: string, to: string): number {
  let [older, old] = [[] as number[], Array.from({ length: to.length + 1 }, (_, index) => index)];
  for (let row = 1; row <= from.length; row++) {
    const next = [row];
    for (let column = 1; column <= to.length; column++) {
      const differs = Number(from[row - 1] !== to[column - 1]);
      const isSwap = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      next[column] = Math.min(
        old[column]! + 1,
        next[column - 1]! + 1,
        old[column - 1]! + differs,
        isSwap ? older[column - 2]! + 1 : Infinity,
      );
    }
    [older, old] = [old, next];
  }
  return old[to.length]!;
}
