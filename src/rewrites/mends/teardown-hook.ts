import type { TSESTree } from '@typescript-eslint/types';
import { END_HOOKS } from '../../analysis/tables/hook-names.ts';
import { contains } from '../../analysis/syntax/nodes.ts';
import { hookOf } from '../../analysis/lives/components.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { functionAround, isFunction, userOf } from '../../analysis/syntax/syntax.ts';
import { insertAfter } from '../edits/insert-statement.ts';
import type { Doubt, Edit } from '../edits/rewrite.ts';
import type { Acquired } from '../conditions/acquired.ts';
import { inFunction, type Teardown } from './teardown-function.ts';

/** In a hook that a component calls when it ends, or in one that it calls from now on. */
export function teardownOfComponent(source: Source, acquired: Acquired): Teardown | Doubt {
  const { call, occasion, ends } = acquired;
  const { start } = occasion;
  const callback = ends.functions.find(
    node =>
      END_HOOKS.has(hookOf(source, node) ?? '') && functionAround(node) === (isFunction(start) ? start : undefined),
  );
  if (callback && userOf(callback)?.type === 'CallExpression') return inFunction(source, callback, true);
  const block = start.type === 'Program' ? start : start.body;
  const statement =
    block.type === 'Program' || block.type === 'BlockStatement'
      ? block.body.find(one => contains(one, call))
      : undefined;
  const framework = source.ast.body.find(isOfFramework);
  if (!statement || !framework) return { doubt: 'nothing says when the component ends' };
  const hook = HOOKS[framework.source.value]!;
  const imported = importOf(framework, hook);
  if (imported === undefined) return { doubt: `\`${hook}\` cannot be imported` };
  return {
    at: block,
    write: release => [...imported, insertAfter(source, statement, `${hook}(() => ${release})`)],
  };
}

/** What a component calls with what is to be done when it ends, by the module that it comes from. */
const HOOKS: Readonly<Record<string, string>> = { vue: 'onUnmounted', svelte: 'onDestroy', 'solid-js': 'onCleanup' };

function isOfFramework(node: TSESTree.ProgramStatement): node is TSESTree.ImportDeclaration {
  return node.type === 'ImportDeclaration' && node.source.value in HOOKS;
}

/** The edits that import a name beside others; none where it is imported already. */
function importOf({ specifiers }: TSESTree.ImportDeclaration, name: string): Edit[] | undefined {
  if (specifiers.some(({ local }) => local.name === name)) return [];
  const last = specifiers.at(-1);
  return last?.type === 'ImportSpecifier' ? [{ range: [last.range[1], last.range[1]], text: `, ${name}` }] : undefined;
}
