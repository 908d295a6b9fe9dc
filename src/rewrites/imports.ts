import type { TSESTree } from '@typescript-eslint/types';
import type { Source } from '../analysis/source.ts';
import type { Edit } from './rewrite.ts';

/** The name by which this file would know an export of the runtime; `undefined` where something else has that name. */
export function runtimeName(source: Source, exported: string): string | undefined {
  for (const { specifiers } of runtimeImports(source)) {
    const present = specifiers.find(specifier => isNamed(specifier, exported));
    if (present) return present.local.name;
  }
  const taken = source.scopeManager.scopes.some(
    scope =>
      scope.variables.some(({ name, defs }) => name === exported && defs.length > 0) ||
      scope.through.some(({ identifier }) => identifier.name === exported),
  );
  return taken ? undefined : exported;
}

/** What makes the exports of the runtime known in a file, in the file's own module system, quotes and line ends. */
export function importEdits(source: Source, names: readonly string[]): Edit[] {
  const ours = runtimeImports(source);
  const missing = names.filter(
    name => !ours.some(({ specifiers }) => specifiers.some(specifier => isNamed(specifier, name))),
  );
  if (missing.length === 0) return [];
  const last = ours.findLast(({ specifiers }) => specifiers.at(-1)?.type === 'ImportSpecifier')?.specifiers.at(-1);
  if (last) return [insert(last.range[1], missing.map(name => `, ${name}`).join(''))];

  const { ast, text } = source;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const line = statement(source, missing.join(', '));
  const header = ast.body.findLast(node => node.type === 'ImportDeclaration') ?? ast.body.findLast(isDirective);
  return [header ? insert(lineEnd(text, header), newline + line) : insert(firstLine(ast), line + newline)];
}

function statement(source: Source, names: string): string {
  const quote = quoteOf(source);
  const from = `${quote}${source.settings.runtime}${quote}`;
  const end = usesSemicolons(source) ? ';' : '';
  return isCommonJs(source) ? `const { ${names} } = require(${from})${end}` : `import { ${names} } from ${from}${end}`;
}

function runtimeImports({ ast, settings }: Source): TSESTree.ImportDeclaration[] {
  return ast.body
    .filter(node => node.type === 'ImportDeclaration')
    .filter(node => node.source.value === settings.runtime && node.importKind !== 'type');
}

function isNamed(specifier: TSESTree.ImportClause, name: string): boolean {
  if (specifier.type !== 'ImportSpecifier' || specifier.importKind === 'type') return false;
  return (specifier.imported.type === 'Identifier' ? specifier.imported.name : specifier.imported.value) === name;
}

function isCommonJs({ ast, text }: Source): boolean {
  const isModule = ast.body.some(({ type }) => type.startsWith('Import') || type.startsWith('Export'));
  return !isModule && (ast.sourceType === 'script' || /\brequire\s*\(|\bmodule\.exports\b|\bexports\.\w/.test(text));
}

function quoteOf({ ast, text }: Source): string {
  const first = ast.tokens?.find(({ type, value }) => type === 'String' && value.length > 1);
  return first ? text.charAt(first.range[0]) : "'";
}

function usesSemicolons({ ast, text }: Source): boolean {
  const ends = ast.body.filter(
    node =>
      node.type === 'ImportDeclaration' || node.type === 'VariableDeclaration' || node.type === 'ExpressionStatement',
  );
  return ends.length === 0 || ends.some(({ range }) => text.charAt(range[1] - 1) === ';');
}

function isDirective(node: TSESTree.ProgramStatement): boolean {
  return node.type === 'ExpressionStatement' && node.directive !== undefined;
}

const insert = (at: number, text: string): Edit => ({ range: [at, at], text });

/** The end of the line that `node` ends on, so that a comment behind it stays there. */
function lineEnd(text: string, node: TSESTree.Node): number {
  return node.range[1] + text.slice(node.range[1]).search(/\r?\n|$/);
}

/** Where the first statement starts, or the comment that leans on it. */
function firstLine({ body: [first], comments = [] }: TSESTree.Program): number {
  let [start, line] = [first?.range[0] ?? 0, first?.loc.start.line ?? 1];
  for (const comment of comments.filter(({ range }) => range[1] <= start).reverse()) {
    if (comment.loc.end.line < line - 1 || (comment.type as string) === 'Shebang') break;
    [start, line] = [comment.range[0], comment.loc.start.line];
  }
  return start;
}
