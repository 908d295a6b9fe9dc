import type { TSESTree } from '@typescript-eslint/types';

/** What may stand at the top of a file, before anything runs. */
export type Item = TSESTree.Comment | TSESTree.ProgramStatement | TSESTree.Decorator;

/** All that stands before the first statement, in order, and that statement. */
export function itemsOf({ body, comments = [] }: TSESTree.Program): Item[] {
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
export function headerOf(items: readonly Item[], { body }: TSESTree.Program): readonly Item[] {
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

/** Whether a statement only tells the engine something, as `'use strict'` does. */
export function isDirective(node: TSESTree.Node | TSESTree.Comment): boolean {
  return node.type === 'ExpressionStatement' && typeof node.directive === 'string';
}
