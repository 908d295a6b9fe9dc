import type { TSESTree } from '@typescript-eslint/types';
import { calledMethod } from '../syntax/member-names.ts';
import { variableOf } from '../syntax/bindings.ts';
import { callsNamed } from '../syntax/calls-named.ts';
import { functionOf, placeOfDefinition } from '../values/calls.ts';
import { resultsOf } from '../syntax/function-results.ts';
import { mentions } from '../syntax/mentions.ts';
import { nodesOf } from '../syntax/nodes.ts';
import { membersByName } from '../values/place-names.ts';
import { type Place, placeOf } from '../values/places.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { isClass, isFunction, type FunctionNode, functionAround, unwrap } from '../syntax/syntax.ts';
import { useBy, weakUses } from './weak-uses.ts';
import { weakTypesMentioned } from './weak-names.ts';
import { weakTypeOf } from './weak-values.ts';

/**
 * Whether an expression reads back what is held weakly, and so is `undefined` once that has been collected:
 * `ref.deref()`, `weakValues.get(key)`, a getter or a function of this file that only returns one of these.
 */
export function isWeakRead(source: Source, expression: TSESTree.Node): boolean {
  const node = unwrap(expression);
  if (node.type !== 'CallExpression' && node.type !== 'MemberExpression') return false;
  if (!readsAnything(source)) return false;
  const known = verdicts(source);
  const verdict = known.get(node);
  if (verdict !== undefined) return verdict;
  known.set(node, false);
  const found = node.type === 'CallExpression' ? isReadingCall(source, node) : isReadingGetter(source, node);
  known.set(node, found);
  return found;
}

const verdicts = perSource(() => new Map<TSESTree.Node, boolean>());

const mentionsDeref = mentions(['deref'], text => text.includes('deref'));

/** The reads that are none by a helper: most files have nothing of the kind. */
const directReads = perSource((source): readonly TSESTree.Node[] => {
  const derefs = mentionsDeref(source) ? callsNamed(source, ['deref']) : [];
  const mayRead = weakTypesMentioned(source).some(({ methods }) => Object.values(methods).some(({ reads }) => reads));
  const uses = mayRead ? weakUses(source).filter(({ signature }) => signature.reads === true) : [];
  return [...derefs.filter(call => isReferenceRead(source, call)), ...uses.map(({ by }) => by)];
});

/** Whether anything in the file reads what is held weakly. */
export const readsAnything = (source: Source): boolean => directReads(source).length > 0;

/** Every such read of the file: the direct ones, and those by the helpers that these stand in. */
export const weakReads = perSource((source): readonly TSESTree.Node[] => {
  const found = new Set(directReads(source).filter(read => isWeakRead(source, read)));
  // A helper that is come to may stand in another one.
  for (const read of found) {
    const helper = functionAround(read);
    const name = helper && returnsRead(source, helper) ? placeOfDefinition(source, helper)?.name : undefined;
    if (name === undefined) continue;
    for (const node of [...callsNamed(source, [name]), ...(membersByName(source).get(name) ?? [])])
      if (isWeakRead(source, node)) found.add(node);
  }
  return [...found];
});

function isReadingCall(source: Source, call: TSESTree.CallExpression): boolean {
  const use = useBy(source).get(call);
  if (use) return use.signature.reads === true;
  const callee = unwrap(call.callee);
  if (calledMethod(source, call) === 'deref' && call.arguments.length === 0) return isReferenceRead(source, call);
  const helper =
    callee.type === 'Identifier' || callee.type === 'MemberExpression' ? functionOf(source, callee) : undefined;
  return helper !== undefined && returnsRead(source, helper);
}

function isReadingGetter(source: Source, member: TSESTree.MemberExpression): boolean {
  const given = placeOf(source, member)?.values[0];
  const isGetter = (given?.by.type === 'MethodDefinition' || given?.by.type === 'Property') && given.by.kind === 'get';
  return isGetter && isFunction(given.value) && returnsRead(source, given.value);
}

function isReferenceRead(source: Source, call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  return callee.type === 'MemberExpression' && mayBeReference(source, unwrap(callee.object));
}

/** Whether a function hands on what it reads, and makes nothing of its own where that is gone. */
function returnsRead(source: Source, helper: FunctionNode): boolean {
  if (helper.async || helper.generator) return false;
  const results = resultsOf(source, helper).map(result =>
    result.type === 'TSNonNullExpression' ? undefined : unwrap(result),
  );
  const [first] = results;
  return results.length === 1 && first !== undefined && isWeakRead(source, first);
}

/** Methods that take an entry out of a collection. */
const ENTRY_READERS: ReadonlySet<string | undefined> = new Set(['get', 'at', 'pop', 'shift', 'find']);

/** Whether `deref()` of a value can be that of a reference: others have a method of that name too. */
function mayBeReference(source: Source, node: TSESTree.Node): boolean {
  const type = source.types?.getTypeAtLocation(node);
  const name = type?.getNonNullableType().getSymbol()?.name;
  if (name !== undefined) return name === 'WeakRef' || name === 'Ref' || name === '__type';
  if (weakTypeOf(source, node)) return true;
  switch (node.type) {
    case 'CallExpression':
      return ENTRY_READERS.has(calledMethod(source, node)) || functionOf(source, node.callee) !== undefined;
    case 'Identifier':
      return !isAnnotatedOtherwise(source, node) && givesNoOther(source, placeOf(source, node));
    case 'MemberExpression':
      return mentionsReferences(source) && givesNoOther(source, placeOf(source, node));
    default:
      return false;
  }
}

const mentionsReferences = perSource(
  (source): boolean =>
    source.text.includes('WeakRef') && nodesOf(source, 'Identifier').some(({ name }) => name === 'WeakRef'),
);

function isAnnotatedOtherwise(source: Source, node: TSESTree.Identifier): boolean {
  const declared = variableOf(source, node)?.defs[0]?.name;
  const annotation = declared?.type === 'Identifier' ? declared.typeAnnotation?.typeAnnotation.type : undefined;
  return annotation !== undefined && annotation !== 'TSAnyKeyword' && annotation !== 'TSUnknownKeyword';
}

/** Whether nothing shows that a place holds something else: an instance, a literal, the result of an unknown function. */
function givesNoOther(source: Source, place: Place | undefined): boolean {
  if (place === undefined) return true;
  if (place.kind === 'global') return false;
  return place.values.every(({ value }) => {
    if (isClass(value) || isFunction(value)) return false;
    if (value.type === 'CallExpression') return ENTRY_READERS.has(calledMethod(source, value));
    return (
      value.type === 'Identifier' ||
      value.type === 'MemberExpression' ||
      value.type === 'Literal' ||
      value.type === 'LogicalExpression'
    );
  });
}
