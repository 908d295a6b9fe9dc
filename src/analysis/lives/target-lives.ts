import type { Definition, Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { isPropOf } from './component-props.ts';
import { isEnded, isMadeInCalls, lifeOfDeclaration, lifeOfParameter } from './declared-lives.ts';
import { calledMethod, propertyName } from '../syntax/member-names.ts';
import { variableOf } from '../syntax/bindings.ts';
import { callsTo, functionOf, isExported } from '../values/calls.ts';
import { globalPath } from '../syntax/globals.ts';
import { lifetimeOf, outlivesCalls } from './lifetimes.ts';
import { type Place, placeOf } from '../values/places.ts';
import { returnedBy } from '../syntax/returns.ts';
import { perLinkedItem, type Source } from '../syntax/source.ts';
import {
  INJECTORS,
  MAKERS,
  OWN_PARTS,
  OWN_TYPES,
  PAGE_PARTS,
  SHARED_FIELDS,
  SHARED_GETTERS,
} from '../tables/target-names.ts';
import { isClass, isFunction, lastNameOf, unwrap, userOf } from '../syntax/syntax.ts';
import { isTemplateRef, isNothing } from './template-refs.ts';
import { isAskedByName, isLongLivedByName, isNodeOfFlow, isOfAll, isOneOfSelection } from './named-targets.ts';
import { isFilledByRef, isFilledHere, isMarkup, isOwnByType, justGiven } from './own-targets.ts';

/**
 * How long a target lives, seen from the code that registers something on it: as long as the `program`; at least as
 * long as whoever handed it in (`borrowed`); no longer than what is made here (`own`); or nothing that the file shows.
 */
export type TargetLife = 'program' | 'borrowed' | 'own' | 'unknown';

/** How long the object lives that an expression names: each is asked for with whatever else goes by the same event. */
export const targetLife = perLinkedItem('unknown', (source, expression: TSESTree.Node): TargetLife => {
  const node = unwrap(expression);
  if (isLongLivedByName(source, node)) return 'program';
  if (isOwnByType(source, node)) return 'own';
  switch (node.type) {
    case 'ThisExpression':
      return isOneOfSelection(node) ? 'borrowed' : 'own';
    case 'Super':
    case 'NewExpression':
    case 'ObjectExpression':
    case 'ClassExpression':
      return 'own';
    case 'AwaitExpression':
      return targetLife(source, node.argument);
    case 'AssignmentExpression':
      return targetLife(source, node.right);
    case 'LogicalExpression':
      return eitherLife([targetLife(source, node.left), targetLife(source, node.right)]);
    case 'ConditionalExpression':
      return eitherLife([targetLife(source, node.consequent), targetLife(source, node.alternate)]);
    case 'CallExpression':
      return lifeOfResult(source, node);
    case 'Identifier':
      return lifeOfVariable(source, node);
    case 'MemberExpression':
      return lifeOfMember(source, node);
    default:
      return 'unknown';
  }
});

/** A target that may be one of several lives no longer than we know of each. */
function eitherLife(lives: readonly TargetLife[]): TargetLife {
  for (const life of ['own', 'unknown', 'borrowed'] as const) if (lives.includes(life)) return life;
  return lives.length > 0 ? 'program' : 'unknown';
}

/** What a call hands out: something made for the caller, something shared, or what its function in this file returns. */
function lifeOfResult(source: Source, call: TSESTree.CallExpression): TargetLife {
  const path = globalPath(source, call.callee);
  const [first] = call.arguments;
  if (path === 'matchMedia' || path === 'require') return 'program';
  const local = functionOf(source, call.callee);
  if (local) return eitherLife(returnedBy(source, local).map(value => targetLife(source, value)));
  if (first && wrapsElements(source, call, path)) return isMarkup(source, first) ? 'own' : targetLife(source, first);
  const callee = unwrap(call.callee);
  const method = callee.type === 'Identifier' ? callee.name : calledMethod(source, call);
  if (method === undefined || MAKERS.test(method)) return method === undefined ? 'unknown' : 'own';
  if (INJECTORS.test(method)) return first?.type === 'Identifier' && OWN_TYPES.has(first.name) ? 'own' : 'borrowed';
  if (isNodeOfFlow(callee, method)) return 'borrowed';
  const holder = targetLife(source, callee.type === 'MemberExpression' ? callee.object : callee);
  if (holder === 'own') return 'own';
  const isShared =
    call.arguments.length === 0
      ? SHARED_GETTERS.test(method)
      : holder === 'program' && isAskedByName(source, call, method);
  return isShared && !path?.startsWith('document') ? holder : 'unknown';
}

/** `$(window)`, also where `$` is imported, or handed to a plugin; `Ember.$(document)`, but not the `this.$(…)` of a view. */
function wrapsElements(source: Source, call: TSESTree.CallExpression, path: string | undefined): boolean {
  if (path === 'angular.element') return true;
  const callee = unwrap(call.callee);
  if (!/^(?:\$|jQuery)$/.test(lastNameOf(callee))) return false;
  return callee.type !== 'MemberExpression' || targetLife(source, callee.object) === 'program';
}

function lifeOfVariable(source: Source, node: TSESTree.Identifier): TargetLife {
  const variable = variableOf(source, node);
  const [definition] = variable?.defs ?? [];
  if (variable === undefined || definition === undefined) return lifeOfUndeclared(source, node);
  const place = placeOf(source, node);
  if (place === undefined) return 'unknown';
  return place.variable === variable ? lifeOfOwnVariable(source, place, variable) : lifeOfPlace(source, place);
}

/** A global, unless it is a name that nobody declares, for what the function around has just made. */
function lifeOfUndeclared(source: Source, node: TSESTree.Identifier): TargetLife {
  if (node.name === 'undefined' || node.name === 'arguments') return 'unknown';
  const given = justGiven(source, node);
  return given ? targetLife(source, given) : 'program';
}

function lifeOfOwnVariable(source: Source, place: Place, variable: Variable): TargetLife {
  const [definition] = variable.defs;
  if (definition === undefined || definition.type === 'ImportBinding') return 'program';
  if (definition.type === 'Parameter' && isOfAll(source, definition, variable.name)) return 'program';
  if (definition.type === 'Parameter')
    return isEnded(source, place) || isHandedOwn(source, definition)
      ? 'own'
      : lifeOfParameter(source, definition.node, variable.name);
  if (definition.type === 'ClassName' || definition.type === 'FunctionName')
    return outlivesCalls(lifetimeOf(source, place)) ? 'program' : 'own';
  if (outlivesCalls(lifetimeOf(source, place))) return isMadeInCalls(place, variable) ? 'own' : 'program';
  if (isFilledByRef(place)) return 'own';
  return lifeOfValues(source, place);
}

/** Whether all that call a function here hand it something that they have made for themselves. */
function isHandedOwn(source: Source, { name, node }: Definition): boolean {
  if (!isFunction(node) || isExported(node)) return false;
  const index = node.params.findIndex(parameter => parameter === name);
  const user = userOf(node);
  const isConstructor = user?.type === 'MethodDefinition' && user.kind === 'constructor';
  const { calls } = callsTo(source, isConstructor ? user.parent.parent : node);
  return (
    index >= 0 &&
    calls.length > 0 &&
    calls.every(({ arguments: given }) => given[index] && targetLife(source, given[index]) === 'own')
  );
}

function lifeOfValues(source: Source, { values }: Place): TargetLife {
  const lives = values.filter(({ value }) => !isNothing(value)).map(({ value }) => targetLife(source, value));
  return eitherLife(lives);
}

function lifeOfMember(source: Source, node: TSESTree.MemberExpression): TargetLife {
  const path = globalPath(source, node);
  // The window of a frame goes with the frame.
  if (path !== undefined) return path.startsWith('frames.') ? 'unknown' : 'program';
  const name = propertyName(source, node);
  if (name !== undefined && PAGE_PARTS.has(name)) return 'program';
  if (name === 'current' && isParameter(source, node.object)) return 'unknown';
  if (name !== undefined && (OWN_PARTS.has(name) || isTemplateRef(source, node, name))) return 'own';
  if (name !== undefined && SHARED_FIELDS.has(name) && unwrap(node.object).type === 'ThisExpression') return 'borrowed';
  // An element may be taken out of what it stands in.
  if (name !== undefined && PARENTS.test(name)) return otherThanOwn(targetLife(source, node.object));
  const place = placeOf(source, node);
  if (place?.owner && !('name' in place.owner)) return lifeOfPlace(source, place);
  return name === undefined && isFilledHere(source, node) ? 'own' : targetLife(source, node.object);
}

/** What an element stands in. */
const PARENTS = /^(?:parentNode|parentElement|offsetParent)$/;

const otherThanOwn = (life: TargetLife): TargetLife => (life === 'own' ? 'unknown' : life);

/** Whether a ref was handed in: whose it is, only its caller knows. */
const isParameter = (source: Source, ref: TSESTree.Node): boolean =>
  variableOf(source, unwrap(ref))?.defs[0]?.type === 'Parameter';

function lifeOfPlace(source: Source, place: Place): TargetLife {
  if (place.kind === 'global') return 'program';
  if (place.variable) return lifeOfOwnVariable(source, place, place.variable);
  if (isEnded(source, place)) return 'own';
  if (place.owner && 'name' in place.owner) return lifeOfPlace(source, place.owner);
  const { owner } = place;
  const isEmpty = place.values.every(({ value }) => isNothing(value));
  // `const { bus } = this.props`
  if (isEmpty && owner?.kind === 'instance' && SHARED_FIELDS.has(place.name)) return 'borrowed';
  if (isEmpty && owner?.node.type === 'ObjectExpression' && isPropOf(owner.node, place.name)) return 'borrowed';
  if (isEmpty) return owner && isClass(owner.node) ? lifeOfDeclaration(owner.node, place.name) : 'unknown';
  if (owner?.kind === 'static' || owner?.kind === 'exports') return 'program';
  return lifeOfValues(source, place);
}
