import type { TSESTree } from '@typescript-eslint/types';
import type { Use } from '../../analysis/containers/container-uses.ts';
import { containers } from '../../analysis/containers/containers.ts';
import type { IneffectiveRemoval } from '../../analysis/removals/removal-failures.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { unwrap, userOf } from '../../analysis/syntax/syntax.ts';
import { insertAfter } from '../edits/insert-statement.ts';
import { isVisibleAt } from '../edits/names-at.ts';
import type { Doubt, Edit, Rewrite } from '../edits/rewrite.ts';

/** Wherever entries are taken out of a collection, they are taken out of its twin as well. */
export function pruneTwin({ container, evidence }: IneffectiveRemoval, source: Source): Rewrite {
  const sibling = containers(source).find(({ uses }) => uses.some(({ by }) => by === evidence));
  if (sibling?.kind.name !== container.kind.name) return { doubt: 'the two are of different kinds' };
  if (container.kind.name === 'Array') return { doubt: 'the two may have it at different places' };
  const spelled = ({ key }: Use): string => (key ? source.text.slice(...key.range) : '');
  const keysOf = (uses: readonly Use[]): string =>
    uses
      .filter(({ effect }) => effect === 'grow')
      .map(spelled)
      .sort()
      .join();
  if (keysOf(sibling.uses) !== keysOf(container.uses)) return { doubt: 'the two are filled under different keys' };
  const edits: Edit[] = [];
  for (const use of sibling.uses) {
    if (use.effect !== 'shrink') continue;
    const twin = besides(source, use, container.place.name, container.node);
    if ('doubt' in twin) return twin;
    edits.push(twin);
  }
  return { edits, imports: [] };
}

/** The same removal from the twin, behind that from its sibling. */
function besides(source: Source, { by }: Use, name: string, declared: TSESTree.Node): Edit | Doubt {
  const statement = userOf(by);
  if (statement?.type !== 'ExpressionStatement' || statement.parent.type !== 'BlockStatement')
    return { doubt: 'the removal is no statement of its own' };
  const member =
    by.type === 'CallExpression' ? unwrap(by.callee) : by.type === 'UnaryExpression' ? unwrap(by.argument) : undefined;
  const object = member?.type === 'MemberExpression' ? unwrap(member.object) : undefined;
  if (object?.type === 'MemberExpression' && !object.computed)
    return insertAfter(source, statement, renamed(source, by, object.property, name.replace(/^#/, '')));
  if (object?.type !== 'Identifier' || declared.type !== 'Identifier' || !isVisibleAt(source, declared, by))
    return { doubt: 'the twin has no name there' };
  return insertAfter(source, statement, renamed(source, by, object, name));
}

/** The text of a node with another name in it. */
function renamed({ text }: Source, node: TSESTree.Node, { range, type }: TSESTree.Node, name: string): string {
  const mark = type === 'PrivateIdentifier' ? '#' : '';
  return text.slice(node.range[0], range[0]) + mark + name + text.slice(range[1], node.range[1]);
}
