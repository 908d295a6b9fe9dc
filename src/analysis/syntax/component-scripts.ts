import type { TSESTree } from '@typescript-eslint/types';
import { perSource, type Source } from './source.ts';
import { calleeWord } from './syntax.ts';

/** Whether a node stands in the script of a Svelte or Vue file that runs anew for every component made of it. */
export function isInComponentScript(source: Source, { range }: TSESTree.Node): boolean {
  return isLoneScript(source) || componentScripts(source).some(([start, end]) => start <= range[0] && range[1] <= end);
}

/** Whether a text is the script of a Svelte file alone, as some processors hand it on: no other calls `onMount` at its top level. */
export const isLoneScript = perSource(
  ({ ast, text }): boolean =>
    /['"]svelte['"]/.test(text) &&
    ast.body.some(
      statement =>
        statement.type === 'ExpressionStatement' &&
        statement.expression.type === 'CallExpression' &&
        /^(onMount|onDestroy|beforeUpdate|afterUpdate)$/.test(calleeWord(statement.expression)),
    ),
);

const SCRIPT = /<script\b([^>]*)>[^]*?<\/script>/g;

/** Where those scripts stand; none in the files of other kinds, where no text starts with a tag. */
const componentScripts = perSource(({ ast, text }): readonly (readonly [start: number, end: number])[] => {
  if (!/^\s*</.test(text)) return [];
  const isSvelte = ast.body.some(({ type }) => (type as string).startsWith('Svelte'));
  const runsAnew = isSvelte
    ? (attributes: string): boolean => !/\bmodule\b/.test(attributes)
    : (attributes: string): boolean => /\bsetup\b/.test(attributes);
  return [...text.matchAll(SCRIPT)].flatMap(({ index, 0: whole, 1: attributes = '' }) =>
    runsAnew(attributes) ? [[index, index + whole.length] as const] : [],
  );
});
