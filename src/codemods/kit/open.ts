import type { TSESTree } from '@typescript-eslint/types';
import { childrenOf } from '../../analysis/syntax/nodes.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../analysis/tables/settings.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { lineTable, Span } from './lines.ts';
import { parse } from './parser.ts';
import type { ParserName } from './readers.ts';

/**
 * Reads a file as ESLint does, so that the analysis cannot tell a codemod from a rule.
 * The text comes without a byte order mark.
 *
 * @throws {ParseError} where no parser of the project can read it.
 */
export function open(path: string, text: string, settings: Partial<Settings> = {}, parser?: ParserName): Source {
  const source: Source = { ...parse(path, text, { parser }), text, settings: { ...DEFAULT_SETTINGS, ...settings } };
  link(source);
  return source;
}

/** What a parser may have given no lines. */
interface Placeable {
  loc?: TSESTree.SourceLocation;
  readonly range: TSESTree.Range;
}

/** Tells every node its parent, and its lines where the parser has not. */
function link(source: Source): void {
  const { ast, text } = source;
  const lines = lineTable(text);
  const place = (part: Placeable): void => void (part.loc ??= new Span(lines, part.range));
  place(ast);
  ast.comments?.forEach(place);
  const pending: TSESTree.Node[] = [ast];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    for (const child of childrenOf(source, node)) {
      child.parent = node;
      place(child);
      pending.push(child);
    }
  }
}
