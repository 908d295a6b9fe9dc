import { extname } from 'node:path';
import { lineTable, positionAt } from './lines.ts';
import type { Parsed, Reading } from './reader.ts';
import { type ParserName, readersOf } from './readers.ts';

/** A file that no parser of the project can read. */
export class ParseError extends Error {
  override readonly name = 'ParseError';
  /** Where the parser stopped; none if there is no parser. */
  readonly position: { readonly line: number; readonly column: number } | undefined;
  /** Whether it is only that the file is written in Flow. */
  readonly isFlow: boolean;

  constructor(
    message: string,
    { position, isFlow = false }: { position?: ParseError['position']; isFlow?: boolean } = {},
  ) {
    super(message);
    this.position = position;
    this.isFlow = isFlow;
  }
}

const TYPESCRIPT: ReadonlySet<string> = new Set(['.ts', '.tsx', '.mts', '.cts']);

interface ParseOptions extends Partial<Pick<Reading, 'isForEslint'>> {
  readonly parser?: ParserName | undefined;
}

/**
 * Reads a file with the parsers that the project has: oxc's; else TypeScript's for TypeScript, and for JavaScript
 * ESLint's own, as a module and as CommonJS, then TypeScript's. Flow is read where `hermes-eslint` is installed.
 *
 * @throws {ParseError} that says what is wrong and where, or which package is missing.
 */
export function parse(path: string, text: string, { parser = 'auto', isForEslint = false }: ParseOptions = {}): Parsed {
  const reading: Reading = { path, isTypeScript: TYPESCRIPT.has(extname(path)), isForEslint };
  const isFlow = !reading.isTypeScript && FLOW.test(text.slice(0, HEADER_LENGTH));
  let furthest: { index: number; message: string } | undefined;
  for (const read of readersOf(reading, isFlow, parser)) {
    try {
      return markHashbang(text, read(text.replace(HASHBANG, '//')));
    } catch (error) {
      const { index = 0, message } = error as Error & { index?: number };
      // Whoever came furthest knows best what is wrong.
      if (furthest === undefined || index > furthest.index) furthest = { index, message };
    }
  }
  if (isFlow) throw new ParseError('it is written in Flow', { isFlow });
  if (furthest === undefined) throw new ParseError(missing(reading, parser));
  const { line, column } = positionAt(lineTable(text)(), furthest.index);
  throw new ParseError(furthest.message, { position: { line, column: column + 1 } });
}

function missing({ isTypeScript }: Reading, parser: ParserName): string {
  if (parser !== 'auto') return `the parser of ${parser} is not installed`;
  return isTypeScript ? NO_TYPESCRIPT_PARSER : NO_PARSER;
}

const FLOW = /^\s*(?:\/\/|\/?\*+)?\s*@flow\b/m;
const HEADER_LENGTH = 2_000;
/** Every parser is handed a line comment of the same length, as ESLint does. */
const HASHBANG = /^#!/;

const NO_TYPESCRIPT_PARSER =
  'no parser for TypeScript is installed: run `npm install --save-dev oxc-parser @typescript-eslint/scope-manager`, ' +
  'or `npx -p eslint-plugin-unleak -p @typescript-eslint/parser unleak …`';
const NO_PARSER = 'no parser for JavaScript is installed: run `npx -p eslint-plugin-unleak -p eslint unleak …`';

function markHashbang(text: string, parsed: Parsed): Parsed {
  const [first] = parsed.ast.comments ?? [];
  if (HASHBANG.test(text) && first) (first as { type: string }).type = 'Shebang';
  return parsed;
}
