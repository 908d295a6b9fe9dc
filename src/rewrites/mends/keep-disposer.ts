import type { DiscardedDisposer } from '../../analysis/verdicts/discarded-disposers.ts';
import { importedFrom } from '../../analysis/syntax/imported.ts';
import { occasionOf } from '../../analysis/lives/occasions.ts';
import { endsOf } from '../../analysis/lives/owner-ends.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { unwrap } from '../../analysis/syntax/syntax.ts';
import { holdHandle } from './hold-handle.ts';
import { isDeclared } from '../edits/imports.ts';
import type { Rewrite } from '../edits/rewrite.ts';
import { teardownOf } from './teardown.ts';

/** Keeps what a call returns, and disposes of it where its owner ends. */
export function keepDisposer({ node, type }: DiscardedDisposer, source: Source): Rewrite {
  const occasion = occasionOf(source, node);
  if (occasion === undefined) return { doubt: 'it lives as long as the module' };
  const end = endOf(source, node, type);
  if (end === undefined) return { doubt: 'disposing of it takes its time' };
  const acquired = {
    call: node,
    occasion,
    ends: endsOf(source, occasion),
    isIdempotent: false,
    isEndedElsewhere: false,
  };
  const teardown = teardownOf(source, acquired);
  if ('doubt' in teardown) return teardown;
  const wish = {
    names: ['disposable', 'resource', 'handle'],
    type: end === '.dispose()' ? '{ dispose(): void }' : 'Disposable',
  };
  const held = holdHandle(source, acquired, { fate: 'dropped' }, wish, teardown.at);
  if ('doubt' in held) return held;
  const release = held.name + (held.isOptional ? end.replace(/^\.?/, '?.') : end);
  return { edits: [...held.edits, ...teardown.write(release)], imports: [] };
}

/** How to dispose of what a call returns, by its type. */
function endOf(source: Source, node: DiscardedDisposer['node'], type: string): string | undefined {
  const names = source.types
    ?.getTypeAtLocation(node)
    .getProperties()
    .map(({ escapedName }) => String(escapedName));
  if (names?.includes('dispose')) return '.dispose()';
  if (names?.some(name => /^__@dispose/i.test(name))) return '[Symbol.dispose]()';
  if (names?.length) return undefined;
  let root = unwrap(node.callee);
  while (root.type === 'MemberExpression') root = unwrap(root.object);
  if (type === 'IDisposable' || importedFrom(source, root)?.module === 'vscode') return '.dispose()';
  return type === 'Disposable' && !isDeclared(source, type) ? '[Symbol.dispose]()' : undefined;
}
