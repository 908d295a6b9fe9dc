import type { TSESTree } from '@typescript-eslint/types';
import { keyName } from '../syntax/member-names.ts';
import { isConstant, variableOf } from '../syntax/bindings.ts';
import { functionIn, functionOf } from '../values/calls.ts';
import { isAlike } from '../values/expressions-alike.ts';
import { type Place, placeOf } from '../values/places.ts';
import { contains } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { type FunctionNode, isClass, isFunction, unwrap } from '../syntax/syntax.ts';
import { handlerOf, isFreshHandler, isBinding, hasOwnFunction } from './fresh-handlers.ts';

/** Whether two expressions give the same function; a removal finds a handler only by being given that same one. */
export type Sameness = 'same' | 'different' | 'unknown';

/** `let resize;` alone: whether a name stands for a variable that nothing is ever put into. */
export function isNeverGiven(source: Source, node: TSESTree.Node): boolean {
  const variable = variableOf(source, handlerOf(node));
  const [definition] = variable?.defs ?? [];
  return (
    variable !== undefined &&
    definition?.type === 'Variable' &&
    isFunction(variable.scope.block) &&
    definition.node.init === null &&
    definition.node.parent.parent.type === 'BlockStatement' &&
    !variable.references.some(reference => reference.isWrite())
  );
}

/** The function of this file that a callback is, also bound. */
export function functionGiven(source: Source, callback: TSESTree.Node): FunctionNode | undefined {
  const node = unwrap(callback);
  if (isFunction(node)) return node;
  const callee = node.type === 'CallExpression' && isBinding(source, node) ? unwrap(node.callee) : undefined;
  return functionOf(source, callee?.type === 'MemberExpression' ? callee.object : node);
}

/** Whether two handlers are one function, two, or whatever the file does not tell. */
export function compareHandlers(source: Source, a: TSESTree.Node, b: TSESTree.Node): Sameness {
  const [left, right] = [handlerOf(a), handlerOf(b)];
  if (left === right) return 'same';
  if (isFreshHandler(source, left) || isFreshHandler(source, right)) {
    const [fresh, other] = isFreshHandler(source, left) ? [left, right] : [right, left];
    if (isMadeAround(source, fresh, other)) return 'different';
    // Whatever a field or a place of a list is given, a function that is only ever an argument is not among it.
    if (other.type === 'MemberExpression') return 'different';
    return isOpaque(source, left) || isOpaque(source, right) ? 'unknown' : 'different';
  }
  if (isAlike(source, left, right)) return left.type === 'CallExpression' ? 'unknown' : 'same';
  if (isResultOf(source, left, right) || isResultOf(source, right, left)) return 'different';
  const [place, other] = [placeOf(source, left), placeOf(source, right)];
  if (!place || !other) return 'unknown';
  if (isGivenTo(source, place, other) || isGivenTo(source, other, place)) return 'same';
  if (isMadeFor(place, other) || isMadeFor(other, place)) return 'different';
  if (isMissing(source, place) || isMissing(source, other)) return 'different';
  return hasOwnFunction(source, place) && hasOwnFunction(source, other) ? 'different' : 'unknown';
}

/** `event => show(event)` beside `show`, `this.show.bind(this)` beside `this.show`: what is made around a function is another one. */
export function isMadeAround(source: Source, fresh: TSESTree.Node, given: TSESTree.Node): boolean {
  const inner = handlerOf(fresh);
  const place = placeOf(source, handlerOf(given));
  // A function may name itself, or what comes of adding it.
  const isOfIt = place?.variable?.defs.some(({ type, node }) => type !== 'Parameter' && contains(node, inner));
  if (place === undefined || isOfIt) return false;
  return place.occurrences.some(name => contains(inner, name));
}

/** `this.beat()` beside `this.beat`: what a function of this file returns is not that function. */
function isResultOf(source: Source, handler: TSESTree.Node, result: TSESTree.Node): boolean {
  return (
    result.type === 'CallExpression' &&
    isAlike(source, result.callee, handler) &&
    functionIn(placeOf(source, handler)?.values[0]?.value ?? result) !== undefined
  );
}

/** `function read(cb) { … function done() { … } }`: nobody could hand in as `cb` what the call makes. */
function isMadeFor({ variable: made }: Place, { variable: given }: Place): boolean {
  const [definition] = given?.defs ?? [];
  const [own] = made?.defs ?? [];
  return (
    given !== undefined &&
    made !== undefined &&
    definition?.type === 'Parameter' &&
    own?.type === 'FunctionName' &&
    isConstant(made) &&
    !given.references.some(reference => reference.isWrite()) &&
    own.node !== definition.node &&
    contains(definition.node, own.node)
  );
}

/** `this.onMose`: a member that its class, which inherits nothing and takes nothing over, does not have. */
export function isMissing(source: Source, { owner, values, kind, name }: Place): boolean {
  if (kind !== 'member' || owner === undefined || 'name' in owner || owner.kind !== 'instance') return false;
  const { node } = owner;
  if (values.length > 0 || !isClass(node) || node.superClass !== null) return false;
  return !TAKES_OVER.test(source.text.slice(...node.range)) && !node.body.body.some(member => declares(member, name));
}

function declares(member: TSESTree.ClassElement, name: string): boolean {
  return member.type !== 'StaticBlock' && member.type !== 'TSIndexSignature' && keyName(member) === name;
}

/** What gives an object members that have no name in the file. */
const TAKES_OVER = /\b(assign|extend|mixin|defineProperty|defineProperties|bindAll|autobind)\b|\bthis\[|\binject\b/i;

/** A handler from a call, an argument or a computed property: any function there is, maybe one that was added before. */
function isOpaque(source: Source, node: TSESTree.Node): boolean {
  if (isFreshHandler(source, node)) return false;
  const place = placeOf(source, node);
  return place === undefined || (place.kind === 'variable' && !hasOwnFunction(source, place));
}

/** Whether a place is given what another one holds. */
export function isGivenTo(source: Source, { values }: Place, place: Place): boolean {
  return values.some(({ value }) => placeOf(source, value) === place);
}
