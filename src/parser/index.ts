/**
 * A parser for ESLint that reads with `oxc-parser`: JavaScript and TypeScript, several times as fast as TypeScript's own
 * parser, and without TypeScript. It gives no type information.
 */
import type { ScopeManager } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { childrenOf } from '../analysis/syntax/nodes.ts';
import type { Source } from '../analysis/syntax/source.ts';
import { lineTable, positionAt } from '../codemods/kit/lines.ts';
import { parse, ParseError } from '../codemods/kit/parser.ts';
import { tokensOf } from './tokens.ts';

/** What ESLint tells a parser of a file. */
export interface ParserOptions {
  readonly filePath?: string;
}

/** What ESLint is given for a file; `never` fits whatever the types of an ESLint ask for, and so needs none of them. */
export interface Parsed {
  readonly ast: never;
  readonly scopeManager: never;
  readonly visitorKeys: Record<string, string[]>;
  readonly services: object;
}

export const meta = { name: 'eslint-plugin-unleak/parser' };

/**
 * Reads a file as ESLint needs it: ESTree with ranges, lines, tokens and comments, and the scopes.
 *
 * @throws {SyntaxError} that says where, in the fields that ESLint looks for; or that `oxc-parser` is not installed.
 */
export function parseForESLint(text: string, { filePath = 'file.ts' }: ParserOptions = {}): Parsed {
  const { ast, scopeManager, visitorKeys } = read(filePath, text);
  const starts = lineTable(text)();
  const place = (part: Placeable): void => {
    part.loc = { start: positionAt(starts, part.range[0]), end: positionAt(starts, part.range[1]) };
  };
  const nodes = everyNode(ast, visitorKeys);
  const comments = ast.comments ?? [];
  const tokens = tokensOf(text, nodes, comments);
  for (const part of [...nodes, ...comments, ...tokens]) place(part);
  return {
    ast: Object.assign(ast, { tokens, comments }) as never,
    scopeManager: scopeManager as never,
    visitorKeys: visitorKeys as Parsed['visitorKeys'],
    services: {},
  };
}

interface Placeable {
  loc: TSESTree.SourceLocation;
  readonly range: TSESTree.Range;
}

interface Read {
  readonly ast: TSESTree.Program;
  readonly scopeManager: ScopeManager;
  readonly visitorKeys: Source['visitorKeys'];
}

function read(path: string, text: string): Read {
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
  'run `npm install --save-dev oxc-parser @typescript-eslint/parser`';

function everyNode(ast: TSESTree.Program, visitorKeys: Source['visitorKeys']): TSESTree.Node[] {
  const nodes: TSESTree.Node[] = [ast];
  for (const node of nodes) {
    for (const child of childrenOf({ visitorKeys }, node)) {
      child.parent = node;
      nodes.push(child);
    }
  }
  return nodes;
}
