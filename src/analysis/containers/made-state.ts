import type { TSESTree } from '@typescript-eslint/types';
import { calleeName } from '../syntax/member-names.ts';
import { resolve, variableOf } from '../syntax/bindings.ts';
import { isNothing } from '../syntax/presence-tests.ts';
import { MUTATORS, rootOf } from '../values/mutations.ts';
import { contains, walk } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import {
  type ClassNode,
  type FunctionNode,
  isClass,
  isFunction,
  literalText,
  unwrap,
  isEmptyLiteral,
} from '../syntax/syntax.ts';

/** Classes of what has a life of its own: state that its users share, or something outside that it stands for. */
const STATEFUL =
  /(?:Map|Set|Emitter|EventTarget|Subject|Observable|Controller|Store|Queue|Pool|Lock|Mutex|Semaphore|Counter|Limiter|Throttler|Registry|Session|Connection|Client|Socket|Server|Worker|Process|Stream|Channel|Port|Database|State|Manager|Context|Signal|Scheduler|Observer|Bus|Broker|Hub|Source|Request|Cache|Stats|Metrics?|Gauge|Histogram|Logger|Audio|Image|Canvas|Decoder|Room|Atom|Timer|Watcher|Monitor|Tracker|Recorder|Actor|Machine|Collector|Cursor|Iterator|Breaker|Player|Transport|Agent|Array|Buffer|Deferred|Proxy|WeakRef|Generator)$/;

/** Whether `new` makes something that its users change, by the name of its class or, of a pattern, by its flags. */
export function isStateful({ text }: Source, { callee, arguments: given }: TSESTree.NewExpression): boolean {
  const name = text.slice(...callee.range);
  if (name !== 'RegExp') return STATEFUL.test(name);
  // A global or sticky pattern remembers where it stopped.
  const [, flags] = given;
  return flags !== undefined && !/^[^gy]*$/.test(literalText(flags) ?? 'g');
}

/** What of a making is there to be filled, counted up or changed, or is the same whatever it is made for. */
export function stateIn(source: Source, making: TSESTree.Node): TSESTree.Node | undefined {
  const isLiteral = making.type === 'ObjectExpression' || making.type === 'ArrayExpression';
  if (!isLiteral && making.type !== 'NewExpression') return undefined;
  if (making.type === 'ArrayExpression' && isEmptyLiteral(making)) return making;
  let state: TSESTree.Node | undefined;
  let depends = making.type === 'ArrayExpression';
  walk(source, making, node => {
    if ((isLiteral && startsEmpty(source, node)) || (isFunction(node) && changesOutside(source, node))) state ??= node;
    if (isInput(making, node)) depends = true;
  });
  return state ?? (depends ? undefined : making);
}

/** Whether something is empty to be filled, or is a thing outside that the program shows and changes. */
function startsEmpty(source: Source, node: TSESTree.Node): boolean {
  switch (node.type) {
    case 'ArrayExpression':
    case 'ObjectExpression':
      return isEmptyLiteral(node);
    case 'Property':
      return isSlot(node.value);
    case 'NewExpression':
      return STATEFUL.test(calleeName(source, node.callee));
    case 'CallExpression':
      return /^document\.create|^createElement$/.test(calleeName(source, node.callee));
    default:
      return false;
  }
}

/** Whether a property starts with what says nothing yet: `{ result: undefined, count: 0, done: false }`. */
function isSlot(value: TSESTree.Node): boolean {
  return isNothing(value) || (value.type === 'Literal' && /^(?:0|false|''|"")$/.test(value.raw));
}

/** Whether a node below a making brings in something that may differ from time to time. */
function isInput(making: TSESTree.Node, node: TSESTree.Node): boolean {
  if (node.type === 'ThisExpression') return true;
  if (node.type !== 'Identifier' || node.name === 'undefined') return false;
  if (making.type === 'NewExpression' && contains(making.callee, node)) return false;
  const { parent } = node;
  return !(parent.type === 'Property' && parent.key === node && !parent.shorthand && !parent.computed);
}

/** Whether a function changes what it finds: a variable around it, its own object, or a part of either. */
function changesOutside(source: Source, definition: FunctionNode): boolean {
  return changesIn(source, definition).some(changed => {
    const root = rootOf(changed);
    if (root.type === 'ThisExpression') return true;
    const variable = root.type === 'Identifier' ? variableOf(source, root) : undefined;
    return variable === undefined || !contains(definition, variable.scope.block);
  });
}

/** What a piece of code writes to, counts up, or calls a changing method of. */
function changesIn(source: Source, root: TSESTree.Node): TSESTree.Node[] {
  const changed: TSESTree.Node[] = [];
  walk(source, root, node => {
    if (node.type === 'AssignmentExpression') changed.push(node.left);
    if (node.type === 'UpdateExpression') changed.push(node.argument);
    if (node.type === 'UnaryExpression' && node.operator === 'delete') changed.push(node.argument);
    const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined;
    const isMutator =
      callee?.type === 'MemberExpression' &&
      !callee.computed &&
      callee.property.type === 'Identifier' &&
      MUTATORS.has(callee.property.name);
    if (isMutator) changed.push(callee.object);
  });
  return changed;
}

/** Where a class of this file changes its own instances after they are made. */
export function selfChange(source: Source, definition: ClassNode): TSESTree.Node | undefined {
  for (const { type, value } of definition.body.body.filter(isBehaviour)) {
    if (type === 'PropertyDefinition' && !isFunction(value)) continue;
    const change = changesIn(source, value!).find(changed => rootOf(changed).type === 'ThisExpression');
    if (change) return change.parent;
  }
  const parent = definition.superClass && resolve(source, definition.superClass);
  if (parent && isClass(parent) && parent !== definition) return selfChange(source, parent);
  const name = definition.superClass ? source.text.slice(...definition.superClass.range) : '';
  return STATEFUL.test(name) ? definition : undefined;
}

function isBehaviour(
  member: TSESTree.ClassElement,
): member is TSESTree.MethodDefinitionNonComputedName | TSESTree.PropertyDefinitionNonComputedName {
  if (member.type === 'PropertyDefinition') return !member.static && isFunction(member.value);
  return member.type === 'MethodDefinition' && !member.static && member.kind !== 'constructor';
}
