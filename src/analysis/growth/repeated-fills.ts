import type { TSESTree } from '@typescript-eslint/types';
import { variableOf } from '../syntax/bindings.ts';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { contains } from '../syntax/nodes.ts';
import { mentionsPlace } from '../values/place-mentions.ts';
import type { Source } from '../syntax/source.ts';
import { functionAround, userOf } from '../syntax/syntax.ts';

/** Whether a collection of a function is filled by that function itself, and not by what it hands out. */
export function fillsAtBirth({ lifetime, place }: Container, { inside }: Use): boolean {
  const isLocal = lifetime === 'closure' || lifetime === 'callback';
  return isLocal && place.variable?.scope.variableScope.block === inside;
}

/** Whether the filling function makes the collection anew each time, before it fills it. */
export function isMadeAnew(source: Source, { makings, place }: Container, { inside, by }: Use): boolean {
  return makings.some(made => {
    const given = userOf(made);
    if (inside === undefined || given?.type !== 'AssignmentExpression' || given.operator !== '=') return false;
    if (functionAround(given) !== inside || given.range[0] >= by.range[0] || mentionsPlace(source, given.right, place))
      return false;
    // Whatever decides whether both run decides nothing between them.
    for (let node: TSESTree.Node = given; node.parent && !contains(node, by); node = node.parent) {
      const guard = guardOf(node);
      if (guard && mentionsPlace(source, guard, place)) return false;
    }
    return true;
  });
}

/** The test that decides whether a node runs. */
function guardOf({ parent }: TSESTree.Node): TSESTree.Node | undefined {
  if (parent?.type === 'IfStatement' || parent?.type === 'ConditionalExpression') return parent.test;
  return parent?.type === 'LogicalExpression' ? parent.left : undefined;
}

/** Whether a use only gives what is under a key already another value: in a loop over the keys, or where it `has` the key. */
export function rewrites(source: Source, { place, kind }: Container, { key, by, inside }: Use): boolean {
  if (key?.type !== 'Identifier' || kind.name === 'Array') return false;
  const variable = variableOf(source, key);
  for (let node = by, { parent } = node; parent && parent !== inside; node = parent, { parent } = node) {
    if (
      (parent.type === 'ForOfStatement' || parent.type === 'ForInStatement') &&
      parent.left === variable?.defs[0]?.node.parent &&
      mentionsPlace(source, parent.right, place)
    )
      return true;
    if (parent.type === 'IfStatement' && parent.consequent === node && asksForKey(source, parent.test, key, place))
      return true;
  }
  return false;
}

/** `map.has(key)`, not negated. */
function asksForKey({ text }: Source, test: TSESTree.Node, key: TSESTree.Node, place: Container['place']): boolean {
  if (test.type !== 'CallExpression' || test.callee.type !== 'MemberExpression') return false;
  const { object, property } = test.callee;
  const [asked] = test.arguments;
  return (
    property.type === 'Identifier' &&
    property.name === 'has' &&
    place.occurrences.includes(object) &&
    asked !== undefined &&
    text.slice(...asked.range) === text.slice(...key.range)
  );
}
