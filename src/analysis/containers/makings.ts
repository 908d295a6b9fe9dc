import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { mayGrowAsMember } from '../values/growing-places.ts';
import { holdersOf } from '../values/holders.ts';
import { kindOf, NAMES_OF_MAKERS } from './making-kinds.ts';
import { callsNamed } from '../syntax/calls-named.ts';
import { namesOf } from '../values/place-names.ts';
import { nodesOf } from '../syntax/nodes.ts';
import type { Place } from '../values/places.ts';
import type { Source } from '../syntax/source.ts';
import { isEmptyLiteral, isFunction, wrapped } from '../syntax/syntax.ts';

/** The expressions that make a collection and may be put somewhere, in the order of the text; literals only where they are asked for. */
export function makingsIn(source: Source, withLiterals: boolean): TSESTree.Node[] {
  const literals = withLiterals
    ? [...nodesOf(source, 'ArrayExpression'), ...nodesOf(source, 'ObjectExpression').filter(isEmptyLiteral)]
    : [];
  const candidates = [...literals, ...nodesOf(source, 'NewExpression'), ...callsNamed(source, NAMES_OF_MAKERS)];
  return candidates.filter(node => isGiven(node) && kindOf(source, node)).sort((a, b) => a.range[0] - b.range[0]);
}

/** Whether a value stands where it may be put into a place: most lists and objects are arguments, or parts of others. */
function isGiven(node: TSESTree.Node): boolean {
  return GIVING.has(wrapped(node).parent?.type ?? '');
}

const GIVING: ReadonlySet<string> = new Set([
  'VariableDeclarator',
  'AssignmentExpression',
  'PropertyDefinition',
  'Property',
  'LogicalExpression',
  'ConditionalExpression',
]);

/** The places that a new collection is put into, by a name through which anything may come in. */
export function placesFilled(source: Source, making: TSESTree.Node): readonly Place[] {
  return mayBeFilled(source, making) ? placesGiven(source, making) : [];
}

/** Whether what defines a member as a new collection gives it a name by which anything may be put into it. */
function mayBeFilled(source: Source, making: TSESTree.Node): boolean {
  const by = wrapped(making).parent;
  if (by?.type !== 'Property' && by?.type !== 'PropertyDefinition') return true;
  return namesOf(source, by).some(name => mayGrowAsMember(source, name));
}

/** The places that a new collection is put into, also as one of several alternatives. */
function placesGiven(source: Source, making: TSESTree.Node): readonly Place[] {
  const places = [...holdersOf(source, making)];
  const outer = wrapped(making);
  const { parent } = outer;
  const isAlternative =
    (parent?.type === 'LogicalExpression' && parent.right === outer) ||
    (parent?.type === 'ConditionalExpression' && parent.test !== outer) ||
    (parent?.type === 'AssignmentExpression' && parent.right === outer);
  if (parent && isAlternative) places.push(...placesGiven(source, parent));
  return places.filter(({ variable }) => variable === undefined || !isLocal(variable));
}

/** Whether a variable is gone when its function returns: no other function uses it. */
function isLocal({ scope, references }: Variable): boolean {
  const home = scope.variableScope;
  return isFunction(home.block) && references.every(({ from }) => from.variableScope === home);
}
