import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { keyName } from '../syntax/member-names.ts';
import { resolve } from '../syntax/bindings.ts';
import { placeOf } from '../values/places.ts';
import type { Registration } from './acquisitions.ts';
import { isMisplacedSignal } from './misplaced-signals.ts';
import type { Source } from '../syntax/source.ts';
import { unwrap, userOf, wrapped } from '../syntax/syntax.ts';

/** What the third argument of `addEventListener` asks for; `undefined` where the file does not tell. */
export interface ListenerOptions {
  readonly once: boolean | undefined;
  readonly capture: boolean | undefined;
  readonly signal: TSESTree.Node | undefined;
  /** Whether it may ask for more than we can read. */
  readonly isOpen: boolean;
}

const NONE: ListenerOptions = { once: false, capture: false, signal: undefined, isOpen: false };
const OPEN: ListenerOptions = { once: undefined, capture: undefined, signal: undefined, isOpen: true };

/** Reads the options of a listener, or the flag that they used to be. */
export function readOptions(source: Source, argument: TSESTree.Node | undefined): ListenerOptions {
  if (argument === undefined || isMisplacedSignal(source, argument)) return NONE;
  const node = resolve(source, argument);
  switch (node.type) {
    case 'Literal':
      return { ...NONE, capture: Boolean(node.value) };
    case 'UnaryExpression':
      return node.operator === '!' && node.argument.type === 'Literal'
        ? { ...NONE, capture: !node.argument.value }
        : OPEN;
    case 'Identifier':
      return node.name === 'undefined' ? NONE : OPEN;
    case 'ConditionalExpression':
      return either(readOptions(source, node.consequent), readOptions(source, node.alternate));
    case 'ObjectExpression':
      return readProperties(source, node);
    default:
      return OPEN;
  }
}

function readProperties(source: Source, { properties }: TSESTree.ObjectExpression): ListenerOptions {
  const options = { ...NONE } as { -readonly [Key in keyof ListenerOptions]: ListenerOptions[Key] };
  for (const property of properties) {
    if (property.type !== 'Property' || keyName(property) === undefined) return OPEN;
    const name = keyName(property);
    const value = resolve(source, property.value);
    if (name === 'signal') options.signal = property.value;
    if (name === 'once' || name === 'capture')
      options[name] = value.type === 'Literal' ? Boolean(value.value) : undefined;
  }
  return options;
}

function either(a: ListenerOptions, b: ListenerOptions): ListenerOptions {
  return {
    once: a.once === b.once ? a.once : undefined,
    capture: a.capture === b.capture ? a.capture : undefined,
    signal: a.signal ?? b.signal,
    isOpen: a.isOpen || b.isOpen,
  };
}

/**
 * Whether a signal never aborts: its controller is made here, nothing in the file aborts it or hands it on. Another file
 * could by the field of an object, which is not theirs to abort.
 */
export function neverAborts(source: Source, signal: TSESTree.Node): boolean {
  const member = unwrap(signal);
  const place = placeOf(source, signal);
  if (place?.variable && isAllThatIsKept(place.variable)) return true;
  const controller = place?.name === 'signal' && place.owner && 'name' in place.owner ? place.owner : undefined;
  if (controller === undefined || member.type === 'Literal') return false;
  const { variable, owner } = controller;
  const isOwn = variable !== undefined || (owner !== undefined && !('name' in owner) && owner.kind === 'instance');
  const isMade = controller.values.length > 0 && controller.values.every(({ value }) => isNewController(value));
  return isOwn && isMade && controller.occurrences.every(occurrence => isSignalRead(occurrence) || isWrite(occurrence));
}

/** `const { signal } = new AbortController()`: nobody has the controller. */
function isAllThatIsKept({ defs: [definition] }: Variable): boolean {
  const declarator = definition?.node;
  if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'ObjectPattern') return false;
  return !!declarator.init && isNewController(declarator.init) && takesOnlySignal(declarator.id);
}

const takesOnlySignal = ({ properties }: TSESTree.ObjectPattern): boolean =>
  properties.every(property => property.type === 'Property' && keyName(property) === 'signal');

function isNewController(node: TSESTree.Node): boolean {
  return node.type === 'NewExpression' && node.callee.type === 'Identifier' && node.callee.name === 'AbortController';
}

function isSignalRead(occurrence: TSESTree.Node): boolean {
  const user = userOf(occurrence);
  if (user?.type === 'VariableDeclarator') return user.id.type === 'ObjectPattern' && takesOnlySignal(user.id);
  return (
    user?.type === 'MemberExpression' &&
    user.object === wrapped(occurrence) &&
    !user.computed &&
    user.property.type === 'Identifier' &&
    user.property.name === 'signal'
  );
}

function isWrite(occurrence: TSESTree.Node): boolean {
  const user = userOf(occurrence);
  return user?.type === 'AssignmentExpression' && user.left === occurrence;
}

/** Whether a handler goes once it has run, by its method or by its options. */
export function isOnce(source: Source, { pair, method, options }: Registration): boolean {
  return pair.once.includes(method) || readOptions(source, options).once === true;
}
