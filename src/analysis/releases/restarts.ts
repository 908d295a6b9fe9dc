import type { TSESTree } from '@typescript-eslint/types';
import { registrations } from '../acquisitions/acquisitions.ts';
import { handlerOf, isBinding } from '../functions/fresh-handlers.ts';
import { isReached, reachedFrom } from '../functions/reach.ts';
import { constantText, resolve } from '../syntax/bindings.ts';
import { calledMethod, propertyName } from '../syntax/member-names.ts';
import { contains, nodesOf } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { type FunctionNode, functionAround, isFunction, unwrap, userOf, wrapped } from '../syntax/syntax.ts';
import { functionOf, isSynchronousCallback, placeOfDefinition } from '../values/calls.ts';
import type { Place } from '../values/places.ts';

/**
 * The function around an acquisition that starts itself again later on, with nothing on the way that ends what the run
 * before has acquired: `connect() { socket.onclose = () => setTimeout(() => this.connect(), 1000); }`.
 */
export function restartedAround(
  source: Source,
  acquired: TSESTree.Node,
  { variable }: Place,
  releases: readonly TSESTree.Node[],
): FunctionNode | undefined {
  for (let around = functionAround(acquired); around; around = functionAround(around)) {
    // Each run has a variable of its own.
    if (variable && contains(around, variable.scope.block)) return undefined;
    const reached = reachedFrom(source, [around]);
    if (releases.some(release => isReached(reached, release))) return undefined;
    if (startsItselfLater(source, around, acquired))
      return releases.some(release => mayHappenMeanwhile(source, release)) ? undefined : around;
  }
  return undefined;
}

/**
 * Whether a function leaves something to be called back that starts it again, for the same object; what is left for a
 * failure counts only where nothing need succeed before something is acquired.
 */
export function startsItselfLater(
  source: Source,
  start: FunctionNode,
  acquired: TSESTree.Node,
  when: 'unlessItFails' | 'evenIfItFails' = 'unlessItFails',
): boolean {
  const reached = reachedFrom(source, [start]);
  const names = (placeOfDefinition(source, start)?.occurrences ?? []).filter(
    name => isReached(reached, name) && isOfSameObject(source, name),
  );
  if (names.length === 0) return false;
  if (names.some(name => isLeftBeside(source, name, start, acquired, when))) return true;
  return [...reached].some(
    late =>
      late !== start &&
      reachesAnyOf(source, late, start, names) &&
      [late, ...(placeOfDefinition(source, late)?.occurrences ?? [])].some(handed =>
        isLeftBeside(source, handed, start, acquired, when),
      ),
  );
}

/** Whether a function comes to one of these names, and not by calling the function that they stand for. */
function reachesAnyOf(
  source: Source,
  late: FunctionNode,
  start: FunctionNode,
  names: readonly TSESTree.Node[],
): boolean {
  const reached = new Set(reachedFrom(source, [late]));
  reached.delete(start);
  return names.some(name => {
    const around = functionAround(name);
    return around !== undefined && around !== start && reached.has(around);
  });
}

function isOfSameObject(source: Source, name: TSESTree.Node): boolean {
  const node = unwrap(name);
  if (node.type === 'Identifier') return true;
  return node.type === 'MemberExpression' && resolve(source, node.object).type === 'ThisExpression';
}

/**
 * Whether a function is handed over to be called back, in each run that acquires something as well: not in another branch,
 * nor for when that fails.
 */
function isLeftBeside(
  source: Source,
  handed: TSESTree.Node,
  start: FunctionNode,
  acquired: TSESTree.Node,
  when: 'unlessItFails' | 'evenIfItFails',
): boolean {
  const isOfFailure = (node: TSESTree.Node): boolean => when === 'unlessItFails' && isForFailure(source, node);
  if (!contains(start, handed) || !isCallback(source, handed)) return false;
  for (
    let inner: TSESTree.Node = handed, { parent } = handed;
    parent && parent !== start;
    inner = parent, { parent } = parent
  ) {
    if (isFunction(parent) && isOfFailure(parent)) return false;
    if (BRANCHING.test(parent.type) && !contains(parent, acquired)) return false;
    if (/^(If|Conditional|Try)/.test(parent.type) && !contains(inner, acquired)) return false;
  }
  return !isOfFailure(handed);
}

const BRANCHING = /^(IfStatement|ConditionalExpression|LogicalExpression|SwitchStatement|CatchClause)$/;

/** `setTimeout(f, 99)`, `socket.on('close', f)`, `socket.onclose = f` */
function isCallback(source: Source, node: TSESTree.Node): boolean {
  const user = userOf(node);
  // `setInterval(this.poll.bind(this), 1000)`
  const bound = user?.type === 'MemberExpression' && user.object === wrapped(node) ? userOf(user) : undefined;
  if (bound?.type === 'CallExpression' && isBinding(source, bound)) return isCallback(source, bound);
  if (user?.type === 'CallExpression')
    return (
      user.arguments.some(argument => argument === wrapped(node)) &&
      !(isFunction(node) && isSynchronousCallback(source, node))
    );
  return (
    user?.type === 'AssignmentExpression' && user.right === wrapped(node) && handlerField(source, user.left) !== ''
  );
}

/** `onclose` of `socket.onclose`. */
function handlerField(source: Source, left: TSESTree.Node): string {
  const name = left.type === 'MemberExpression' ? (propertyName(source, left) ?? '') : '';
  return /^on[a-z]/.test(name) ? name : '';
}

/** Whether a callback is there for what has failed, before or instead of what begins otherwise. */
function isForFailure(source: Source, handed: TSESTree.Node): boolean {
  const user = userOf(handed);
  if (user?.type === 'AssignmentExpression') return FAILURES.test(handlerField(source, user.left));
  if (user?.type !== 'CallExpression') return false;
  const method = calledMethod(source, user) ?? '';
  if (method === 'catch' || (method === 'then' && user.arguments[1] === handed)) return true;
  const [event] = user.arguments;
  return event !== undefined && event !== handed && FAILURES.test(constantText(source, event) ?? '');
}

const FAILURES = /error|fail|reject|abort|timeout/i;

/** Whether some event brings a release, in between for all that anybody knows. */
function mayHappenMeanwhile(source: Source, release: TSESTree.Node): boolean {
  return handlers(source).some(handler => isReached(reachedFrom(source, [handler]), release));
}

function handlers(source: Source): FunctionNode[] {
  const added = registrations(source).added.flatMap(({ handler }) => (handler ? handlerOf(handler) : []));
  const assigned = nodesOf(source, 'AssignmentExpression').flatMap(({ left, right }) =>
    handlerField(source, left) === '' ? [] : right,
  );
  return [...added, ...assigned].flatMap(handler => functionOf(source, handler) ?? []).filter(isFunction);
}
