import type { TSESTree } from '@typescript-eslint/types';
import { isConstant, variableOf } from '../syntax/bindings.ts';
import { propertyName } from '../syntax/member-names.ts';
import { isMadeAgain } from './executions.ts';
import { exitsBefore } from '../syntax/exits.ts';
import { contains, walk } from '../syntax/nodes.ts';
import { type Place, placeOf } from '../values/places.ts';
import type { Source } from '../syntax/source.ts';
import { calleeWord, isFunction } from '../syntax/syntax.ts';

/** Whether something that lives as long as the module decides if code runs, as in `if (!started)`: then it runs once, or as often as the module wants. */
export function isGuarded(source: Source, node: TSESTree.Node): boolean {
  for (let inner: TSESTree.Node = node, outer = node.parent; outer; inner = outer, outer = outer.parent) {
    if (
      (outer.type === 'IfStatement' || outer.type === 'ConditionalExpression') &&
      outer.test !== inner &&
      asksModule(source, outer.test)
    )
      return true;
    if (outer.type === 'LogicalExpression' && outer.right === inner && asksModule(source, outer.left)) return true;
    if (outer.type === 'BlockStatement' && exitsBefore(outer, inner).some(test => asksModule(source, test)))
      return true;
    if (
      outer.type === 'AssignmentExpression' &&
      outer.operator !== '=' &&
      outer.right === inner &&
      asksModule(source, outer.left)
    )
      return true;
  }
  return false;
}

/**
 * `let started = false; function start() { if (started) return; … }`, and nothing ever sets it: the guard tells that the
 * code is run more than once, and holds nobody back.
 */
export function isGuardedInVain(source: Source, node: TSESTree.Node): boolean {
  for (let inner = node, outer = node.parent; outer; inner = outer, outer = outer.parent) {
    const tests = outer.type === 'BlockStatement' ? exitsBefore(outer, inner) : [];
    if (tests.some(test => staysOpen(source, test))) return true;
    if (outer.type === 'IfStatement' && outer.consequent === inner && outer.test.type === 'UnaryExpression')
      if (outer.test.operator === '!' && staysOpen(source, outer.test.argument)) return true;
  }
  return false;
}

/** Whether a test is that of a variable of the module that is there to be set, and is not. */
function staysOpen(source: Source, test: TSESTree.Node): boolean {
  const variable = test.type === 'Identifier' ? variableOf(source, test) : undefined;
  const declarator = variable?.defs[0]?.node;
  return (
    variable !== undefined &&
    declarator?.type === 'VariableDeclarator' &&
    declarator.parent.kind !== 'const' &&
    declarator.init?.type === 'Literal' &&
    declarator.init.value === false &&
    isConstant(variable) &&
    !isMadeAgain(source, variable) &&
    LATCHES.test(variable.name)
  );
}

/** What says that something has been done already; other flags are for whoever edits the file. */
const LATCHES =
  /set_?up$|installed$|started$|initiali[sz]ed$|inited$|registered$|bound$|attached$|hooked$|patched$|added$|listening$|done$|loaded$|ready$|^already/i;

/** `if (!service) { service = …; … }`: what runs there runs the first time, and then no more. */
export function isLatched(source: Source, node: TSESTree.Node): boolean {
  for (let inner = node, outer = node.parent; outer && !isFunction(outer); inner = outer, outer = outer.parent)
    if (outer.type === 'IfStatement' && outer.consequent === inner && closesBehind(source, outer)) return true;
  return false;
}

/** Whether a branch gives what its test found missing. */
function closesBehind(source: Source, { test, consequent }: TSESTree.IfStatement): boolean {
  const sought: Place[] = [];
  walk(source, test, node => {
    const place = node.type === 'UnaryExpression' && node.operator === '!' ? placeOf(source, node.argument) : undefined;
    if (place) sought.push(place);
  });
  return sought.some(({ values }) =>
    values.some(({ by }) => by.type === 'AssignmentExpression' && contains(consequent, by)),
  );
}

/** Whether a test depends on a variable or a static that lives as long as the module and changes, or on who listens. */
function asksModule(source: Source, test: TSESTree.Node): boolean {
  let asks = false;
  walk(source, test, node => {
    if (node.type === 'Identifier' || node.type === 'MemberExpression') asks ||= isModuleState(source, node);
    if (node.type === 'CallExpression') asks ||= /^listeners$|^listenerCount$|^hasListeners?$/.test(calleeWord(node));
    return !asks;
  });
  return asks;
}

function isModuleState(source: Source, node: TSESTree.Identifier | TSESTree.MemberExpression): boolean {
  if (node.type === 'MemberExpression') {
    const owner = placeOf(source, node)?.owner;
    if (owner && !('name' in owner)) return owner.kind === 'static';
    return /^__|initiali[sz]ed$|installed$/i.test(propertyName(source, node) ?? '');
  }
  const variable = variableOf(source, node);
  if (variable === undefined || variable.defs[0]?.type !== 'Variable' || isMadeAgain(source, variable)) return false;
  const value = placeOf(source, node)?.values[0]?.value.type;
  return (
    !isConstant(variable) || value === 'NewExpression' || value === 'ArrayExpression' || value === 'ObjectExpression'
  );
}
