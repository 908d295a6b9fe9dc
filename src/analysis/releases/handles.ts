import type { TSESTree } from '@typescript-eslint/types';
import { isConstant } from '../syntax/bindings.ts';
import { propertyName } from '../syntax/member-names.ts';
import { hookOf } from '../lives/components.ts';
import { useOf } from '../acquisitions/handle-uses.ts';
import { holderOf } from '../values/holders.ts';
import { isKnownElsewhere } from './known-elsewhere.ts';
import { fateOfCollected } from './collected-handles.ts';
import { type Place, placeOf } from '../values/places.ts';
import { promiseOf } from '../syntax/promises.ts';
import type { Source } from '../syntax/source.ts';
import { type FunctionNode, functionAround, unwrap, userOf, wrapped } from '../syntax/syntax.ts';

/** What becomes of the only thing that can stop something: thrown away, given to others, or kept under a name. */
export type Handle = { readonly fate: 'dropped' } | { readonly fate: 'handed' } | Kept;

export interface Kept {
  readonly fate: 'kept';
  readonly place: Place;
  /** Whatever ends it: `clearInterval(id)`, `handle.dispose()`, `stop()`. */
  readonly releases: readonly TSESTree.Node[];
  /** Whether others get to know it, who may end it. */
  readonly escapes: boolean;
  /** Whether it is an argument of some function that may do anything with it. */
  readonly isPassed: boolean;
  /** Whether it lets the process end. */
  readonly isUnref: boolean;
  /** Whether the place is a list of such handles, which the next one is added to. */
  readonly isOneOfMany: boolean;
}

const DROPPED: Handle = { fate: 'dropped' };
const HANDED: Handle = { fate: 'handed' };

/** What becomes of a handle. */
export function handleOf(source: Source, expression: TSESTree.Node): Handle {
  const outer = wrapped(expression);
  const user = outer.parent;
  switch (user?.type) {
    case undefined:
    case 'ExpressionStatement':
      return DROPPED;
    case 'UnaryExpression':
      return user.operator === 'void' ? DROPPED : HANDED;
    case 'AwaitExpression':
      return handleOf(source, user);
    case 'SequenceExpression':
      return user.expressions.at(-1) === outer ? handleOf(source, user) : DROPPED;
    case 'LogicalExpression':
      return user.right === outer ? handleOf(source, user) : HANDED;
    case 'ConditionalExpression':
      return user.test === outer ? HANDED : handleOf(source, user);
    case 'ArrowFunctionExpression':
      return user.body === outer ? handedOut(source, user) : HANDED;
    case 'ReturnStatement':
      return handedOut(source, functionAround(user));
    case 'VariableDeclarator':
      // `using` ends it.
      if (/using/.test(user.parent.kind)) return HANDED;
      return user.id.type === 'Identifier' ? keptIn(source, user.id) : HANDED;
    case 'AssignmentExpression':
      return user.right === outer && user.parent.type === 'ExpressionStatement' ? keptIn(source, user.left) : HANDED;
    case 'PropertyDefinition':
      return keptInField(source, user);
    case 'CallExpression':
      return collectedBy(source, user, outer);
    default:
      return HANDED;
  }
}

/**
 * What a function returns: to whom, its caller knows, unless a component makes it once, by `useMemo` or `useState`. A promise
 * takes no notice of what the function returns that settles it.
 */
function handedOut(source: Source, from: FunctionNode | undefined): Handle {
  const call = from && userOf(from);
  const hook = from && hookOf(source, from);
  if (FORGETFUL.has(hook) || (from && promiseOf(from))) return DROPPED;
  if (call?.type !== 'CallExpression' || call.arguments[0] !== from) return HANDED;
  if (hook === 'useMemo') return handleOf(source, call);
  const user = userOf(call);
  const [state] = user?.type === 'VariableDeclarator' && user.id.type === 'ArrayPattern' ? user.id.elements : [];
  return hook === 'useState' && state ? keptIn(source, state) : HANDED;
}

/** Methods that do nothing with what their callback returns. */
const FORGETFUL: ReadonlySet<string | undefined> = new Set(['forEach', 'finally']);

function keptIn(source: Source, name: TSESTree.Node): Handle {
  const place = placeOf(source, name);
  return place === undefined || place.kind === 'global' ? HANDED : usesOfPlace(source, place);
}

function keptInField(source: Source, { value }: TSESTree.PropertyDefinition): Handle {
  const place = value ? holderOf(source, unwrap(value)) : undefined;
  return place ? usesOfPlace(source, place) : HANDED;
}

/** `this.disposables.push(handle)`, `this.subscriptions.add(handle)`: what nothing ever reads or ends again is nobody's. */
function collectedBy(source: Source, call: TSESTree.CallExpression, argument: TSESTree.Node): Handle {
  const callee = unwrap(call.callee);
  const method = callee.type === 'MemberExpression' ? propertyName(source, callee) : undefined;
  if (callee === argument || callee.type !== 'MemberExpression' || !COLLECTS.test(method ?? '')) return HANDED;
  const list = placeOf(source, callee.object);
  const collected = list && fateOfCollected(source, list, method!);
  if (collected?.fate === 'forgotten') return DROPPED;
  if (collected?.fate !== 'ended') return HANDED;
  const { releases } = collected;
  return {
    fate: 'kept',
    place: list!,
    releases,
    escapes: isKnownElsewhere(source, list!),
    isPassed: false,
    isUnref: false,
    isOneOfMany: true,
  };
}

const COLLECTS = /^(?:push|add)$/;

function usesOfPlace(source: Source, place: Place): Kept {
  const next = passedOnTo(source, place);
  if (next) return usesOfPlace(source, next);
  const releases: TSESTree.Node[] = [];
  let escapes = isKnownElsewhere(source, place);
  let isPassed = false;
  let isUnref = false;
  for (const name of place.occurrences) {
    const use = useOf(source, name);
    if (use === 'release') releases.push(name);
    if (use === 'escape') escapes = true;
    if (use === 'passed') isPassed = true;
    if (use === 'unref') isUnref = true;
  }
  return { fate: 'kept', place, releases, escapes, isPassed, isUnref, isOneOfMany: false };
}

/** `const timer = setInterval(…); this.timer = timer;`: the field that a constant is only there to fill. */
function passedOnTo(source: Source, { variable, occurrences }: Place): Place | undefined {
  const [only] = occurrences;
  const user = only && userOf(only);
  if (variable === undefined || !isConstant(variable) || occurrences.length > 1) return undefined;
  return user?.type === 'AssignmentExpression' && user.right === wrapped(only!)
    ? placeOf(source, user.left)
    : undefined;
}
