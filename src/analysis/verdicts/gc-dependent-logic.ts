import type { TSESTree } from '@typescript-eslint/types';
import { callsNamed } from '../syntax/calls-named.ts';
import { calledMethod, propertyName } from '../syntax/member-names.ts';
import { isGlobal } from '../syntax/bindings.ts';
import { importedFrom } from '../syntax/imported.ts';
import { nodesWithin, nodesOf } from '../syntax/nodes.ts';
import { placeOf } from '../values/places.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { isTest } from '../syntax/test-files.ts';
import { unwrap } from '../syntax/syntax.ts';
import { isWeakRead, readsAnything } from '../weak/weak-reads.ts';
import { onlyFinalized } from '../weak/late-closings.ts';
import { anyWord } from '../tables/words.ts';

export interface GcDependentLogic {
  readonly node: TSESTree.Node;
  /** A loop that waits for a collection, a forced collection, a resource that only a finalizer closes. */
  readonly problem: 'waits' | 'forces' | 'closesLate';
}

/** Code whose outcome hangs on when, or whether, garbage is collected. */
export const gcDependentLogic = perSource((source): readonly GcDependentLogic[] => {
  const inTestsOnly = [...waitingLoops(source), ...forcedCollections(source)];
  const late = onlyFinalized(source).map(node => ({ node, problem: 'closesLate' as const }));
  return [...(inTestsOnly.length > 0 && isTrial(source) ? [] : inTestsOnly), ...late];
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
    ...nodesWithin(source, loop, 'AssignmentExpression').map(({ left }) => left),
    ...nodesWithin(source, loop, 'UpdateExpression').map(({ argument }) => argument),
  ];
  return written.some(target =>
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
