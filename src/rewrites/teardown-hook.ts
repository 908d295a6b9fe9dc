import type { TSESTree } from '@typescript-eslint/types';
import { END_HOOKS } from '../analysis/lifecycle-names.ts';
import { contains } from '../analysis/nodes.ts';
import { hookOf } from '../analysis/occasions.ts';
import type { Source } from '../analysis/source.ts';
import { functionAround, userOf } from '../analysis/syntax.ts';
import { insertAfter } from './insert-statement.ts';
import type { Doubt, Edit } from './rewrite.ts';
import type { Acquired } from './acquired.ts';
import { inFunction, type Teardown } from './teardown-function.ts';

/** In a hook that a Vue component calls when it ends, or in one that it calls from now on. */
export function teardownOfComponent(source: Source, acquired: Acquired): Teardown | Doubt {
  const { call, occasion, ends } = acquired;
  const { start } = occasion;
  const callback = ends.functions.find(
    node => END_HOOKS.has(hookOf(source, node) ?? '') && functionAround(node) === start,
  );
  if (callback && userOf(callback)?.type === 'CallExpression') return inFunction(source, callback, true);
  const statement = start.body.type === 'BlockStatement' ? start.body.body.find(one => contains(one, call)) : undefined;
  const vue = source.ast.body.find(
    (node): node is TSESTree.ImportDeclaration => node.type === 'ImportDeclaration' && node.source.value === 'vue',
  );
  if (!statement || !vue) return { doubt: 'nothing says when the component ends' };
  const imported = importOf(vue, 'onUnmounted');
  if (imported === undefined) return { doubt: '`onUnmounted` cannot be imported' };
  return {
    at: start.body,
    write: release => [...imported, insertAfter(source, statement, `onUnmounted(() => ${release})`)],
  };
}

/** The edits that import a name beside others; none where it is imported already. */
function importOf({ specifiers }: TSESTree.ImportDeclaration, name: string): Edit[] | undefined {
  if (specifiers.some(({ local }) => local.name === name)) return [];
  const last = specifiers.at(-1);
  return last?.type === 'ImportSpecifier' ? [{ range: [last.range[1], last.range[1]], text: `, ${name}` }] : undefined;
}
