import type { TSESTree } from '@typescript-eslint/types';
import type { Use } from '../containers/container-uses.ts';
import { type Container, containers } from '../containers/containers.ts';
import { isConstant, variableOf } from '../syntax/bindings.ts';
import { leaves } from '../syntax/exits.ts';
import { propertyName } from '../syntax/member-names.ts';
import { perItem, type Source } from '../syntax/source.ts';
import { calleeWord, functionAround, isFunction, lastNameOf, unwrap } from '../syntax/syntax.ts';
import { callsTo } from '../values/calls.ts';
import { placeOf } from '../values/places.ts';

/**
 * `if (!KINDS.includes(name)) return;` before `counts[name]++`, `if (users[id])` around `addListener(id)`: whether keys only get in that
 * are in a list of the program, or in another table that nothing is taken out of. There are no more than that has.
 */
export function isAdmitted(source: Source, container: Container, { key, by }: Use): boolean {
  return key !== undefined && isAdmittedAt(source, container, key, by, 0);
}

function isAdmittedAt(
  source: Source,
  container: Container,
  key: TSESTree.Node,
  node: TSESTree.Node,
  depth: number,
): boolean {
  const name = unwrap(key);
  const variable = name.type === 'Identifier' ? variableOf(source, name) : undefined;
  if (variable === undefined || !isConstant(variable)) return false;
  const home: TSESTree.Node = variable.scope.block;
  const admits = (test: TSESTree.Node, holds: boolean): boolean => {
    const asked = unwrap(test);
    if (asked.type === 'UnaryExpression' && asked.operator === '!') return admits(asked.argument, !holds);
    if (asked.type === 'LogicalExpression')
      return asked.operator === (holds ? '&&' : '||') && [asked.left, asked.right].some(part => admits(part, holds));
    const isOfKey = (part: TSESTree.Node | undefined): boolean =>
      part !== undefined && variableOf(source, part) === variable;
    return holds && asksWhetherKnown(source, container, asked, isOfKey);
  };
  for (let inner = node, outer = node.parent; outer && inner !== home; inner = outer, outer = outer.parent) {
    if ((outer.type === 'IfStatement' || outer.type === 'ConditionalExpression') && outer.test !== inner) {
      if (admits(outer.test, outer.consequent === inner)) return true;
    } else if (outer.type === 'LogicalExpression' && outer.right === inner) {
      if (outer.operator !== '??' && admits(outer.left, outer.operator === '&&')) return true;
    } else if (outer.type === 'BlockStatement') {
      const before = refusalsIn(source, outer).filter(({ range }) => range[1] <= inner.range[0]);
      if (before.some(refusal => admits(refusal.test, false))) return true;
    }
  }
  const [definition] = variable.defs;
  if (definition?.type !== 'Parameter' || !isFunction(definition.node) || depth > 1) return false;
  const index = definition.node.params.indexOf(definition.name);
  const { calls, escapes } = callsTo(source, definition.node);
  if (index < 0 || escapes || calls.length === 0) return false;
  return calls.every(call => {
    const given = call.arguments[index];
    return given !== undefined && isAdmittedAt(source, container, given, call, depth + 1);
  });
}

/** `if (…) return;`, of a block that may have thousands of statements. */
const refusalsIn = perItem((_, block: TSESTree.BlockStatement): readonly TSESTree.IfStatement[] =>
  block.body.filter(one => one.type === 'IfStatement').filter(({ consequent }) => isLeft(consequent)),
);

/** Whether what comes after a branch is not come to from it: it returns, throws, or calls for an error and nothing else. */
function isLeft(branch: TSESTree.Statement): boolean {
  if (leaves(branch)) return true;
  const last = branch.type === 'BlockStatement' ? branch.body.at(-1) : branch;
  const call = last?.type === 'ExpressionStatement' ? unwrap(last.expression) : undefined;
  return call?.type === 'CallExpression' && /^(?:error|redirect|notFound|abort|panic|exit)$/.test(calleeWord(call));
}

/** Whether a test is that a key is one of those that are known. */
function asksWhetherKnown(
  source: Source,
  container: Container,
  test: TSESTree.Node,
  isKey: (part: TSESTree.Node | undefined) => boolean,
): boolean {
  switch (test.type) {
    case 'BinaryExpression':
      return test.operator === 'in' && isKey(test.left) && isKnownTable(source, container, test.right);
    case 'MemberExpression':
      return test.computed && isKey(test.property) && isKnownTable(source, container, test.object);
    case 'CallExpression': {
      const [given, ...more] = test.arguments;
      const callee = unwrap(test.callee);
      if (!isKey(given) || more.length > 0) return false;
      if (callee.type === 'Identifier') return NAMES_KNOWN.test(callee.name);
      return (
        callee.type === 'MemberExpression' &&
        /^(?:has|includes|get|hasOwnProperty)$/.test(propertyName(source, callee) ?? '') &&
        isKnownTable(source, container, callee.object)
      );
    }
    default:
      return false;
  }
}

/** Predicates that say of a name that it is one of those that a program has: `isBuilderName(slug)`. */
const NAMES_KNOWN = /^is(?:Known|Supported|Builtin|Reserved)[A-Z]|^is(?!Valid)\w*[a-z](?:Name|Kind|Enum)$/;

/** Whether a table or list is there for good, and another one: it is spelled out, comes from another file, or nothing is taken out of it. */
function isKnownTable(source: Source, container: Container, node: TSESTree.Node): boolean {
  const place = placeOf(source, node);
  if (place === container.place) return false;
  const other = place && containers(source).find(one => one.place === place);
  if (other) return other.lifetime === container.lifetime && other.uses.every(({ effect }) => effect !== 'shrink');
  const variable = variableOf(source, node);
  const [definition] = variable?.defs ?? [];
  if (definition?.type === 'ImportBinding') return true;
  return (
    definition?.type === 'Variable' &&
    functionAround(definition.node) === undefined &&
    /^[A-Z][A-Z\d_]+$/.test(lastNameOf(node))
  );
}
