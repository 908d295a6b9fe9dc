import type { TSESTree } from '@typescript-eslint/types';
import { calledMethod } from '../syntax/member-names.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { unwrap } from '../syntax/syntax.ts';
import type { ListenerPair } from '../tables/acquisition-table.ts';

/** `bus` in `bus.on('a', f).on('b', g)`: those methods return what they are called on. */
export function chainRoot(source: Source, object: TSESTree.Node, pair: ListenerPair): TSESTree.Node {
  const known = chainRoots(source);
  const links: TSESTree.Node[] = [];
  let root = unwrap(object);
  while (root.type === 'CallExpression') {
    const found = known.get(root);
    if (found?.pair === pair) {
      ({ root } = found);
      break;
    }
    links.push(root);
    const method = calledMethod(source, root);
    const callee = unwrap(root.callee);
    const chains =
      method !== undefined && [...pair.add, ...pair.once, ...pair.remove, 'setMaxListeners'].includes(method);
    if (!chains || callee.type !== 'MemberExpression') break;
    root = unwrap(callee.object);
  }
  for (const link of links) known.set(link, { pair, root });
  return root;
}

/** Each link of a long chain starts where the one before it does. */
const chainRoots = perSource(
  () => new Map<TSESTree.Node, { readonly pair: ListenerPair; readonly root: TSESTree.Node }>(),
);
