import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { repeats } from '../functions/executions.ts';
import { lifetimeOf } from '../lives/lifetimes.ts';
import { isConstant, variableOf } from '../syntax/bindings.ts';
import { callsNamed } from '../syntax/calls-named.ts';
import { propertyName } from '../syntax/member-names.ts';
import { walk } from '../syntax/nodes.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { memberOn, methodCallOn, unwrap, userOf } from '../syntax/syntax.ts';
import { isAlike } from '../values/expressions-alike.ts';
import { type Place, placeOf } from '../values/places.ts';

export interface SharedDefault {
  /** The call that makes it longer. */
  readonly node: TSESTree.CallExpression;
  /** The list that stands in where nothing is given. */
  readonly place: Place;
  /** What the call knows it by. */
  readonly name: string;
}

/**
 * `const fields = given ?? this.fields; fields.push('owner')`: where nothing is given, each call makes the list longer that all
 * later ones start from.
 */
export const sharedDefaults = perSource((source): readonly SharedDefault[] =>
  callsNamed(source, ['push', 'unshift']).flatMap(node => {
    const callee = unwrap(node.callee);
    const list = callee.type === 'MemberExpression' ? unwrap(callee.object) : undefined;
    const variable = list && variableOf(source, list);
    if (variable === undefined || !isConstant(variable)) return [];
    const value = defaultOf(source, variable);
    const place = value && placeOf(source, value);
    if (place === undefined || !isLastingList(source, place)) return [];
    return repeats(source, node) && !isKeptShort(source, variable, node) ? [{ node, place, name: variable.name }] : [];
  }),
);

/** What a variable stands for where nothing is given: `given || DEFAULTS`, `given ? given : DEFAULTS`, `(list = DEFAULTS) => …`. */
function defaultOf(source: Source, { defs: [definition] }: Variable): TSESTree.Node | undefined {
  const around = definition?.name.parent;
  if (around?.type === 'AssignmentPattern' && around.left === definition?.name) return around.right;
  const declarator = definition?.node;
  const init =
    declarator?.type === 'VariableDeclarator' && declarator.id === definition?.name && declarator.init
      ? unwrap(declarator.init)
      : undefined;
  if (init?.type === 'LogicalExpression') return init.operator === '&&' ? undefined : init.right;
  if (init?.type !== 'ConditionalExpression') return undefined;
  // `early ? this.early : this.late` chooses, and knows what it adds to.
  const { test, consequent, alternate } = init;
  if (isIn(source, test, consequent)) return alternate;
  return isIn(source, test, alternate) ? consequent : undefined;
}

/** Whether an expression stands in another one, as `given` does in `given !== undefined`. */
function isIn(source: Source, whole: TSESTree.Node, part: TSESTree.Node): boolean {
  let isFound = false;
  walk(source, whole, inner => !(isFound ||= isAlike(source, inner, part)));
  return isFound;
}

/** Whether a place is given one list for as long as it lives, with something in it, and nothing makes that shorter. */
function isLastingList(source: Source, place: Place): boolean {
  const { values, occurrences } = place;
  const [only] = values;
  if (values.length !== 1 || only?.value.type !== 'ArrayExpression' || only.value.elements.length === 0) return false;
  if (lifetimeOf(source, place) === 'call' || place.kind === 'global' || isOfGiven(place)) return false;
  return !occurrences.some(name => isShortened(source, name));
}

/** `def.oneOf || def.anyOf`, whatever `def` a function is given: one of the lists of that, and no default of all calls. */
const isOfGiven = ({ owner }: Place): boolean =>
  owner !== undefined && 'name' in owner && owner.variable?.defs[0]?.type === 'Parameter';

/** `list.pop()`, `list.length = 2` */
function isShortened(source: Source, name: TSESTree.Node): boolean {
  const member = memberOn(name);
  const method = member && propertyName(source, member);
  const user = member && userOf(member);
  if (method === 'length') return user?.type === 'AssignmentExpression' && user.left === member;
  return SHORTENS.has(method) && methodCallOn(name) !== undefined;
}

const SHORTENS: ReadonlySet<string | undefined> = new Set(['pop', 'shift', 'splice']);

/** `if (list.includes('owner')) return`, `list.pop()`: whether what is added is not there yet, or is taken out again. */
const isKeptShort = (source: Source, { references }: Variable, node: TSESTree.Node): boolean =>
  references.some(({ identifier }) => {
    const member = memberOn(identifier);
    const isAsked = member !== undefined && ASKS.has(propertyName(source, member));
    return (isAsked && identifier.range[0] < node.range[0]) || isShortened(source, identifier);
  });

const ASKS: ReadonlySet<string | undefined> = new Set(['includes', 'indexOf', 'some', 'find', 'findIndex', 'length']);
