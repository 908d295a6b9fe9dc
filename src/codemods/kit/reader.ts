import type { Source } from '../../analysis/syntax/source.ts';

/** What a parser makes of a file; the line numbers of its nodes may be left to be worked out. */
export type Parsed = Pick<Source, 'ast' | 'scopeManager' | 'visitorKeys'>;

/** Reads a text in one way; throws what its parser throws. */
export type Reader = (text: string) => Parsed;

/** How a file is to be read. */
export interface Reading {
  readonly path: string;
  readonly isTypeScript: boolean;
  /** Whether all that ESLint asks of a parser is wanted: tokens, and the lines of every node. */
  readonly isForEslint: boolean;
}
