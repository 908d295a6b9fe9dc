import type { TSESTree } from '@typescript-eslint/types';
import { propertyName } from '../syntax/member-names.ts';
import { callsNamed } from '../syntax/calls-named.ts';
import { nodesOf } from '../syntax/nodes.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { unwrap } from '../syntax/syntax.ts';
import { typeNamed, weakTypesMentioned } from './weak-names.ts';
import type { WeakSignature, WeakType } from '../tables/weak-types.ts';
import { weakTypeOf } from './weak-values.ts';

/** A call that hands something to what holds weakly, or `new` that makes it. */
export interface WeakUse {
  readonly type: WeakType;
  readonly by: TSESTree.CallExpression | TSESTree.NewExpression;
  readonly signature: WeakSignature;
  /** The method called; `undefined` where the holder is made. */
  readonly method?: string;
  /** The collection or registry that the method belongs to. */
  readonly holder?: TSESTree.Node;
  /** Everything that it holds weakly from here on. */
  readonly targets: readonly TSESTree.Node[];
  /** Everything that it holds strongly beside it. */
  readonly strong: readonly TSESTree.Node[];
}

/** Every use of what holds weakly in this file, in the order of the text. */
export const weakUses = perSource((source): readonly WeakUse[] => {
  const types = weakTypesMentioned(source);
  if (types.length === 0) return [];
  const methods = types.flatMap(type => Object.keys(type.methods));
  // A function that makes one goes by whatever name it was imported under.
  const calls = types.some(({ made }) => made === 'call')
    ? nodesOf(source, 'CallExpression')
    : callsNamed(source, methods);
  const uses = [...nodesOf(source, 'NewExpression'), ...calls].flatMap(by => useOf(source, by) ?? []);
  return uses.sort((a, b) => a.by.range[0] - b.by.range[0]);
});

/** The use that a call or `new` is. */
export const useBy = perSource(
  (source): ReadonlyMap<TSESTree.Node, WeakUse> => new Map(weakUses(source).map(use => [use.by, use])),
);

function useOf(source: Source, by: TSESTree.CallExpression | TSESTree.NewExpression): WeakUse | undefined {
  const made = typeNamed(source, by.callee);
  if (made)
    return (made.made === 'new') === (by.type === 'NewExpression')
      ? { type: made, by, ...split(by, made.construct) }
      : undefined;
  const callee = unwrap(by.callee);
  if (by.type === 'NewExpression' || callee.type !== 'MemberExpression') return undefined;
  const method = propertyName(source, callee);
  const type = method === undefined ? undefined : weakTypeOf(source, callee.object);
  if (type === undefined || method === undefined || !Object.hasOwn(type.methods, method)) return undefined;
  return { type, by, method, holder: callee.object, ...split(by, type.methods[method]!) };
}

/** Tells the arguments apart: behind a spread nobody knows which is which. */
function split(
  by: TSESTree.CallExpression | TSESTree.NewExpression,
  signature: WeakSignature,
): Pick<WeakUse, 'signature' | 'targets' | 'strong'> {
  const spread = by.arguments.findIndex(({ type }) => type === 'SpreadElement');
  const known: readonly TSESTree.Node[] = spread < 0 ? by.arguments : by.arguments.slice(0, spread);
  const target = signature.weak === undefined ? undefined : known[signature.weak];
  const strong = known.filter(
    (_, index) => signature.strong?.includes(index) === true || index >= (signature.strongFrom ?? Infinity),
  );
  return { signature, targets: [...(target ? [target] : []), ...itemsOf(known, signature)], strong };
}

/** The members that a collection is made with: `new WeakSet([a, b])`, `new WeakMap([[key, value]])`. */
function itemsOf(given: readonly TSESTree.Node[], { weakItems }: WeakSignature): TSESTree.Node[] {
  const list = weakItems && given[weakItems.argument];
  if (list?.type !== 'ArrayExpression') return [];
  return list.elements.flatMap(element => {
    if (element === null || element.type === 'SpreadElement') return [];
    if (weakItems?.entry === undefined) return element;
    const item = element.type === 'ArrayExpression' ? element.elements[weakItems.entry] : undefined;
    return item && item.type !== 'SpreadElement' ? item : [];
  });
}
