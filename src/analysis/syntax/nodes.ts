import type { TSESTree } from '@typescript-eslint/types';
import { perItem, perSource, type Source } from './source.ts';

type NodeType = `${TSESTree.Node['type']}`;
/** The node that a type name stands for. */
export type NodeOf<Type extends NodeType> = Extract<TSESTree.Node, { type: Type | `${Type}` }>;

/** There are more of these than of all others together, and next to nobody asks for them. */
const COMMON: ReadonlySet<string> = new Set(['Identifier', 'Literal', 'PrivateIdentifier', 'TemplateElement']);

/** The nodes of the file by their types, in the order of the text: one walk, whoever asks. */
const nodesByType = perSource(source => index(source, type => !COMMON.has(type)));
const commonByType = perSource(source => index(source, type => COMMON.has(type)));

function index(source: Source, wants: (type: string) => boolean): ReadonlyMap<string, readonly TSESTree.Node[]> {
  const byType = new Map<string, TSESTree.Node[] | undefined>();
  const enter = (node: TSESTree.Node): void => {
    const { type } = node;
    const known = byType.get(type);
    if (known !== undefined) known.push(node);
    else if (!byType.has(type)) byType.set(type, wants(type) ? [node] : undefined);
  };
  if (source.visit) source.visit(enter);
  else walk(source, source.ast, enter);
  return byType as ReadonlyMap<string, readonly TSESTree.Node[]>;
}

/** All nodes of a type in the file, in the order of the text. */
export function nodesOf<Type extends NodeType>(source: Source, type: Type): readonly NodeOf<Type>[] {
  const byType = COMMON.has(type) ? commonByType : nodesByType;
  return (byType(source).get(type) ?? []) as unknown as readonly NodeOf<Type>[];
}

/** All nodes of a type inside a part of the text, such as that of a node, in its order: looked up, and not searched for. */
export function nodesWithin<Type extends NodeType>(
  source: Source,
  { range: [start, end] }: Pick<TSESTree.Node, 'range'>,
  type: Type,
): readonly NodeOf<Type>[] {
  const nodes = inOrder(source, type) as readonly NodeOf<Type>[];
  const from = firstFrom(nodes, start);
  return nodes.slice(from, firstFrom(nodes, end, from)).filter(({ range }) => range[1] <= end);
}

/** The parser of a framework may hand out a part of a component before another that it stands behind. */
const inOrder = perItem((source, type: NodeType): readonly TSESTree.Node[] => {
  const nodes = nodesOf(source, type);
  const isInOrder = nodes.every(({ range }, index) => index === 0 || nodes[index - 1]!.range[0] <= range[0]);
  return isInOrder ? nodes : [...nodes].sort((a, b) => a.range[0] - b.range[0]);
});

/** The index of the first of some nodes that starts at an offset or behind it. */
function firstFrom(nodes: readonly TSESTree.Node[], offset: number, from = 0): number {
  let [low, high] = [from, nodes.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (nodes[middle]!.range[0] < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Visits `root` and all below it, parents first; `enter` may return `false` to leave out what is below a node. */
export function walk(
  { visitorKeys }: Pick<Source, 'visitorKeys'>,
  root: TSESTree.Node,
  enter: (node: TSESTree.Node) => unknown,
): void {
  const pending: TSESTree.Node[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (enter(node) === false) continue;
    // The last child first, as the pile gives back the first one first; every node comes by here, so nothing is copied.
    const keys = visitorKeys[node.type] ?? [];
    for (let index = keys.length - 1; index >= 0; index--) {
      const child = childUnder(node, keys[index]!);
      if (Array.isArray(child)) {
        for (let item = child.length - 1; item >= 0; item--) if (child[item]) pending.push(child[item]!);
      } else if (child) pending.push(child);
    }
  }
}

type Child = TSESTree.Node | null | undefined;

function childUnder(node: TSESTree.Node, key: string): Child | Child[] {
  return node[key as keyof TSESTree.Node] as unknown as Child | Child[];
}

/** The nodes right below a node, in the order of the text. */
export function childrenOf({ visitorKeys }: Pick<Source, 'visitorKeys'>, node: TSESTree.Node): TSESTree.Node[] {
  const children: TSESTree.Node[] = [];
  for (const key of visitorKeys[node.type] ?? []) {
    const child = childUnder(node, key);
    if (Array.isArray(child)) {
      for (const item of child) if (item) children.push(item);
    } else if (child) children.push(child);
  }
  return children;
}

/** Whether `inner` stands inside `outer`, or is it. */
export function contains(outer: TSESTree.Node, inner: TSESTree.Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}

/** How a node reads in a message: on one line, and cut where it gets long. */
export function textOf({ text }: Source, node: TSESTree.Node): string {
  const line = text.slice(node.range[0], Math.min(node.range[1], node.range[0] + 200)).replace(/\s+/g, ' ');
  return line.length > 50 ? `${line.slice(0, 49)}…` : line;
}
