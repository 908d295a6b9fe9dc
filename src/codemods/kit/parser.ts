import { eslintReaders, isTypeScript, type Parsed, type Reader, typescriptReaders } from './readers.ts';

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

/**
 * Reads a file with the parsers that the project has: TypeScript's for TypeScript; for JavaScript ESLint's own,
 * as a module and as CommonJS, then TypeScript's.
 *
 * @throws {ParseError} that says what is wrong and where, or which package is missing.
 */
export function parse(path: string, text: string): Parsed {
  const isFlow = !isTypeScript(path) && FLOW.test(text.slice(0, HEADER_LENGTH));
  let furthest: { index: number; message: string } | undefined;
  for (const read of readersOf(path, isFlow)) {
    try {
      return markHashbang(text, read(text.replace(HASHBANG, '//')));
    } catch (error) {
      const { index = 0, message } = error as Error & { index?: number };
      // Whoever came furthest knows best what is wrong.
      if (furthest === undefined || index > furthest.index) furthest = { index, message };
    }
  }
  if (isFlow) throw new ParseError('it is written in Flow', { isFlow });
  if (furthest === undefined) throw new ParseError(isTypeScript(path) ? NO_TYPESCRIPT_PARSER : NO_PARSER);
  throw new ParseError(furthest.message, { position: positionAt(text, furthest.index) });
}

/** One after the other, so that TypeScript is loaded only for what needs it. */
function* readersOf(path: string, isFlow: boolean): Generator<Reader, void> {
  if (!isTypeScript(path)) yield* eslintReaders(path);
  if (!isFlow) yield* typescriptReaders(path);
}

const FLOW = /^\s*(?:\/\/|\/?\*+)?\s*@flow\b/m;
const HEADER_LENGTH = 2_000;
/** Every parser is handed a line comment of the same length, as ESLint does. */
const HASHBANG = /^#!/;

const NO_TYPESCRIPT_PARSER =
  'no parser for TypeScript is installed: run `npx -p eslint-plugin-unleak -p @typescript-eslint/parser unleak …`';
const NO_PARSER = 'no parser for JavaScript is installed: run `npx -p eslint-plugin-unleak -p eslint unleak …`';

function markHashbang(text: string, parsed: Parsed): Parsed {
  const [first] = parsed.ast.comments ?? [];
  if (HASHBANG.test(text) && first) (first as { type: string }).type = 'Shebang';
  return parsed;
}

function positionAt(text: string, index: number): { line: number; column: number } {
  const before = text.slice(0, index).split(/\r\n|[\n\r\u2028\u2029]/);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
