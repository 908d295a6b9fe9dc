import type { TSESTree } from '@typescript-eslint/types';
import type { Source } from '../../analysis/syntax/source.ts';
import { unwrap } from '../../analysis/syntax/syntax.ts';
import { newlineOf } from './file-style.ts';
import type { Edit } from './rewrite.ts';
import { type Item, itemsOf, headerOf, isDirective } from './file-header.ts';

/** Puts a first import where readers look for it: behind the other imports, else behind all that has to stay on top. */
export function placeImport(source: Source, statement: string): Edit {
  const { ast } = source;
  const last = leadingImport(ast);
  if (last) return behindImport(source, last, statement);
  const items = itemsOf(ast);
  const header = headerOf(items, ast);
  const next = items[header.length];
  return next ? beforeItem(source, header.at(-1), next, statement) : insert(0, statement + newlineOf(source));
}

const insert = (at: number, text: string): Edit => ({ range: [at, at], text });

/** The last of the imports or `require` declarations that a file starts with. */
function leadingImport({ body }: TSESTree.Program): TSESTree.ProgramStatement | undefined {
  let last: TSESTree.ProgramStatement | undefined;
  for (const node of body) {
    if (node.type === 'ImportDeclaration' || node.type === 'TSImportEqualsDeclaration' || isRequire(node)) last = node;
    else if (!isDirective(node)) break;
  }
  return last;
}

function isRequire(node: TSESTree.ProgramStatement): boolean {
  return node.type === 'VariableDeclaration' && node.declarations.every(({ init }) => init && isRequireCall(init));
}

function isRequireCall(expression: TSESTree.Node): boolean {
  const node = unwrap(expression);
  if (node.type === 'MemberExpression') return isRequireCall(node.object);
  return node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'require';
}

/** What may follow a statement on its line and still belong to it. */
const REST_OF_LINE = /^[ \t]*(?:\/\/[^\r\n]*|(?:\/\*(?:(?!\*\/)[^\r\n])*\*\/[ \t]*)+)?(?=\r?\n|$)/;

function behindImport(source: Source, last: TSESTree.ProgramStatement, statement: string): Edit {
  const [, end] = last.range;
  const rest = REST_OF_LINE.exec(source.text.slice(end))?.[0];
  if (rest !== undefined) return insert(end + rest.length, newlineOf(source) + statement);
  return insert(end, ` ${statement.replace(/;?$/, ';')}`);
}

function beforeItem(source: Source, header: Item | undefined, next: Item, statement: string): Edit {
  const { text } = source;
  const newline = newlineOf(source);
  const start = next.range[0];
  const gap = text.slice(header?.range[1] ?? 0, start);
  const lineStart = start - (/[ \t]*$/.exec(gap)?.[0].length ?? 0);
  const lines = gap.split('\n').length - 1;
  if (header && lines === 0) return insert(start, `${statement.replace(/;?$/, ';')} `);
  return insert(lineStart, statement + newline + (header && lines < 2 ? '' : newline));
}
