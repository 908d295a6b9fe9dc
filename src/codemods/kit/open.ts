import type { TSESTree } from '@typescript-eslint/types';
import { childrenOf } from '../../analysis/syntax/nodes.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../analysis/tables/settings.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { lineTable, Span } from './lines.ts';
import { parse } from './parser.ts';
import type { Parsed } from './reader.ts';
import type { ParserName } from './readers.ts';

/**
 * Reads a file as ESLint does, so that the analysis cannot tell a codemod from a rule.
 * The text comes without a byte order mark.
 *
 * @throws {ParseError} where no parser of the project can read it.
 */
export function open(path: string, text: string, settings: Partial<Settings> = {}, parser?: ParserName): Source {
  const parsed = parse(path, text, { parser });
  const nodes = link(parsed, text);
  const visit: Source['visit'] = enter => nodes.forEach(enter);
  return { ...parsed, text, visit, settings: { ...DEFAULT_SETTINGS, ...settings } };
}

/** What a parser may have given no lines. */
interface Placeable {
  loc?: TSESTree.SourceLocation;
  readonly range: TSESTree.Range;
}

/** Tells every node its parent, and its lines where the parser has not; gives back all, in the order of the text. */
function link(parsed: Parsed, text: string): TSESTree.Node[] {
  const { ast } = parsed;
  const lines = lineTable(text);
  const place = (part: Placeable): void => void (part.loc ??= new Span(lines, part.range));
  ast.comments?.forEach(place);
  const nodes: TSESTree.Node[] = [];
  const pending: TSESTree.Node[] = [ast];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    place(node);
    nodes.push(node);
    const children = childrenOf(parsed, node);
    // One by one, as a list may have more items than a call takes arguments.
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index]!;
      child.parent = node;
      pending.push(child);
    }
  }
  return nodes;
}
