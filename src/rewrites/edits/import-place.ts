import type { TSESTree } from '@typescript-eslint/types';
import type { Source } from '../../analysis/syntax/source.ts';
import { unwrap } from '../../analysis/syntax/syntax.ts';
import { newlineOf } from './file-style.ts';
import type { Edit } from './rewrite.ts';

type Item = TSESTree.Comment | TSESTree.ProgramStatement | TSESTree.Decorator;

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

function itemsOf({ body, comments = [] }: TSESTree.Program): Item[] {
  const [first] = body.filter(node => !isDirective(node));
  const statement = first && (decoratorBefore(first) ?? first);
  const end = statement?.range[0] ?? Infinity;
  const items: Item[] = [...comments.filter(({ range }) => range[1] <= end), ...body.filter(isDirective)];
  items.sort((a, b) => a.range[0] - b.range[0]);
  return statement ? [...items, statement] : items;
}

/** The first decorator of a class that is exported: the export starts behind it. */
function decoratorBefore(node: TSESTree.ProgramStatement): TSESTree.Decorator | undefined {
  const exported = 'declaration' in node ? node.declaration : undefined;
  const decorator = exported?.type === 'ClassDeclaration' ? exported.decorators?.[0] : undefined;
  return decorator && decorator.range[0] < node.range[0] ? decorator : undefined;
}

/** What stays above an import, in order: `#!`, directives, licences, remarks to tools, and comments that lean on nothing. */
function headerOf(items: readonly Item[], { body }: TSESTree.Program): readonly Item[] {
  const isHeader = (item: Item, index: number): boolean => {
    if (isComment(item)) return staysOnTop(item) || !leansOnNext(items, index);
    return isDirective(item);
  };
  const last = items.findLastIndex(
    (item, index) => item !== body.find(node => !isDirective(node)) && isHeader(item, index),
  );
  return items.slice(0, last + 1);
}

/** Whether only comments, and no empty line, stand between a comment and the first statement. */
function leansOnNext(items: readonly Item[], index: number): boolean {
  for (let at = index; at + 1 < items.length; at++) {
    const [item, next] = [items[at]!, items[at + 1]!];
    if (next.loc.start.line > item.loc.end.line + 1) return false;
    if (!isComment(next)) return !isDirective(next);
  }
  return false;
}

function isComment(item: Item): item is TSESTree.Comment {
  return 'value' in item;
}

const LICENCE = /@licen[cs]e|@preserve|copyright|spdx-|licensed under|all rights reserved|^!/i;
const TOOL_REMARK =
  /^[\s*]*(?:eslint(?!-disable-(?:next-)?line)|globals?\s|exported\s|@ts-(?:no)?check|@jsx|@flow|@format|@vitest|@jest|jshint|jslint|(?:istanbul|c8|v8) ignore file|\/ *<)/;

function staysOnTop({ type, value }: TSESTree.Comment): boolean {
  return (type as string) === 'Shebang' || LICENCE.test(value) || TOOL_REMARK.test(value);
}

function isDirective(node: TSESTree.Node | TSESTree.Comment): boolean {
  return node.type === 'ExpressionStatement' && typeof node.directive === 'string';
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
