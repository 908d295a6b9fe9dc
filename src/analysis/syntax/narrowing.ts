import type { TSESTree } from '@typescript-eslint/types';
import { exitsBefore, leaves } from './exits.ts';
import { isNull } from './presence-tests.ts';
import { isFunction, unwrap } from './syntax.ts';

/** What tests on the way to an expression have found a name to be: an object, or there at all. */
export type Narrowing = 'instance' | 'present';

/** What the tests around a name, and those before it that leave, say of a constant by that name. */
export function narrowingOf(name: TSESTree.Identifier): Narrowing | undefined {
  const facts = new Set<Fact>();
  const note = (test: TSESTree.Node, truth: boolean): void =>
    toldBy(test, truth, name.name).forEach(fact => facts.add(fact));
  for (
    let inner: TSESTree.Node = name, outer = name.parent as TSESTree.Node | undefined;
    outer && !isFunction(outer);
    inner = outer, outer = outer.parent
  ) {
    if ((outer.type === 'IfStatement' || outer.type === 'ConditionalExpression') && outer.test !== inner)
      note(outer.test, outer.consequent === inner);
    if (outer.type === 'LogicalExpression' && outer.right === inner && outer.operator !== '??')
      note(outer.left, outer.operator === '&&');
    if (outer.type === 'SwitchCase' && isSwitchOverPart(outer, name.name)) facts.add('present');
    if (outer.type === 'BlockStatement') for (const test of exitsBefore(outer, inner)) note(test, false);
  }
  const isThere = facts.has('present') || facts.has('not null');
  if (facts.has('instance') || (facts.has('object or null') && isThere)) return 'instance';
  return facts.has('present') ? 'present' : undefined;
}

/** What one test tells: `typeof` takes `null` for an object, and `=== null` says nothing of `undefined`. */
type Fact = Narrowing | 'object or null' | 'not null';

/** `switch (it?.kind) { case 1: … }`: where a part of it is something, it is there; not where an earlier `default` falls through. */
function isSwitchOverPart(branch: TSESTree.SwitchCase, name: string): boolean {
  const { discriminant, cases } = branch.parent;
  const index = cases.indexOf(branch);
  const last = cases
    .slice(0, index)
    .findLastIndex(({ consequent }) => consequent.length > 0 && leaves(consequent.at(-1)!));
  return isPartOf(discriminant, name) && cases.slice(last + 1, index + 1).every(({ test }) => isSomething(test));
}

const isPartOf = (expression: TSESTree.Node, name: string): boolean => {
  const part = unwrap(expression);
  return part.type === 'MemberExpression' && part.object.type === 'Identifier' && part.object.name === name;
};

const isSomething = (node: TSESTree.Node | null): boolean => node?.type === 'Literal' && !isNull(node);

function toldBy(test: TSESTree.Node, truth: boolean, name: string): readonly Fact[] {
  const node = unwrap(test);
  switch (node.type) {
    case 'Identifier':
      return truth && node.name === name ? ['present'] : [];
    case 'UnaryExpression':
      return node.operator === '!' ? toldBy(node.argument, !truth, name) : [];
    case 'LogicalExpression':
      // Both sides of `a && b` hold where it does, and neither of `a || b` where that does not.
      return node.operator === (truth ? '&&' : '||')
        ? [node.left, node.right].flatMap(side => toldBy(side, truth, name))
        : [];
    case 'BinaryExpression':
      return toldByComparison(node, truth, name);
    default:
      return [];
  }
}

function toldByComparison({ operator, left, right }: TSESTree.BinaryExpression, truth: boolean, name: string): Fact[] {
  const isIt = (part: TSESTree.Node): boolean => part.type === 'Identifier' && part.name === name;
  if (operator === 'instanceof') return truth && isIt(left) ? ['instance'] : [];
  const isEqual = /^===?$/.test(operator);
  if (!isEqual && !/^!==?$/.test(operator)) return [];
  if (isIt(left) && isNull(right) && isEqual !== truth) return [operator.length === 2 ? 'present' : 'not null'];
  if (isPartOf(left, name) && isSomething(right) && isEqual === truth) return ['present'];
  const isTypeOfIt = left.type === 'UnaryExpression' && left.operator === 'typeof' && isIt(left.argument);
  if (!isTypeOfIt || isEqual !== truth || right.type !== 'Literal') return [];
  if (right.value === 'function') return ['instance'];
  return right.value === 'object' ? ['object or null'] : [];
}
