import type { TSESTree } from '@typescript-eslint/types';
import { calledMethod, calleeName } from '../syntax/member-names.ts';
import { placeOf } from '../values/places.ts';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { endsOf } from './endings.ts';
import type { FailedRemoval } from './removal-failures.ts';
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
  if (endsOf(source, container).effective.length > 0) return undefined;
  const use = container.uses.find(
    ({ method, by }) => COPYING.has(method) && by.type === 'CallExpression' && isDropped(by),
  );
  const node = use?.by ?? container.uses.map(({ by }) => spliceOfCopy(source, by)).find(Boolean);
  return node && { node, failure: 'dropped', evidence: growth.by };
}

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
