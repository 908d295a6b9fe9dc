import type { TSESTree } from '@typescript-eslint/types';
import { callsNamed } from '../syntax/calls-named.ts';
import { calledMethod, keyName, propertyName } from '../syntax/member-names.ts';
import { isGlobal, resolve } from '../syntax/bindings.ts';
import { importedFrom } from '../syntax/imported.ts';
import { contains, nodesOf } from '../syntax/nodes.ts';
import { placeOf } from '../values/places.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { isTest } from '../syntax/test-files.ts';
import { type ClassNode, classAround, functionAround, isFunction, unwrap, userOf } from '../syntax/syntax.ts';
import { isWeakRead, readsAnything } from '../weak/weak-reads.ts';
import { weakTypesMentioned } from '../weak/weak-names.ts';
import { weakUses } from '../weak/weak-uses.ts';
import { anyWord } from '../tables/words.ts';

export interface GcDependentLogic {
  readonly node: TSESTree.Node;
  /** A loop that waits for a collection, a forced collection, a resource that only a finalizer closes. */
  readonly problem: 'waits' | 'forces' | 'closesLate';
}

/** Code whose outcome hangs on when, or whether, garbage is collected. */
export const gcDependentLogic = perSource((source): readonly GcDependentLogic[] => {
  const inTestsOnly = [...waitingLoops(source), ...forcedCollections(source)];
  return [...(inTestsOnly.length > 0 && isTrial(source) ? [] : inTestsOnly), ...onlyFinalized(source)];
});

/** `while (ref.deref()) …`: for as long as nobody collects. */
function waitingLoops(source: Source): GcDependentLogic[] {
  if (!readsAnything(source)) return [];
  const loops = [
    ...nodesOf(source, 'WhileStatement'),
    ...nodesOf(source, 'DoWhileStatement'),
    ...nodesOf(source, 'ForStatement'),
  ];
  return loops.flatMap(({ test }) => {
    const read = test && readTested(source, test);
    return read && test && !isAdvanced(source, read, test.parent) ? [{ node: test, problem: 'waits' as const }] : [];
  });
}

/** The read that a condition asks for nothing but whether it gives something. */
function readTested(source: Source, test: TSESTree.Node): TSESTree.Node | undefined {
  const node = unwrap(test);
  if (isWeakRead(source, node)) return node;
  if (node.type === 'UnaryExpression' && node.operator === '!') return readTested(source, node.argument);
  if (node.type === 'LogicalExpression') return readTested(source, node.left) ?? readTested(source, node.right);
  if (node.type !== 'BinaryExpression' || !/^[!=]==?$/.test(node.operator)) return undefined;
  const isNothing = (side: TSESTree.Node): boolean =>
    isGlobal(source, side, 'undefined') || (side.type === 'Literal' && side.value === null);
  if (!isNothing(node.left) && !isNothing(node.right)) return undefined;
  return [node.left, node.right].map(unwrap).find(side => isWeakRead(source, side));
}

/** Whether each turn of a loop asks another reference. */
function isAdvanced(source: Source, read: TSESTree.Node, loop: TSESTree.Node): boolean {
  const callee = read.type === 'CallExpression' ? unwrap(read.callee) : read;
  const holder = callee.type === 'MemberExpression' ? unwrap(callee.object) : callee;
  const names = [
    holder,
    ...(holder.type === 'MemberExpression' && holder.computed ? [holder.property, holder.object] : []),
    ...(holder.type === 'CallExpression' ? holder.arguments : []),
  ];
  if (holder.type === 'CallExpression' && calledMethod(source, holder) !== 'get') return true;
  const written = [
    ...nodesOf(source, 'AssignmentExpression').map(({ left }) => left),
    ...nodesOf(source, 'UpdateExpression').map(({ argument }) => argument),
  ];
  return written.some(
    target =>
      contains(loop, target) &&
      names.some(name => placeOf(source, name) !== undefined && placeOf(source, name) === placeOf(source, target)),
  );
}

