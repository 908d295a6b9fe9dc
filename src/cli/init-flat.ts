import type { TSESTree } from '@typescript-eslint/types';
import { parse } from '../codemods/kit/parser.ts';
import { applyEdits, type Edit } from '../rewrites/rewrite.ts';

const NAME = 'eslint-plugin-unleak';
const PRESET = 'unleak.configs.recommended';

/** A flat config with the preset at its end, and all else as it was; nothing where its list of parts is not plain to see. */
export function initFlat(path: string, text: string): string | undefined {
  const { body } = parse(path, text, { isForEslint: true }).ast;
  const exported = body.map(exportedBy).find(value => value !== undefined);
  const list = exported && listIn(exported);
  if (list === undefined || /\bunleak\b/.test(text)) return undefined;
  const isModule = body.some(({ type }) => type === 'ExportDefaultDeclaration');
  const quote = /from "|require\("/.test(text) ? '"' : "'";
  const end = /;\s*$/m.test(text) ? ';' : '';
  const line = isModule
    ? `import unleak from ${quote}${NAME}${quote}${end}`
    : `const unleak = require(${quote}${NAME}${quote})${end}`;
  return applyEdits(text, [importEdit(body, text, line), elementEdit(text, list)]);
}

/** What `export default` or `module.exports =` exports. */
function exportedBy(statement: TSESTree.ProgramStatement): TSESTree.Node | undefined {
  if (statement.type === 'ExportDefaultDeclaration') return statement.declaration;
  const expression = statement.type === 'ExpressionStatement' ? statement.expression : undefined;
  const isExports =
    expression?.type === 'AssignmentExpression' &&
    expression.left.type === 'MemberExpression' &&
    expression.left.property.type === 'Identifier' &&
    expression.left.property.name === 'exports';
  return isExports ? expression.right : undefined;
}

interface List {
  readonly range: TSESTree.Range;
  readonly last: TSESTree.Node | undefined;
}

/** The parts of a config: an array, or what `defineConfig` or `tseslint.config` is given. */
function listIn(node: TSESTree.Node): List | undefined {
  if (node.type === 'ArrayExpression') return { range: node.range, last: node.elements.at(-1) ?? undefined };
  if (node.type !== 'CallExpression' || node.arguments.length === 0) return undefined;
  const { callee } = node;
  const name = callee.type === 'MemberExpression' ? callee.property : callee;
  if (name.type !== 'Identifier' || !/^(?:defineConfig|config)$/.test(name.name)) return undefined;
  const [first] = node.arguments;
  return first?.type === 'ArrayExpression' ? listIn(first) : { range: node.range, last: node.arguments.at(-1) };
}

function importEdit(body: readonly TSESTree.ProgramStatement[], text: string, line: string): Edit {
  const imports = body.filter(({ type }) => type === 'ImportDeclaration');
  const requires = body.filter(
    statement => statement.type === 'VariableDeclaration' && /require\(/.test(text.slice(...statement.range)),
  );
  const last = imports.at(-1) ?? requires.at(-1);
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const at = last?.range[1] ?? body[0]?.range[0] ?? 0;
  return { range: [at, at], text: last ? newline + line : line + newline + newline };
}

/** Behind the last part, on a line of its own where that stands on one. */
function elementEdit(text: string, { range, last }: List): Edit {
  if (last === undefined) return { range: [range[0] + 1, range[0] + 1], text: PRESET };
  const indent = /(\r?\n[ \t]*)$/.exec(text.slice(0, last.range[0]))?.[1];
  return { range: [last.range[1], last.range[1]], text: `,${indent ?? ' '}${PRESET}` };
}
