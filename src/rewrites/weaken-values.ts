import type { TSESTree } from '@typescript-eslint/types';
import { identityOf } from '../analysis/identity.ts';
import type { Source } from '../analysis/source.ts';
import type { UnboundedCache } from '../analysis/unbounded-caches.ts';
import { runtimeName } from './imports.ts';
import type { Edit, Rewrite } from './rewrite.ts';

/** Lets go of cached values that nothing else holds: `Map` becomes `WeakValueMap`. */
export function weakenValues({ container, refilled }: UnboundedCache, source: Source): Rewrite {
  if (container.kind.name !== 'Map') return { doubt: 'only a map has values to hold weakly' };
  if (!refilled) return { doubt: 'a reader may count on what was put in' };
  const values = container.uses.flatMap(({ effect, value }) => (effect === 'grow' ? [value] : []));
  if (!values.every(value => value && identityOf(source, value) === 'object'))
    return { doubt: 'a value may be a primitive' };
  const name = runtimeName(source, 'WeakValueMap');
  if (name === undefined) return { doubt: '`WeakValueMap` is the name of something else in this file' };
  const edits = classNames(container.node, container.makings).map(({ range }): Edit => ({ range, text: name }));
  return { edits, imports: ['WeakValueMap'] };
}

/** Every place that names the class: `new Map` and the type annotation. */
function classNames(declared: TSESTree.Node, makings: readonly TSESTree.Node[]): TSESTree.Node[] {
  const annotation = declared.type === 'Identifier' ? declared.typeAnnotation?.typeAnnotation : undefined;
  const type = annotation?.type === 'TSTypeReference' ? [annotation.typeName] : [];
  return [...type, ...makings.flatMap(making => (making.type === 'NewExpression' ? [making.callee] : []))];
}
