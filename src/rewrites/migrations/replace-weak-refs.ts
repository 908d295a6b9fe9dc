import type { TSESTree } from '@typescript-eslint/types';
import type { Use } from '../../analysis/containers/container-uses.ts';
import type { Container } from '../../analysis/containers/containers.ts';
import { directUses, isUnused } from '../../analysis/containers/direct-uses.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { lineOf } from '../../analysis/syntax/syntax.ts';
import { isInside, madeWeakly, type WeakRefMap } from '../../analysis/weak/weak-ref-maps.ts';
import { onlyCalls } from '../conditions/allowed-uses.ts';
import { namesItsClass, renameClass } from '../conditions/class-names.ts';
import { EXACT_BINDING } from '../conditions/exact-binding.ts';
import { firstDoubt } from '../conditions/gate.ts';
import { hasPlainTypes, referredTypes } from '../conditions/referred-types.ts';
import type { Change, Edit, Rewrite } from '../edits/rewrite.ts';
import { fromRuntime } from './runtime-class.ts';
import { removalOf } from '../conditions/unneeded-registries.ts';
import { changeOfRead } from '../conditions/without-deref.ts';

/** Puts a `WeakValueMap` in the place of a map of weak references, and of the registry that clears it. */
export function replaceWeakRefs(map: WeakRefMap, source: Source): Rewrite {
  const { container, registries } = map;
  const doubt =
    firstDoubt(EXACT_BINDING, container, source) ?? firstDoubt([namesItsClass, hasPlainTypes], container, source);
  if (doubt) return doubt;
  const edits: Edit[] = [];
  for (const registry of registries) {
    const removal = removalOf(source, registry, container);
    if ('doubt' in removal) return removal;
    edits.push(...removal.edits);
  }
  for (const [name, use] of directUses(container)) {
    if (registries.some(({ making }) => isInside(making, name))) continue;
    const change = changeOf(source, container, use, name);
    if ('doubt' in change) return change;
    edits.push(...change.edits);
  }
  const runtime = fromRuntime(source, 'WeakValueMap');
  if ('doubt' in runtime) return runtime;
  edits.push(...renameClass(source, container, runtime.name), ...referredTypes(source, container));
  return { edits: edits.sort((a, b) => a.range[0] - b.range[0]), imports: ['WeakValueMap'] };
}

function changeOf(source: Source, container: Container, use: Use | undefined, name: TSESTree.Node): Change {
  const making = use && madeWeakly(source, use);
  if (use?.method === 'set' && making) return changeOfFill(source, making, container, use);
  if ((use?.method === 'delete' && isUnused(use.by)) || (use?.method === 'clear' && use.by.type === 'CallExpression'))
    return { edits: [] };
  if (use?.method === 'get') return changeOfRead(source, use);
  if (use?.method === 'has' || use?.method === 'delete' || use?.effect === 'iterate')
    return {
      doubt: `line ${lineOf(name)} also sees entries whose value is gone, which a \`WeakValueMap\` does not show`,
      hazard: 'sees-dead-entries',
    };
  const doubt = onlyCalls({ target: 'WeakValueMap', methods: ['get', 'set', 'delete'] })(container, source);
  return (
    doubt ?? {
      doubt: `line ${lineOf(name)} does with \`${container.place.name}\` what this rewrite does not know`,
      hazard: 'other-methods',
    }
  );
}

function changeOfFill(source: Source, making: TSESTree.NewExpression, { place }: Container, use: Use): Change {
  const [target] = making.arguments;
  if (making.arguments.length !== 1 || target?.type === 'SpreadElement' || target === undefined)
    return { doubt: `line ${lineOf(making)} makes no plain weak reference`, hazard: 'other-references' };
  if (!isUnused(use.by))
    return {
      doubt: `line ${lineOf(use.node)} uses what \`set\` returns: \`${place.name}\` itself`,
      hazard: 'handed-on',
    };
  return { edits: [{ range: making.range, text: source.text.slice(...target.range) }] };
}
