import type { TSESTree } from '@typescript-eslint/types';
import { calledMethod, propertyName } from '../syntax/member-names.ts';
import { variableOf } from '../syntax/bindings.ts';
import { callsNamed } from '../syntax/calls-named.ts';
import { nodesOf } from '../syntax/nodes.ts';
import { type Place, placeOf } from '../values/places.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { isFunction, unwrap } from '../syntax/syntax.ts';
import { typeOfAnnotation, typeOfEntryAnnotation } from '../values/weak-annotations.ts';
import { typeNamed } from './weak-names.ts';
import type { WeakType } from '../tables/weak-types.ts';

const known = perSource(() => new Map<TSESTree.Node | Place, WeakType | undefined>());

/** The weak type of an expression's value, where the file shows it. */
export function weakTypeOf(source: Source, expression: TSESTree.Node): WeakType | undefined {
  const node = unwrap(expression);
  const types = known(source);
  if (types.has(node)) return types.get(node);
  types.set(node, undefined);
  const type = judge(source, node);
  types.set(node, type);
  return type;
}

function judge(source: Source, node: TSESTree.Node): WeakType | undefined {
  switch (node.type) {
    case 'NewExpression':
      return made(source, node.callee, 'new');
    case 'CallExpression':
      return made(source, node.callee, 'call') ?? typeOfEntryRead(source, node);
    case 'LogicalExpression':
      return weakTypeOf(source, node.right) ?? weakTypeOf(source, node.left);
    case 'ConditionalExpression':
      return weakTypeOf(source, node.consequent) ?? weakTypeOf(source, node.alternate);
    case 'AssignmentExpression':
      return weakTypeOf(source, node.right);
    case 'Identifier':
    case 'MemberExpression':
      return typeOfName(source, node);
    default:
      return undefined;
  }
}

function made(source: Source, callee: TSESTree.Node, how: WeakType['made']): WeakType | undefined {
  const type = typeNamed(source, callee);
  return type?.made === how ? type : undefined;
}

function typeOfName(source: Source, node: TSESTree.Identifier | TSESTree.MemberExpression): WeakType | undefined {
  const place = placeOf(source, node);
  const type = place && typeOfPlace(source, place);
  if (type) return type;
  if (node.type === 'MemberExpression') return node.computed ? entryType(source, node.object) : undefined;
  return typeOfLoopVariable(source, node);
}

/** The weak type of what a place is given, or declared to hold. */
function typeOfPlace(source: Source, place: Place): WeakType | undefined {
  const types = known(source);
  if (types.has(place)) return types.get(place);
  types.set(place, undefined);
  let type = annotationOf(place, annotation => typeOfAnnotation(source, annotation, typeNamed));
  for (const { value } of place.values) type ??= weakTypeOf(source, value);
  types.set(place, type);
  return type;
}

/** What the first type annotation of a place says. */
function annotationOf<Type>(
  { variable, values }: Place,
  read: (annotation: TSESTree.TypeNode) => Type | undefined,
): Type | undefined {
  const declared: (TSESTree.Node | undefined)[] = [variable?.defs[0]?.name, ...values.map(({ by }) => by)];
  for (const node of declared) {
    const annotation = node && 'typeAnnotation' in node ? node.typeAnnotation : undefined;
    const type = annotation?.type === 'TSTypeAnnotation' ? read(annotation.typeAnnotation) : undefined;
    if (type) return type;
  }
  return undefined;
}

/** The weak type of what a collection holds: `Map<string, WeakRef<T>>`, or a map that is given references. */
export function entryType(source: Source, collection: TSESTree.Node): WeakType | undefined {
  const place = placeOf(source, collection);
  if (place === undefined) return undefined;
  const types = knownEntries(source);
  if (types.has(place)) return types.get(place);
  // A collection that is filled from itself (`map.set(b, map.get(a))`) tells nothing by that.
  types.set(place, undefined);
  let type = annotationOf(place, annotation => typeOfEntryAnnotation(source, annotation, typeNamed));
  for (const { value } of place.values)
    type ??= value.type === 'NewExpression' ? typeArguments(source, value) : undefined;
  for (const value of entriesPut(source).get(place) ?? []) type ??= weakTypeOf(source, value);
  types.set(place, type);
  return type;
}

