import type { TSESTree } from '@typescript-eslint/types';
import { calledMethod, keyName, propertyName } from '../syntax/member-names.ts';
import { callsNamed } from '../syntax/calls-named.ts';
import { lifetimeOf, outlivesCalls } from '../lives/lifetimes.ts';
import { nodesOf, walk } from '../syntax/nodes.ts';
import { placeOf } from '../values/places.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { classAround, isClass, isFunction, literalText, unwrap, userOf, wrapped } from '../syntax/syntax.ts';

/** A listener that belongs to the instance of a class, and that something else is told to call. */
export interface OwnedListener {
  readonly node: TSESTree.CallExpression;
  readonly emitter: TSESTree.Expression;
  readonly event: TSESTree.CallExpressionArgument;
  readonly listener: TSESTree.CallExpressionArgument;
  readonly options: TSESTree.CallExpressionArgument | undefined;
}

const ADDS: ReadonlySet<string> = new Set(['addEventListener', 'addListener', 'on', 'once', 'prependListener']);

/** Every listener of a file that uses `this` of a class, and the call that adds it. */
export const ownedListeners = perSource((source): readonly OwnedListener[] =>
  callsNamed(source, ADDS).flatMap(node => {
    const callee = unwrap(node.callee);
    const [event, listener, options] = node.arguments;
    if (callee.type !== 'MemberExpression' || !ADDS.has(calledMethod(source, node) ?? '') || !event || !listener)
      return [];
    if (
      literalText(event) === undefined ||
      !classAround(node) ||
      !isThisAnInstance(node) ||
      !usesThis(source, listener)
    )
      return [];
    return [{ node, emitter: callee.object, event, listener, options }];
  }),
);

/** Whether `this` at a node is an instance of the class around it. */
function isThisAnInstance(node: TSESTree.Node): boolean {
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (isClass(outer)) return false;
    if (outer.type === 'PropertyDefinition') return !outer.static;
    if (outer.type === 'FunctionDeclaration' || outer.type === 'StaticBlock') return false;
    if (outer.type === 'FunctionExpression') {
      const user = userOf(outer);
      return user?.type === 'MethodDefinition' && !user.static;
    }
  }
  return false;
}

function usesThis(source: Source, listener: TSESTree.Node): boolean {
  let found = false;
  walk(source, listener, node => {
    if (node.type === 'ThisExpression') found = true;
    return isFunction(node) && node.type !== 'ArrowFunctionExpression' ? false : undefined;
  });
  return found;
}

/** Platform objects that are there for as long as the program runs. */
const LASTING: ReadonlySet<string> = new Set([
  'window',
  'document',
  'globalThis',
  'self',
  'process',
  'navigator',
  'screen',
  'visualViewport',
  'matchMedia',
]);

/** Whether an emitter outlives the instances of a class: a global or a part of one, or something of the module. */
export function outlivesInstances(source: Source, emitter: TSESTree.Node): boolean {
  const place = placeOf(source, emitter);
  if (place?.variable) return outlivesCalls(lifetimeOf(source, place));
  const root = place?.owner !== undefined && 'name' in place.owner ? place.owner : place;
  return root?.kind === 'global' && LASTING.has(root.name);
}

const REMOVES: ReadonlySet<string> = new Set([
  'removeEventListener',
  'removeListener',
  'off',
  'unbind',
  'removeAllListeners',
]);

/** Where the file takes a listener of an event back. */
export function removalOf(source: Source, { event }: OwnedListener): TSESTree.Node | undefined {
  const name = literalText(event);
  return (
    callsNamed(source, REMOVES).find(call => {
      if (!REMOVES.has(calledMethod(source, call) ?? '')) return false;
      const [removed] = call.arguments;
      return removed === undefined || literalText(removed) === undefined || literalText(removed) === name;
    }) ?? nodesOf(source, 'MemberExpression').find(member => isRemoverHandedOn(source, member))
  );
}

/** Whether a method that removes is not called where it is named, but bound or kept for later. */
function isRemoverHandedOn(source: Source, member: TSESTree.MemberExpression): boolean {
  if (!REMOVES.has(propertyName(source, member) ?? '')) return false;
  const user = userOf(member);
  return user?.type !== 'CallExpression' || user.callee !== wrapped(member);
}

/** The options of a listener that end it, or that cannot be told; `undefined` where there are none that do. */
export function endingOption({ options }: OwnedListener): TSESTree.Node | undefined {
  if (options === undefined || options.type === 'Literal') return undefined;
  if (options.type !== 'ObjectExpression') return options;
  return options.properties.find(
    property => property.type !== 'Property' || !/^(?:capture|passive)$/.test(keyName(property) ?? ''),
  );
}

/** The `this.method` that a listener is, also bound: `this.method.bind(this)`. */
export function methodOfThis(source: Source, listener: TSESTree.Node): TSESTree.MemberExpression | undefined {
  const node = unwrap(listener);
  if (node.type === 'MemberExpression') return node.object.type === 'ThisExpression' ? node : undefined;
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined;
  if (node.type !== 'CallExpression' || callee?.type !== 'MemberExpression' || propertyName(source, callee) !== 'bind')
    return undefined;
  const [target] = node.arguments;
  return node.arguments.length === 1 && target?.type === 'ThisExpression'
    ? methodOfThis(source, callee.object)
    : undefined;
}
