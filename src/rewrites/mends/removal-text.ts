import type { ContainerKind } from '../../analysis/tables/container-kinds.ts';

/** What takes an entry out again, by how it was put in; `entry` is its key where it has one, else the entry itself. */
export function removalText(
  kind: ContainerKind['name'],
  method: string | undefined,
  container: string,
  entry: string,
): string | undefined {
  if ((kind === 'Set' && method === 'add') || (kind === 'Map' && method === 'set'))
    return `${container}.delete(${entry})`;
  if (kind !== 'Array' || (method !== 'push' && method !== 'unshift')) return undefined;
  // The shift makes an index of -1 one that no list has.
  return `${container}.splice(${container}.indexOf(${entry}) >>> 0, 1)`;
}
