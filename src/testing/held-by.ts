import type { Edge, HeapSnapshot } from './heap-snapshot.ts';

/** More says no more. */
const LONGEST = 6;

/**
 * What holds one of the objects, the shortest way from the root: `sessions (Map) → Session`.
 * Only what a program can see is named: variables, properties and elements.
 */
export function heldBy(snapshot: HeapSnapshot, isWanted: (node: number) => boolean): string | undefined {
  const steps = shortestWay(snapshot, isWanted);
  if (steps === undefined) return undefined;
  const named = steps.flatMap(({ type, name, to }, index) => {
    const isLast = index === steps.length - 1;
    if (!isLast && type !== 'property' && type !== 'element' && type !== 'context') return [];
    const className = snapshot.nameOf(to) || 'function';
    if (name === '__proto__' || className.startsWith('system /')) return isLast ? [className] : [];
    return [isLast ? className : type === 'element' ? `[${name}]` : `${name} (${className})`];
  });
  const start = named.findIndex(step => !step.startsWith('['));
  return named.slice(start).slice(-LONGEST).join(' → ');
}

/** Breadth first; each node remembers from where it was reached first. */
function shortestWay(snapshot: HeapSnapshot, isWanted: (node: number) => boolean): Edge[] | undefined {
  const cameFrom = new Int32Array(snapshot.size).fill(-1);
  const queue = new Int32Array(snapshot.size);
  let end = 1;
  for (let next = 0; next < end; next++) {
    const node = queue[next]!;
    if (isWanted(node)) return wayTo(snapshot, node, cameFrom);
    for (const edge of snapshot.edgesOf(node)) {
      if (edge.to === 0 || cameFrom[edge.to] !== -1 || !isStrong(edge)) continue;
      cameFrom[edge.to] = node;
      queue[end++] = edge.to;
    }
  }
  return undefined;
}

/** A `WeakMap` holds a value only together with its key, and lists both. */
function isStrong({ type, name }: Edge): boolean {
  return type !== 'weak' && !name.endsWith('in WeakMap');
}

function wayTo(snapshot: HeapSnapshot, node: number, cameFrom: Int32Array): Edge[] {
  const steps: Edge[] = [];
  for (let to = node; to !== 0; to = cameFrom[to]!) {
    for (const edge of snapshot.edgesOf(cameFrom[to]!)) {
      if (edge.to !== to || !isStrong(edge)) continue;
      steps.unshift(edge);
      break;
    }
  }
  return steps;
}
