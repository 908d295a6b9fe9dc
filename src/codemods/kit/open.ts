import { createRequire } from 'node:module';
import { dirname, extname, join, resolve } from 'node:path';
import type * as TypeScriptParser from '@typescript-eslint/parser';
import type { TSESTree } from '@typescript-eslint/types';
import { childrenOf } from '../../analysis/nodes.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../analysis/settings.ts';
import type { Source } from '../../analysis/source.ts';

/** A file that no parser of the project can read. */
export class ParseError extends Error {
  override readonly name = 'ParseError';
}

const TYPESCRIPT: ReadonlySet<string> = new Set(['.ts', '.tsx', '.mts', '.cts']);

/**
 * Reads a file as ESLint does, so that the analysis cannot tell a codemod from a rule.
 *
 * @throws {ParseError} that names the file, the line and what is wrong there, or the parser that is missing.
 */
export function open(path: string, text: string, settings: Partial<Settings> = {}): Source {
  const parsed = parse(path, text);
  const source: Source = { ...parsed, text, settings: { ...DEFAULT_SETTINGS, ...settings } };
  linkParents(source);
  return source;
}

type Parsed = Pick<Source, 'ast' | 'scopeManager' | 'visitorKeys'>;

function parse(path: string, text: string): Parsed {
  const parser = loadParser(path);
  const jsx = extname(path) !== '.ts' && extname(path) !== '.mts' && extname(path) !== '.cts';
  try {
    const { ast, scopeManager, visitorKeys } = parser.parseForESLint(text, {
      filePath: path,
      ecmaFeatures: { jsx },
      sourceType: 'module',
      range: true,
      loc: true,
      tokens: true,
      comment: true,
      lib: [],
    });
    return { ast, scopeManager: scopeManager as Source['scopeManager'], visitorKeys };
  } catch (error) {
    const { lineNumber = 1, message } = error as Error & { lineNumber?: number };
    throw new ParseError(`${path}:${lineNumber} cannot be parsed: ${message}`);
  }
}

/** The project's own parser: looked for from the file up, then from where the command runs, then from here. */
function loadParser(path: string): typeof TypeScriptParser {
  for (const from of [dirname(resolve(path)), process.cwd(), import.meta.dirname]) {
    try {
      return createRequire(join(from, 'noop.js'))('@typescript-eslint/parser') as typeof TypeScriptParser;
    } catch {
      // Not installed there: the next place may have it.
    }
  }
  const missing = TYPESCRIPT.has(extname(path)) ? 'TypeScript files' : 'files';
  throw new ParseError(`${path} cannot be parsed: install @typescript-eslint/parser to read ${missing}`);
}

function linkParents(source: Source): void {
  const pending: TSESTree.Node[] = [source.ast];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    for (const child of childrenOf(source, node)) {
      child.parent = node;
      pending.push(child);
    }
  }
}
