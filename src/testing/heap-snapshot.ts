import type { Readable } from 'node:stream';

/** What V8 writes: each node and edge is as many numbers in a row as it has fields. */
interface Written {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[];
      readonly node_types: readonly [readonly string[], ...unknown[]];
      readonly edge_fields: readonly string[];
      readonly edge_types: readonly [readonly string[], ...unknown[]];
    };
  };
  readonly nodes: readonly number[];
  readonly edges: readonly number[];
  readonly strings: readonly string[];
}

/** A way from one object to another. */
export interface Edge {
  /** `property`, `element`, `context` for a variable, `internal`, `hidden`, `shortcut` or `weak`. */
  readonly type: string;
  readonly name: string;
  readonly to: number;
}

/** All that is on the heap, by number: 0 is the root. */
export interface HeapSnapshot {
  readonly size: number;
  /** `object`, `closure`, `string` and so on. */
  typeOf(node: number): string;
  /** The class of an object, the name of a function, the text of a string. */
  nameOf(node: number): string;
  /** Grows with the age of the program: what has a lower one was there before. */
  idOf(node: number): number;
  edgesOf(node: number): Iterable<Edge>;
}

/** Reads a snapshot as `v8.getHeapSnapshot()` hands it out. */
export async function readSnapshot(stream: Readable): Promise<HeapSnapshot> {
  const chunks: string[] = [];
  for await (const chunk of stream.setEncoding('utf8')) chunks.push(chunk as string);
  const { snapshot, nodes, edges, strings } = JSON.parse(chunks.join('')) as Written;
  const { node_fields, node_types, edge_fields, edge_types } = snapshot.meta;
  const [width, type, name, id, edgeCount] = fieldsOf(node_fields, 'type', 'name', 'id', 'edge_count');
  const [edgeWidth, edgeType, edgeName, target] = fieldsOf(edge_fields, 'type', 'name_or_index', 'to_node');
  const size = nodes.length / width!;
  const field = (node: number, offset: number): number => nodes[node * width! + offset]!;
  const firstEdges = new Uint32Array(size + 1);
  for (let node = 0; node < size; node++) firstEdges[node + 1] = firstEdges[node]! + field(node, edgeCount!);

  function* edgesOf(node: number): Generator<Edge, undefined> {
    for (let edge = firstEdges[node]!; edge < firstEdges[node + 1]!; edge++) {
      const at = edge * edgeWidth!;
      const kind = edge_types[0][edges[at + edgeType!]!]!;
      const label = edges[at + edgeName!]!;
      const isNumbered = kind === 'element' || kind === 'hidden';
      yield { type: kind, name: isNumbered ? String(label) : strings[label]!, to: edges[at + target!]! / width! };
    }
  }

  return {
    size,
    typeOf: node => node_types[0][field(node, type!)]!,
    nameOf: node => strings[field(node, name!)]!,
    idOf: node => field(node, id!),
    edgesOf,
  };
}

function fieldsOf(fields: readonly string[], ...names: readonly string[]): number[] {
  return [fields.length, ...names.map(name => fields.indexOf(name))];
}