const knownEntries = perSource(() => new Map<Place, WeakType | undefined>());

const ENTRY_WRITERS: Readonly<Record<string, number>> = { set: 1, add: 0, push: 0, unshift: 0 };

/** What is put into each collection. */
const entriesPut = perSource((source): ReadonlyMap<Place, readonly TSESTree.Node[]> => {
  const entries = new Map<Place, TSESTree.Node[]>();
  const put = (collection: TSESTree.Node, value: TSESTree.Node | undefined): void => {
    const place = value && placeOf(source, collection);
    const values = place && entries.get(place);
    if (values) values.push(value);
    else if (place) entries.set(place, [value]);
  };
  for (const call of callsNamed(source, Object.keys(ENTRY_WRITERS))) {
    const callee = unwrap(call.callee);
    const name = callee.type === 'MemberExpression' ? propertyName(source, callee) : undefined;
    if (callee.type === 'MemberExpression' && name !== undefined && Object.hasOwn(ENTRY_WRITERS, name))
      put(callee.object, call.arguments[ENTRY_WRITERS[name]!]);
  }
  for (const { left, right } of nodesOf(source, 'AssignmentExpression')) {
    const target = unwrap(left);
    if (target.type === 'MemberExpression' && target.computed) put(target.object, right);
  }
  return entries;
});

function typeArguments(source: Source, { typeArguments: types }: TSESTree.NewExpression): WeakType | undefined {
  const last = types?.params.at(-1);
  return last && typeOfAnnotation(source, last, typeNamed);
}

const ENTRY_READERS: ReadonlySet<string | undefined> = new Set(['get', 'at', 'pop', 'shift']);

function typeOfEntryRead(source: Source, call: TSESTree.CallExpression): WeakType | undefined {
  const callee = unwrap(call.callee);
  return callee.type === 'MemberExpression' && ENTRY_READERS.has(calledMethod(source, call))
    ? entryType(source, callee.object)
    : undefined;
}

/** The variable of `for (const ref of refs)`, `for (const [key, ref] of map)`, `refs.forEach(ref => …)`. */
function typeOfLoopVariable(source: Source, node: TSESTree.Identifier): WeakType | undefined {
  const definition = variableOf(source, node)?.defs[0];
  const name = definition?.name.parent.type === 'ArrayPattern' ? definition.name.parent : definition?.name;
  const declarator = name?.parent;
  const loop = declarator?.type === 'VariableDeclarator' ? declarator.parent.parent : undefined;
  if (loop?.type === 'ForOfStatement') return iteratedType(source, loop.right);
  const isFirst = definition?.type === 'Parameter' && isFunction(definition.node) && definition.node.params[0] === name;
  const call = isFirst ? definition.node.parent : undefined;
  if (call?.type !== 'CallExpression' || unwrap(call.callee).type !== 'MemberExpression') return undefined;
  return iteratedType(source, (unwrap(call.callee) as TSESTree.MemberExpression).object);
}

/** What comes out of a collection that is walked, also through `values()` or a copy. */
function iteratedType(source: Source, collection: TSESTree.Node): WeakType | undefined {
  const node = unwrap(collection);
  if (node.type === 'ArrayExpression' && node.elements[0]?.type === 'SpreadElement')
    return iteratedType(source, node.elements[0].argument);
  if (node.type !== 'CallExpression') return entryType(source, node);
  const callee = unwrap(node.callee);
  return callee.type === 'MemberExpression' ? iteratedType(source, callee.object) : undefined;
}
