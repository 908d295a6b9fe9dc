import type { TSESTree } from '@typescript-eslint/types';
import { resolve, variableOf } from '../syntax/bindings.ts';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import type { FailedRemoval } from './removal-failures.ts';
import { isAlike } from '../values/expressions-alike.ts';
import { identityOf } from '../values/identity.ts';
import type { Source } from '../syntax/source.ts';
import { type FunctionNode, functionAround, isFunction, unwrap, userOf } from '../syntax/syntax.ts';
import { callsTo } from '../values/calls.ts';

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
  const hasObjects = fills.every(
    ({ value }) => value && (identityOf(source, value) === 'object' || isHandle(source, value)),
  );
  if (filled === undefined || !hasObjects) return undefined;
  const isOwnKey = fills.some(({ key, value }) => key && value && isAlike(source, key, value));
  const walked = isOwnKey ? undefined : removals.find(removal => isWalked(source, uses, removal));
  const mistaken = walked ?? (removals.every(removal => isEntry(source, uses, removal)) ? removals[0] : undefined);
  const node = mistaken?.by ?? removals.map(removal => callWithEntry(source, uses, removal)).find(call => call);
  return node && { node, failure: 'otherItem', evidence: filled.by };
}

/** `requests.forEach(request => requests.delete(request))`: what a map tells first, or its `values()` give, is no key of it. */
function isWalked(source: Source, uses: readonly Use[], { key }: Use): boolean {
  if (key?.type !== 'Identifier') return false;
  const { type, node, name } = variableOf(source, key)?.defs[0] ?? {};
  return uses.some(({ method, by }) => {
    if (method === 'forEach')
      return type === 'Parameter' && node !== undefined && isFirstOf(by, node) && node.params[0] === name;
    const loop = method === 'values' ? userOf(by) : undefined;
    return loop?.type === 'ForOfStatement' && type === 'Variable' && node?.parent.parent === loop && node.id === name;
  });
}

/** Whether a call is given a function as its first argument. */
function isFirstOf(call: TSESTree.Node, node: TSESTree.Node): node is FunctionNode {
  return call.type === 'CallExpression' && call.arguments[0] === node;
}

/** Whether the key of a removal is what stands under another key. */
const isEntry = (source: Source, uses: readonly Use[], { key }: Use): boolean =>
  key !== undefined && isRead(source, uses, key);

/** Whether a name is that of what has been read from a table. */
function isRead(source: Source, uses: readonly Use[], name: TSESTree.Node): boolean {
  if (unwrap(name).type !== 'Identifier') return false;
  const found = resolve(source, name);
  return uses.some(use => use.effect === 'read' && use.key !== undefined && use.by === found);
}

/** `forget(handles.get(id))`, where that takes out what is under the key that it is given; who does it twice may know why. */
function callWithEntry(source: Source, uses: readonly Use[], { key, inside }: Use): TSESTree.Node | undefined {
  const definition = key && variableOf(source, unwrap(key))?.defs[0];
  if (definition?.type !== 'Parameter' || inside === undefined || definition.node !== inside) return undefined;
  const index = inside.params.findIndex(param => param === definition.name);
  const { calls } = callsTo(source, inside);
  return calls.find(call => {
    const given = call.arguments[index];
    const around = functionAround(call);
    return (
      given !== undefined &&
      isRead(source, uses, given) &&
      !calls.some(other => other !== call && functionAround(other) === around) &&
      !uses.some(use => use.effect === 'shrink' && use.inside === around)
    );
  });
}

/** `setTimeout(() => …)`, `bus.on('change', () => …)`: by what they hand back, what is called back is taken back. */
function isHandle(source: Source, value: TSESTree.Node): boolean {
  const made = resolve(source, value);
  return made.type === 'CallExpression' && made.arguments.some(given => isFunction(given));
}
