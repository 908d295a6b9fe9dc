import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { repeats } from '../functions/executions.ts';
import { lifetimeOf } from '../lives/lifetimes.ts';
import { isConstant, variableOf } from '../syntax/bindings.ts';
import { callsNamed } from '../syntax/calls-named.ts';
import { calledMethod } from '../syntax/member-names.ts';
import { textOf } from '../syntax/nodes.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { isFunction, methodCallOn, unwrap } from '../syntax/syntax.ts';
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
    const place = defaultsOf(variable)
      .map(value => placeOf(source, value))
      .find(one => one !== undefined && isLastingList(source, one));
    return place && repeats(source, node) && !isAskedBefore(source, node, variable)
      ? [{ node, place, name: variable.name }]
      : [];
  }),
);

/** What a variable stands for where nothing is given: `given || DEFAULTS`, `given ? given : DEFAULTS`, `(list = DEFAULTS) => …`. */
function defaultsOf({ defs: [definition] }: Variable): readonly TSESTree.Node[] {
  const around = definition?.name.parent;
  if (around?.type === 'AssignmentPattern' && around.left === definition?.name) return [around.right];
  const declarator = definition?.node;
  const init =
    declarator?.type === 'VariableDeclarator' && declarator.id === definition?.name && declarator.init
      ? unwrap(declarator.init)
      : undefined;
  if (init?.type === 'LogicalExpression') return init.operator === '&&' ? [] : [init.right];
  return init?.type === 'ConditionalExpression' ? [init.consequent, init.alternate] : [];
}

/** Whether a place is given one list for as long as it lives, with something in it, and nothing makes that shorter or asks how long it is. */
function isLastingList(source: Source, place: Place): boolean {
  const { values, occurrences } = place;
  const [only] = values;
  if (values.length !== 1 || only?.value.type !== 'ArrayExpression' || only.value.elements.length === 0) return false;
  if (lifetimeOf(source, place) === 'call' || place.kind === 'global') return false;
  return occurrences.every(name => {
    const call = methodCallOn(name);
    return call === undefined || !SHORTENS.test(calledMethod(source, call) ?? '');
  });
}

const SHORTENS = /^(?:pop|shift|splice)$/;

/** `if (!fields.includes('owner')) fields.push('owner')` */
function isAskedBefore(source: Source, node: TSESTree.Node, { name }: Variable): boolean {
  const asked = new RegExp(
    String.raw`\b${name.replaceAll('$', String.raw`\$`)}\.(?:includes|indexOf|some|find|length)\b`,
  );
  for (let inner = node, outer = node.parent; outer && !isFunction(outer); inner = outer, outer = outer.parent)
    if (outer.type === 'IfStatement' && outer.test !== inner && asked.test(textOf(source, outer.test))) return true;
  return false;
}
