import type { TSESTree } from '@typescript-eslint/types';
import { haveSameKey } from '../containers/alike-uses.ts';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { lifetimeOfOwner, outlivesCalls } from '../lives/lifetimes.ts';
import { ownerOf } from '../values/owners.ts';
import type { Source } from '../syntax/source.ts';
import { functionAround } from '../syntax/syntax.ts';

/** Whether a removal only makes way for what is put in next under the same key: what was there last stays. */
export function isRenewed(source: Source, { uses, lifetime }: Container, removal: Use): boolean {
  const { by, key, inside } = removal;
  const next = uses.find(
    use =>
      use.effect === 'grow' &&
      use.inside === inside &&
      use.by.range[0] >= by.range[1] &&
      haveSameKey(source, use, removal),
  );
  if (key === undefined || next === undefined || isLater(by, next.by)) return false;
  const between = source.text.slice(by.range[1], next.by.range[0]);
  if (TURNS.test(between)) return false;
  const isOther = between.includes(`${source.text.slice(...key.range)} = `);
  return !isOther || (outlivesCalls(lifetime) && isOfInstance(source, key));
}

/** Whether a removal in an asynchronous function that runs on the spot may come after what stands behind that. */
function isLater(removal: TSESTree.Node, next: TSESTree.Node): boolean {
  const around = functionAround(removal);
  return around?.async === true && around !== functionAround(next);
}

/** What may lead past what comes next. */
const TURNS = /\b(?:return|throw|break|continue|else|case|await|yield)\b/;

/** `this.target`, of which each object of its class leaves its last one behind. */
function isOfInstance(source: Source, key: TSESTree.Node): boolean {
  const object = key.type === 'MemberExpression' && key.object.type === 'ThisExpression' ? key.object : undefined;
  const owner = object && ownerOf(source, object);
  return owner !== undefined && lifetimeOfOwner(source, owner) === 'instance';
}
