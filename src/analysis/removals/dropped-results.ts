import type { TSESTree } from '@typescript-eslint/types';
import { calledMethod, calleeName } from '../syntax/member-names.ts';
import { placeOf } from '../values/places.ts';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { endsOf } from './endings.ts';
import type { FailedRemoval } from './removal-failures.ts';
import { walk } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { methodCallOn, unwrap, userOf, wrapped } from '../syntax/syntax.ts';

const COPYING: ReadonlySet<string | undefined> = new Set([
  'filter',
  'slice',
  'toSpliced',
  'without',
  'reject',
  'difference',
  'omit',
]);

/** `list.filter(item => item !== gone)` whose result nobody takes, `[...list].splice(…)`: the list is as it was. */
export function droppedResult(source: Source, container: Container, growth: Use): FailedRemoval | undefined {
  const dropped = container.uses.filter(
    ({ method, by }) => COPYING.has(method) && by.type === 'CallExpression' && isDropped(by),
  );
  const { effective } = endsOf(source, container);
  const isLeft = effective.length === 0;
  const use = dropped.find(
    ({ by, inside }) => isLeft || (isOnlyTested(source, by) && effective.every(end => end.inside !== inside)),
  );
  const node = use?.by ?? (isLeft ? container.uses.map(({ by }) => spliceOfCopy(source, by)).find(Boolean) : undefined);
  return node && { node, failure: 'dropped', evidence: growth.by };
}

/**
 * `list.filter(item => item.at !== at);`: what it is given does nothing but tell apart, so that it can only have been meant to
 * take something out, whatever else of the list goes elsewhere.
 */
function isOnlyTested(source: Source, by: TSESTree.Node): boolean {
  const [test] = by.type === 'CallExpression' ? by.arguments : [];
  if (test?.type !== 'ArrowFunctionExpression' && test?.type !== 'FunctionExpression') return false;
  const [only, ...rest] = test.body.type === 'BlockStatement' ? test.body.body : [];
  const told = only?.type === 'ReturnStatement' && rest.length === 0 ? only.argument : test.body;
  if (told === null || !isDifference(told)) return false;
  let acts = false;
  walk(source, told, ({ type }) => {
    if (ACTS.test(type)) acts = true;
  });
  return !acts;
}

/** `item !== gone`, `item.until > now`, `!item.isOver`: what is to stay. */
function isDifference(node: TSESTree.Node): boolean {
  const told = unwrap(node);
  if (told.type === 'LogicalExpression') return isDifference(told.left) && isDifference(told.right);
  if (told.type === 'BinaryExpression') return /^(?:!==?|[<>]=?)$/.test(told.operator);
  return told.type === 'UnaryExpression' && told.operator === '!';
}

const ACTS = /^(?:Call|New|Assignment|Update|Await|Yield|TaggedTemplate)Expression$/;

/** `copy.splice(…)` after `const copy = [...list]`, if that is all that is done with the copy, apart from looking for the place. */
function spliceOfCopy(source: Source, by: TSESTree.Node): TSESTree.Node | undefined {
  const declarator = userOf(by.type === 'SpreadElement' && by.parent.type === 'ArrayExpression' ? by.parent : by);
  if (declarator?.type !== 'VariableDeclarator' || !makesCopy(source, declarator.init)) return undefined;
  const names = placeOf(source, declarator.id)?.occurrences ?? [];
  const calls = names.map(methodCallOn);
  const isChanged = calls.every(
    call => call && /^(?:splice|indexOf|findIndex)$/.test(calledMethod(source, call) ?? ''),
  );
  const splice = calls.find(call => call && calledMethod(source, call) === 'splice');
  return isChanged && splice && userOf(splice)?.type === 'ExpressionStatement' ? splice : undefined;
}

/** `[...list]`, `list.slice()`, `Array.from(list)` */
function makesCopy(source: Source, init: TSESTree.Expression | null): boolean {
  const made = init && unwrap(init);
  if (made?.type === 'ArrayExpression') return made.elements.length === 1;
  if (made?.type !== 'CallExpression') return false;
  return calledMethod(source, made) === 'slice' || calleeName(source, unwrap(made.callee)) === 'Array.from';
}

function isDropped(call: TSESTree.Node): boolean {
  const user = userOf(call);
  if (user?.type === 'ExpressionStatement') return true;
  // `return () => list.filter(…)`: a disposer, whose result its caller has no use for.
  return (
    user?.type === 'ArrowFunctionExpression' &&
    user.body === wrapped(call) &&
    userOf(user)?.type === 'ReturnStatement' &&
    user.params.length === 0
  );
}
