import type { TSESTree } from '@typescript-eslint/types';
import { calledMethod, calleeName } from '../syntax/member-names.ts';
import { constantValue, variableOf } from '../syntax/bindings.ts';
import { functionOf } from '../values/calls.ts';
import { constructorOf } from '../syntax/function-results.ts';
import { nodesOf, walk } from '../syntax/nodes.ts';
import { type Place, placeOf } from '../values/places.ts';
import { isKeptBy, outlivesItsCall } from '../lives/retention.ts';
import { perItem, perSource, type Source } from '../syntax/source.ts';
import { type FunctionNode, functionAround, isFunction, unwrap } from '../syntax/syntax.ts';
import { forcesCollections, isReadBack, isWatchedForDeath } from '../weak/weak-canaries.ts';
import { useBy, type WeakUse, weakUses } from '../weak/weak-uses.ts';

export interface WeakTemporary {
  /** What is held weakly and by nothing else: the node to report. */
  readonly node: TSESTree.Node;
  /** What made it: an object of its own, a function, a variable that ends with its function. */
  readonly what: 'object' | 'function' | 'local';
  /** Who holds it weakly. */
  readonly by: TSESTree.CallExpression | TSESTree.NewExpression;
}

/** Objects that are given to what holds weakly and are held by nothing else: the next collection takes them. */
export const weakTemporaries = perSource((source): readonly WeakTemporary[] => {
  const direct = weakUses(source).flatMap(use => {
    if (use.type.kind === 'registry' || use.type.kind === 'finalizer' || use.signature.returns === true) return [];
    if (isWatchedForDeath(source, use) || isReadBack(source, use)) return [];
    return use.targets.flatMap(target => temporary(source, target, use.by) ?? []);
  });
  const found = [...direct, ...weakArguments(source)];
  return found.length > 0 && forcesCollections(source) ? [] : found;
});

function temporary(source: Source, target: TSESTree.Node, by: WeakTemporary['by']): WeakTemporary | undefined {
  const node = unwrap(target);
  const what = freshly(source, node);
  if (what) return { node, what, by };
  if (node.type !== 'Identifier') return undefined;
  const place = placeOf(source, node);
  const variable = variableOf(source, node);
  const value = place?.variable && variable === place.variable ? constantValue(variable) : undefined;
  if (place === undefined || value === undefined || freshly(source, value) === undefined) return undefined;
  const isPlain = (value.type === 'ObjectExpression' && !hasMethods(value)) || value.type === 'ArrayExpression';
  const isLeft = outlivesItsCall(
    source,
    place,
    call => holdsNothing(source, call) || (isPlain && isReceiver(source, call, node)),
  );
  return isLeft ? undefined : { node, what: 'local', by };
}

/** A call on the object itself: `list.push(1)`. */
function isReceiver(source: Source, { callee }: WeakTemporary['by'], node: TSESTree.Identifier): boolean {
  const member = unwrap(callee);
  return member.type === 'MemberExpression' && placeOf(source, member.object) === placeOf(source, node);
}

const hasMethods = (value: TSESTree.ObjectExpression): boolean =>
  value.properties.some(property => property.type === 'SpreadElement' || isFunction(property.value));

/** Whether a call keeps nothing strongly of what it is given. */
function holdsNothing(source: Source, call: WeakTemporary['by']): boolean {
  const use = useBy(source).get(call);
  if (use) return use.strong.length === 0 && use.targets.length > 0;
  return /^(?:console|JSON|Object\.(?:keys|values|entries|freeze))\b/.test(calleeName(source, unwrap(call.callee)));
}

/** Classes whose instances something else holds while they are at work. */
const SELF_HELD: ReadonlySet<string> = new Set([
  'Promise',
  'Worker',
  'SharedWorker',
  'WebSocket',
  'EventSource',
  'XMLHttpRequest',
  'BroadcastChannel',
  'MessageChannel',
  'Audio',
  'Image',
  'Notification',
  'RTCPeerConnection',
]);

/** What an expression makes that nothing but its user can hold. */
function freshly(source: Source, node: TSESTree.Node): 'object' | 'function' | undefined {
  switch (node.type) {
    case 'ArrayExpression':
    case 'ClassExpression':
    case 'ObjectExpression':
      return 'object';
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return 'function';
    case 'CallExpression':
      if (/^(JSON\.parse|structuredClone)$/.test(calleeName(source, unwrap(node.callee)))) return 'object';
      return calledMethod(source, node) === 'bind' && node.arguments.length > 0 ? 'function' : undefined;
    case 'NewExpression':
      return isSelfHeld(source, node) ? undefined : 'object';
    default:
      return undefined;
  }
}

/** Whether an instance may be held by what it is made with, or by what its constructor gives it to. */
function isSelfHeld(source: Source, { callee, arguments: given }: TSESTree.NewExpression): boolean {
  if (SELF_HELD.has(calleeName(source, unwrap(callee))) || given.some(({ type }) => type === 'ThisExpression'))
    return true;
  const constructor = constructorOf(source, callee);
  if (constructor === undefined) return false;
  let isHandedOn = false;
  walk(source, constructor.body, node => {
    if (node.type === 'ThisExpression' || node.type === 'Super')
      isHandedOn ||= node.type === 'Super' || isKeptBy(node, call => holdsNothing(source, call));
  });
  return isHandedOn;
}

/** Temporaries given to functions of this file that only hold their parameter weakly: weak listeners made by hand. */
function weakArguments(source: Source): WeakTemporary[] {
  const weakly = new Map<FunctionNode, Set<number>>();
  for (const use of weakUses(source)) for (const target of use.targets) collectParameter(source, use, target, weakly);
  if (weakly.size === 0) return [];
  return [...nodesOf(source, 'CallExpression'), ...nodesOf(source, 'NewExpression')].flatMap(by => {
    if (!by.arguments.some(given => freshly(source, unwrap(given)))) return [];
    const callee = by.type === 'NewExpression' ? constructorOf(source, by.callee) : functionOf(source, by.callee);
    return [...((callee && weakly.get(callee)) ?? [])].flatMap(index => {
      const given = by.arguments[index];
      const isKnown = given && by.arguments.slice(0, index + 1).every(({ type }) => type !== 'SpreadElement');
      const what = isKnown ? freshly(source, unwrap(given)) : undefined;
      return given && what ? [{ node: unwrap(given), what, by }] : [];
    });
  });
}

/** Whether nothing but weak holders get a parameter, and no function within its own knows it. */
const isOnlyHeldWeakly = perItem((source, { variable, occurrences }: Place): boolean =>
  occurrences.every(
    name =>
      functionAround(name) === variable?.defs[0]?.node &&
      !isKeptBy(name, call => holdsNothing(source, call) || useBy(source).get(call)?.type.kind === 'registry'),
  ),
);

/** Notes a parameter of a function that nothing but weak holders get. */
function collectParameter(
  source: Source,
  { type, by }: WeakUse,
  target: TSESTree.Node,
  weakly: Map<FunctionNode, Set<number>>,
): void {
  const home = functionAround(by);
  const place = placeOf(source, target);
  const [definition] = place?.variable?.defs ?? [];
  if (home === undefined || type.kind === 'registry' || type.kind === 'finalizer' || definition?.type !== 'Parameter')
    return;
  const index = home.params.findIndex(parameter => parameter === definition.name);
  if (place === undefined || index < 0 || !isOnlyHeldWeakly(source, place)) return;
  const indices = weakly.get(home);
  if (indices) indices.add(index);
  else weakly.set(home, new Set([index]));
}