const FORCES = anyWord(['gc']);
const GLOBAL_OBJECTS: ReadonlySet<string> = new Set(['globalThis', 'global', 'window', 'self', 'Bun']);

function forcedCollections(source: Source): GcDependentLogic[] {
  if (!FORCES.test(source.text)) return [];
  return callsNamed(source, ['gc']).flatMap(call => {
    const callee = unwrap(call.callee);
    const isGc =
      callee.type === 'MemberExpression'
        ? propertyName(source, callee) === 'gc' &&
          [...GLOBAL_OBJECTS].some(name => isGlobal(source, unwrap(callee.object), name))
        : isGlobal(source, callee, 'gc');
    return isGc ? [{ node: call, problem: 'forces' as const }] : [];
  });
}

/** Scripts that measure or assert go without a framework of tests. */
const MEASURES = /^(?:node:)?assert(?:\/strict)?$/;

/** Whether a file is there to see what becomes of garbage: there, forcing a collection is how one measures. */
const isTrial = perSource(
  (source): boolean =>
    isTest(source) ||
    nodesOf(source, 'ImportDeclaration').some(({ source: { value } }) => MEASURES.test(value)) ||
    nodesOf(source, 'CallExpression').some(
      call =>
        MEASURES.test(importedFrom(source, call)?.module ?? '') ||
        (call.callee.type === 'Identifier' && call.callee.name === 'expect'),
    ),
);

const CLOSERS =
  /^(?:close|closeSync|dispose|destroy|terminate|release|free|end|disconnect|abort|unsubscribe|kill|revokeObjectURL|shutdown)$/;

/** A class that hands a resource to a registry, and offers no other way to close it. */
function onlyFinalized(source: Source): GcDependentLogic[] {
  if (!weakTypesMentioned(source).some(({ kind }) => kind === 'registry')) return [];
  return weakUses(source).flatMap(use => {
    const around = classAround(use.by);
    const isOwn = use.method === 'register' && use.targets[0] && unwrap(use.targets[0]).type === 'ThisExpression';
    if (!isOwn || !around || !use.holder || isUnregistered(source, use.holder) || hasCloser(around)) return [];
    return closes(source, use.holder) ? [{ node: use.by, problem: 'closesLate' as const }] : [];
  });
}

function isUnregistered(source: Source, registry: TSESTree.Node): boolean {
  const place = placeOf(source, registry);
  return weakUses(source).some(
    ({ method, holder }) => method === 'unregister' && holder && placeOf(source, holder) === place,
  );
}

/** Whether a class closes by itself: it has a method to do so, or inherits what we do not see. */
function hasCloser({ superClass, body }: ClassNode): boolean {
  if (superClass) return true;
  return body.body.some(member => {
    if (member.type !== 'MethodDefinition' && member.type !== 'PropertyDefinition') return false;
    const name = keyName(member);
    return (
      name === undefined ||
      CLOSERS.test(name) ||
      /^(?:#?_?)(?:close|dispose|destroy|stop|release|free|terminate|detach|teardown|delete|remove|clear|unmount)/i.test(
        name,
      )
    );
  });
}

/** Whether the callback of a registry closes what it is told of. */
function closes(source: Source, registry: TSESTree.Node): boolean {
  const made = placeOf(source, registry)
    ?.values.map(({ value }) => value)
    .find(({ type }) => type === 'NewExpression');
  const given = made?.type === 'NewExpression' ? made.arguments[0] : undefined;
  const callback = given && resolve(source, given);
  if (!isFunction(callback)) return false;
  return nodesOf(source, 'CallExpression').some(call => {
    const name = calledMethod(source, call) ?? (call.callee.type === 'Identifier' ? call.callee.name : '');
    return (
      contains(callback, call) &&
      functionAround(call) === callback &&
      CLOSERS.test(name) &&
      userOf(call)?.type !== 'VariableDeclarator'
    );
  });
}
