/**
 * A parser for ESLint that reads with `oxc-parser`: JavaScript and TypeScript, several times as fast as TypeScript's own
 * parser, and without TypeScript. It gives no type information.
 */
import { parse, ParseError } from '../codemods/kit/parser.ts';
import type { Parsed as Opened } from '../codemods/kit/reader.ts';
import { forEslint, type Parsed } from './for-eslint.ts';

/** What ESLint tells a parser of a file. */
export interface ParserOptions {
  readonly filePath?: string;
}

export type { Parsed };

export const meta = { name: 'eslint-plugin-unleak/parser' };

/**
 * Reads a file as ESLint needs it: ESTree with ranges, lines, tokens and comments, and the scopes.
 *
 * @throws {SyntaxError} that says where, in the fields that ESLint looks for; or that `oxc-parser` is not installed.
 */
export function parseForESLint(text: string, { filePath = 'file.ts' }: ParserOptions = {}): Parsed {
  return forEslint(text, read(filePath, text));
}

function read(path: string, text: string): Opened {
  try {
    return parse(path, text, { parser: 'oxc' });
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const { message, position } = error;
    if (position === undefined) throw new SyntaxError(MISSING);
    throw Object.assign(new SyntaxError(message), { lineNumber: position.line, column: position.column });
  }
}

const MISSING =
  'eslint-plugin-unleak/parser reads with `oxc-parser`, and finds scopes with `@typescript-eslint/scope-manager` or ESLint: ' +
  'run `npm install --save-dev oxc-parser @typescript-eslint/scope-manager`';
