import type { TSESTree } from '@typescript-eslint/types';
import { callsTo } from '../analysis/calls.ts';
import { calleeName, resolve, variableOf } from '../analysis/bindings.ts';
import type { Container } from '../analysis/containers.ts';
import { type Fill, fillsOf } from '../analysis/fills.ts';
import { MUTATORS, mutationOf, mutationThrough, rootOf } from '../analysis/mutations.ts';
import { childrenOf, walk } from '../analysis/nodes.ts';
import type { Source } from '../analysis/source.ts';
import { type ClassNode, type FunctionNode, isClass, isFunction, lineOf, unwrap } from '../analysis/syntax.ts';
import type { Condition } from './gate.ts';
import type { Doubt } from './rewrite.ts';

/** Requires that what is put in is handed out by the same function, so that its users hold it. */
export const valuesAreHandedOut: Condition<Container> = (container, source) => {
  for (const fill of fillsOf(source, container)) {
    const { inside, node } = fill.use;
    if (inside === undefined || isHandedOut(source, container, fill, inside)) continue;
    return {
      doubt: `nothing but \`${container.place.name}\` holds what line ${lineOf(node)} puts in`,
      hazard: 'sole-owner',
    };
  }
  return undefined;
};

function isHandedOut(source: Source, { uses }: Container, fill: Fill, inside: FunctionNode): boolean {
  const reads = new Set<TSESTree.Node>(
    uses.flatMap(use => (use.inside === inside && use.method === 'get' ? use.by : [])),
  );
  const isIt = (expression: TSESTree.Node | null | undefined): boolean => {
    if (!expression) return false;
    const node = unwrap(expression);
    if (reads.has(node)) return fill.variable === undefined;
    if (node.type === 'Identifier') return fill.variable !== undefined && variableOf(source, node) === fill.variable;
    if (node.type === 'LogicalExpression') return isIt(node.right);
    if (node.type === 'ConditionalExpression') return isIt(node.consequent) || isIt(node.alternate);
    if (node.type === 'SequenceExpression') return isIt(node.expressions.at(-1));
    return (
      node.type === 'AssignmentExpression' && (isIt(node.right) || (node.left.type === 'Identifier' && isIt(node.left)))
    );
  };
  const pending: TSESTree.Node[] = [inside.body];
  if (inside.body.type !== 'BlockStatement' && isIt(inside.body)) return true;
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === 'ReturnStatement' && isIt(node.argument)) return true;
    if (node.type === 'AssignmentExpression' && isFieldOfThis(node.left) && isIt(node.right)) return true;
    if (!isFunction(node)) pending.push(...childrenOf(source, node));
  }
  return false;
}

function isFieldOfThis(target: TSESTree.Node): boolean {
  return target.type === 'MemberExpression' && rootOf(target).type === 'ThisExpression';
}

/** Classes of what has a life of its own: state that its users share, or something outside that it stands for. */
const STATEFUL =
  /(?:Map|Set|Emitter|EventTarget|Subject|Observable|Controller|Store|Queue|Pool|Lock|Mutex|Semaphore|Counter|Limiter|Throttler|Registry|Session|Connection|Client|Socket|Server|Worker|Process|Stream|Channel|Port|Database|State|Manager|Context|Signal|Scheduler|Observer|Bus|Broker|Hub|Source|Request|Cache|Stats|Metrics?|Gauge|Histogram|Logger|Audio|Array|Buffer|Deferred|Proxy|WeakRef)$/;

/** Requires that nobody changes what is put in: a value that is made again starts from the beginning. */
export const valuesStayAsMade: Condition<Container> = (container, source) => {
  for (const fill of fillsOf(source, container)) {
    const doubt = doubtOfState(source, fill) ?? doubtOfMutation(source, fill);
    if (doubt) return doubt;
  }
  return undefined;
};

function doubtOfState(source: Source, { makings }: Fill): Doubt | undefined {
  for (const making of makings) {
    const line = lineOf(making);
    const state = stateIn(source, making);
    if (state)
      return { doubt: `what line ${line} makes holds state, which would be lost with it`, hazard: 'mutable-state' };
    if (making.type !== 'NewExpression') continue;
    const made = resolve(source, making.callee);
    const name = source.text.slice(...making.callee.range);
    const change = isClass(made) ? selfChange(source, made) : undefined;
    if (change)
      return {
        doubt: `line ${lineOf(change)} changes a \`${name}\`, and one that is made again would start anew`,
        hazard: 'mutable-state',
      };
    if (!isClass(made) && STATEFUL.test(name))
      return { doubt: `a \`${name}\` has state that would be lost with it`, hazard: 'mutable-state' };
  }
  return undefined;
}

/** What of a literal is there to be filled or counted up: an empty collection, or nothing that depends on anything. */
function stateIn(source: Source, making: TSESTree.Node): TSESTree.Node | undefined {
  if (making.type === 'ArrayExpression') return making.elements.length === 0 ? making : undefined;
  if (making.type === 'NewExpression') return undefined;
  if (making.type !== 'ObjectExpression') return undefined;
  let state: TSESTree.Node | undefined;
  let depends = false;
  walk(source, making, node => {
    const isEmpty =
      (node.type === 'ArrayExpression' && node.elements.length === 0) ||
      (node.type === 'ObjectExpression' && node.properties.length === 0) ||
      (node.type === 'NewExpression' && STATEFUL.test(calleeName(source, node.callee)));
    if (isEmpty) state ??= node;
    const isKey = node.parent?.type === 'Property' && node.parent.key === node && !node.parent.shorthand;
    if ((node.type === 'Identifier' && !isKey && node.name !== 'undefined') || node.type === 'ThisExpression')
      depends = true;
  });
  return state ?? (depends ? undefined : making);
}

/** Where a class of this file changes its own instances after they are made. */
function selfChange(source: Source, definition: ClassNode): TSESTree.Node | undefined {
  for (const member of definition.body.body) {
    if (member.type !== 'MethodDefinition' || member.static || member.kind === 'constructor') continue;
    let change: TSESTree.Node | undefined;
    walk(source, member.value, node => {
      const target =
        node.type === 'AssignmentExpression' ? node.left : node.type === 'UpdateExpression' ? node.argument : undefined;
      const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined;
      const mutated =
        callee?.type === 'MemberExpression' &&
        !callee.computed &&
        MUTATORS.has((callee.property as TSESTree.Identifier).name)
          ? callee.object
          : undefined;
      const changed = target ?? mutated;
      if (changed && rootOf(changed).type === 'ThisExpression') change ??= node;
    });
    if (change) return change;
  }
  const parent = definition.superClass && resolve(source, definition.superClass);
  if (parent && isClass(parent) && parent !== definition) return selfChange(source, parent);
  const name = definition.superClass ? source.text.slice(...definition.superClass.range) : '';
  return STATEFUL.test(name) ? definition : undefined;
}

function doubtOfMutation(source: Source, { use: { inside, by }, variable }: Fill): Doubt | undefined {
  if (inside === undefined) return undefined;
  const expressions = [by, ...callsTo(source, inside).calls];
  const change =
    (variable && mutationOf(source, variable)) ?? firstOf(expressions, call => mutationThrough(source, call));
  return (
    change && {
      doubt: `line ${lineOf(change)} changes a cached value, and one that is made again would start anew`,
      hazard: 'mutable-state',
    }
  );
}

function firstOf<Item, Found>(items: readonly Item[], find: (item: Item) => Found | undefined): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
