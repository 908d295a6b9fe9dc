import { resolve } from '../syntax/bindings.ts';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import type { FailedRemoval } from './removal-failures.ts';
import { identityOf } from '../values/identity.ts';
import type { Source } from '../syntax/source.ts';
import { unwrap } from '../syntax/syntax.ts';

/**
 * `const room = rooms[name]` and then `delete rooms[room]`: the entry, an object, stands where its key belongs. However few
 * keys there are, that takes nothing out.
 */
export function entryAsKey(source: Source, { uses, kind }: Container): FailedRemoval | undefined {
  if (kind.name === 'Array' || kind.name === 'Set') return undefined;
  // To empty the whole does not make up for it.
  const removals = uses.filter(({ effect, key }) => effect === 'shrink' && key !== undefined);
  const fills = uses.filter(({ effect, value }) => effect === 'grow' && value !== undefined);
  const [filled] = fills;
  const hasObjects = fills.every(({ value }) => value && identityOf(source, value) === 'object');
  return filled && hasObjects && removals.length > 0 && removals.every(removal => isEntry(source, uses, removal))
    ? { node: removals[0]!.by, failure: 'otherItem', evidence: filled.by }
    : undefined;
}

/** Whether the key of a removal is what stands under another key. */
function isEntry(source: Source, uses: readonly Use[], { key }: Use): boolean {
  if (key === undefined || unwrap(key).type !== 'Identifier') return false;
  const found = resolve(source, key);
  return uses.some(use => use.effect === 'read' && use.key !== undefined && use.by === found);
}
