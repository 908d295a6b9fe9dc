import type { TSESTree } from '@typescript-eslint/types';
import { isGlobal } from '../../analysis/syntax/bindings.ts';
import { nodesOf, walk } from '../../analysis/syntax/nodes.ts';
import { perSource, type Source } from '../../analysis/syntax/source.ts';
import { functionAround } from '../../analysis/syntax/syntax.ts';

/** How a file gets at other modules; `none` where it shows neither `import` nor `require`. */
export type ModuleSystem = 'esm' | 'cjs' | 'none';

/** The module system of a file, by what it says at its top level. */
export const moduleSystemOf = perSource((source): ModuleSystem => {
  if (source.ast.body.some(isModuleSyntax)) return 'esm';
  return nodesOf(source, 'Identifier').some(node => isCommonJs(source, node)) ? 'cjs' : 'none';
});

function isModuleSyntax({ type }: TSESTree.ProgramStatement): boolean {
  return /^(?:TS)?(?:Import|Export)/.test(type);
}

/** Whether a name only CommonJS has is used without asking first whether it is there, as UMD does. */
function isCommonJs(source: Source, node: TSESTree.Identifier): boolean {
  if (node.name !== 'require' && node.name !== 'module' && node.name !== 'exports') return false;
  if (!isGlobal(source, node, node.name) || functionAround(node) !== undefined) return false;
  for (let outer = node.parent as TSESTree.Node | undefined; outer; outer = outer.parent) {
    if (outer.type === 'IfStatement' || outer.type === 'ConditionalExpression' || outer.type === 'LogicalExpression')
      return false;
    if (outer.type === 'UnaryExpression' && outer.operator === 'typeof') return false;
  }
  return true;
}

/** The line end that a file uses. */
export const newlineOf = ({ text }: Source): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** The quote that a file prefers: that of its imports, else that of its first string. */
export function quoteOf(source: Source): string {
  const { ast, text } = source;
  const imported = ast.body.findLast(node => node.type === 'ImportDeclaration')?.source;
  const first = imported ?? nodesOf(source, 'Literal').find(isString);
  return first && text.charAt(first.range[0]) === '"' ? '"' : "'";
}

function isString({ value, parent }: TSESTree.Literal): boolean {
  return typeof value === 'string' && parent.type !== 'JSXAttribute';
}

/** Whether the statements of a file end in semicolons: those on its top level, or all of them where there are none. */
export const usesSemicolons = perSource((source): boolean => {
  const { ast, text } = source;
  const top = ast.body.filter(
    node =>
      node.type === 'ImportDeclaration' || node.type === 'VariableDeclaration' || node.type === 'ExpressionStatement',
  );
  const ends = top.length > 0 ? top : nodesOf(source, 'ExpressionStatement');
  // A semicolon that starts the next line says nothing: `;[a, b].forEach(show)`.
  return ends.length === 0 || ends.some(({ range }) => /(?<!\n\s*);$/.test(text.slice(...range)));
});

/** What a file indents by: the first indentation that it shows. */
export const indentUnitOf = perSource(({ text }): string => /^(?:\t| {2,8})(?=[^\s*])/m.exec(text)?.[0] ?? '  ');

/** What the line of an offset is indented by. */
export function indentAt({ text }: Source, offset: number): string {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(lineStart, offset))?.[0] ?? '';
}

/** Whether a file has anything that only TypeScript has. */
export const isTypeScript = perSource(source => {
  let found = false;
  walk(source, source.ast, node => {
    found ||= node.type.startsWith('TS');
    return !found;
  });
  return found;
});
