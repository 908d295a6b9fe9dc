import type { TSESTree } from '@typescript-eslint/types';
import { parse } from '../../codemods/kit/parser.ts';
import { applyEdits, type Edit } from '../../rewrites/edits/rewrite.ts';
import { appendBehind, appendItems } from './append-item.ts';

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
  return applyEdits(text, [importEdit(body, text, line), partEdit(text, list)]);
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

/** What holds the parts of a config: an array, or the call of `defineConfig` or `tseslint.config` that is given them. */
function listIn(node: TSESTree.Node): TSESTree.ArrayExpression | TSESTree.CallExpression | undefined {
  if (node.type === 'ArrayExpression') return node;
  if (node.type !== 'CallExpression') return undefined;
  const { callee } = node;
  const name = callee.type === 'MemberExpression' ? callee.property : callee;
  if (name.type !== 'Identifier' || !/^(?:defineConfig|config)$/.test(name.name)) return undefined;
  const [first] = node.arguments;
  if (first === undefined) return undefined;
  return first.type === 'ArrayExpression' ? first : node;
}

function partEdit(text: string, list: TSESTree.ArrayExpression | TSESTree.CallExpression): Edit {
  return list.type === 'ArrayExpression'
    ? appendItems(text, list, [PRESET])
    : appendBehind(text, list.arguments.at(-1)!, [PRESET]);
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
