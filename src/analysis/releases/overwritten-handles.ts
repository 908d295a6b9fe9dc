import type { TSESTree } from '@typescript-eslint/types';
import { eventName, type Registration, registrations } from '../acquisitions/acquisitions.ts';
import { undoes } from '../tables/lifecycle-names.ts';
import { isAlike } from '../values/expressions-alike.ts';
import { functionOf } from '../values/calls.ts';
import { handlerOf } from '../functions/fresh-handlers.ts';
import { occasionOf } from '../lives/occasions.ts';
import { keyName } from '../syntax/member-names.ts';
import type { Kept } from './handles.ts';
import { nodesWithin, contains, walk } from '../syntax/nodes.ts';
import { isNothing } from '../lives/template-refs.ts';
import { placeOf } from '../values/places.ts';
import { isReached, reachedFrom } from '../functions/reach.ts';
import { isHandler } from './recurring-handlers.ts';
import { restartedAround } from './restarts.ts';
import type { Source } from '../syntax/source.ts';
import { calleeWord, type FunctionNode, functionAround, isFunction, userOf } from '../syntax/syntax.ts';

/**
 * Whether code that runs again for the same owner overwrites the only handle of what it started before, which nothing
 * can stop from then on.
 */
export function isOverwritten(
  source: Source,
  acquired: TSESTree.Node,
  { place, releases, escapes, isPassed, isOneOfMany }: Kept,
): boolean {
  const home = functionAround(acquired);
  if (escapes || isPassed || isOneOfMany || home === undefined || releases.length === 0) return false;
  if (!isHandler(source, home) && !isRunAgainByFramework(source, home)) {
    const restarted = restartedAround(source, acquired, place, releases);
    if (restarted === undefined || dependsOnState(source, acquired, restarted)) return false;
  }
  if (isEndedInBetween(source, home, releases)) return false;
  if (place.variable?.scope.variableScope.block === home || releases.some(release => contains(acquired, release)))
    return false;
  return !isReleasedBefore(source, acquired, home, releases) && !dependsOnState(source, acquired, home);
}

/** `this.id = watch(a); this.id = watch(b);`: whether the same block puts another handle in its place, and nothing reads it before. */
export function isReplaced(source: Source, acquired: TSESTree.Node, { place, releases, isOneOfMany }: Kept): boolean {
  const statement = acquired.parent?.parent;
  const block = statement?.type === 'ExpressionStatement' ? statement.parent : undefined;
  if (isOneOfMany || (block?.type !== 'BlockStatement' && block?.type !== 'Program')) return false;
  const next = place.values.find(
    ({ by }) =>
      by.type === 'AssignmentExpression' &&
      by.parent.parent === block &&
      by.range[0] > acquired.range[1] &&
      !isNothing(by.right),
  );
  if (next?.by.type !== 'AssignmentExpression' || next.by.operator !== '=') return false;
  const { left, range } = next.by;
  const isBetween = (node: TSESTree.Node): boolean => node.range[0] > acquired.range[1] && node.range[1] <= range[1];
  if (place.occurrences.some(name => name !== left && isBetween(name))) return false;
  const called = nodesWithin(source, block, 'CallExpression')
    .filter(isBetween)
    .flatMap(({ callee }) => functionOf(source, callee) ?? []);
  const reached = reachedFrom(source, called);
  return !releases.some(release => isReached(reached, release));
}

/** `app.on('afterStart', …); app.on('beforeStop', …)`: whether something stops, and with it a handle, before it starts again. */
function isEndedInBetween(source: Source, home: FunctionNode, releases: readonly TSESTree.Node[]): boolean {
  const { added } = registrations(source);
  const runsOf = ({ handler }: Registration): FunctionNode | undefined =>
    handler && functionOf(source, handlerOf(handler));
  const starts = added.filter(start => runsOf(start) === home);
  return added.some(end => {
    const runs = runsOf(end);
    return (
      runs !== undefined &&
      starts.some(
        start =>
          isAlike(source, start.target, end.target) &&
          undoes(momentOf(eventName(source, end)), momentOf(eventName(source, start))),
      ) &&
      releases.some(release => functionAround(release) === runs)
    );
  });
}

/** `Stop` of `beforeStop`, in lower case: what is about to happen, or has. */
const momentOf = (event: string): string => event.replace(/^(before|after|on|did|will)-?(?=[A-Z:-])/, '').toLowerCase();

/** Methods that a framework runs again and again for one object: whenever it changes, or is drawn. */
const OFTEN =
  /^(componentDidUpdate|componentDidRender|attributeChangedCallback|willUpdate|updated|beforeUpdate|ngOnChanges|ngDoCheck|ngAfterViewChecked|ngAfterContentChecked)$/;

function isRunAgainByFramework(source: Source, home: FunctionNode): boolean {
  const method = userOf(home);
  // `@Input() set channel(name)` of Angular: whenever another one is bound.
  if (method?.type === 'MethodDefinition' && method.kind === 'set') return (method.decorators ?? []).some(isInput);
  const isMethod = method?.type === 'MethodDefinition' || method?.type === 'Property';
  return isMethod && OFTEN.test(keyName(method) ?? '') && occasionOf(source, home.body)?.kind === 'object';
}

const isInput = ({ expression }: TSESTree.Decorator): boolean =>
  expression.type === 'CallExpression' && calleeWord(expression) === 'Input';

function isReleasedBefore(
  source: Source,
  acquired: TSESTree.Node,
  home: FunctionNode,
  releases: readonly TSESTree.Node[],
): boolean {
  const isBefore = (node: TSESTree.Node): boolean => node.range[0] < acquired.range[0] && contains(home, node);
  if (releases.some(isBefore)) return true;
  const called = nodesWithin(source, home, 'CallExpression')
    .filter(isBefore)
    .flatMap(({ callee }) => functionOf(source, callee) ?? []);
  const reached = reachedFrom(source, called);
  return releases.some(release => isReached(reached, release));
}

/** Whether a test on the way asks for more than what the function itself is given: it may well keep it from running twice. */
export function dependsOnState(source: Source, acquired: TSESTree.Node, home: FunctionNode): boolean {
  let depends = false;
  walk(source, home.body, node => {
    if (isFunction(node) || node.range[0] > acquired.range[0]) return false;
    if (
      /^(If|Conditional|Logical|Switch|While|Try)/.test(node.type) &&
      asksForState(source, (node as TSESTree.IfStatement).test ?? node, acquired, home)
    )
      depends = true;
    return !depends;
  });
  return depends;
}

/** Whether a test asks for more than what a function has of its own. */
export function asksForState(
  source: Source,
  test: TSESTree.Node,
  acquired: TSESTree.Node,
  home: FunctionNode,
): boolean {
  let asks = false;
  walk(source, test, node => {
    if (contains(acquired, node)) return false;
    if (node.type === 'ThisExpression') asks = true;
    if (node.type === 'Identifier') {
      const { variable } = placeOf(source, node) ?? {};
      asks ||= variable !== undefined && variable.scope.variableScope.block !== home;
    }
    return !asks;
  });
  return asks;
}
