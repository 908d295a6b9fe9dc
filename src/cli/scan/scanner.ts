import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { Linter } from 'eslint';
import { ParseError, parse } from '../../codemods/kit/parser.ts';
import { load, locate } from '../../codemods/kit/project-modules.ts';
import { forEslint } from '../../parser/for-eslint.ts';
import { holdersOf } from './holders.ts';
import { quickLook, type Rules } from './quick-look.ts';
import type { Unread } from '../kit/unread.ts';
import { UsageError } from '../kit/usage-error.ts';

/** One report of a rule. */
export interface Finding {
  readonly path: string;
  /** Lines and columns count from 1; the end is the first column that is no longer meant. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly rule: string;
  readonly message: string;
  /** The line that it starts on. */
  readonly code: string;
  /** The other lines that the message names. */
  readonly cited: readonly CitedLine[];
  /** Who keeps what alive, from the root to the thing; empty where the finding is about something else. */
  readonly holders: readonly string[];
}

/** A line that proves something. */
export interface CitedLine {
  readonly line: number;
  readonly code: string;
}

/** What the rules say of themselves. */
export type RuleDocs = Readonly<Record<string, { readonly description: string; readonly url: string }>>;

interface Plugin extends Rules {
  readonly configs: { readonly recommended: Linter.Config & { readonly rules: Linter.RulesRecord } };
}

export interface Scanner {
  readonly docs: RuleDocs;
  readonly scan: (path: string, text: string) => Finding[] | Unread;
}

const NAMESPACE = 'unleak/';

/**
 * Lints with the recommended preset in the ESLint that the project has, 8, 9 or 10, and with no configuration but ours.
 * ESLint is only asked about files in which there is something to report: hardly any.
 *
 * @throws {UsageError} where there is no ESLint.
 */
export function createScanner(): Scanner {
  if (locate('', 'eslint') === undefined) throw new UsageError(NO_ESLINT);
  // Loaded from the package itself, and only now: `unleak migrate` does without it.
  const plugin = createRequire(import.meta.url)('eslint-plugin-unleak') as Plugin;
  let parsed: object | undefined;
  const parser = { meta: { name: 'unleak' }, parseForESLint: () => ({ ...parsed, services: {} }) };
  let linter: Linter | undefined;
  const config: Linter.Config[] = [
    { ignores: ['!**/node_modules/', '!**/.git/'] },
    {
      files: ['**/*.*'],
      languageOptions: { parser: parser },
      linterOptions: { reportUnusedDisableDirectives: false },
    },
    plugin.configs.recommended,
  ];
  const docs = Object.entries(plugin.rules).map(([name, { meta }]) => [NAMESPACE + name, meta.docs] as const);
  const mayLeak = quickLook(plugin, Object.keys(plugin.configs.recommended.rules));
  return {
    docs: Object.fromEntries(docs),
    scan(path, text) {
      try {
        if (!mayLeak(path, text)) return [];
        parsed = readForEslint(path, text);
        linter ??= createLinter();
        return findings(plugin, path, text, linter.verify(text, config, { filename: resolve(path) }));
      } catch (error) {
        if (error instanceof UsageError) throw error;
        return unreadBecause(path, error);
      } finally {
        parsed = undefined;
      }
    },
  };
}

/** What ESLint needs of a file: by ESLint's or TypeScript's parser, or where there is none for the file, by oxc's. */
function readForEslint(path: string, text: string): object {
  try {
    return parse(path, text, { isForEslint: true });
  } catch (error) {
    if (!(error instanceof ParseError) || error.isFlow || error.position) throw error;
    try {
      return forEslint(text, parse(path, text, { parser: 'oxc' }));
    } catch (other) {
      throw other instanceof ParseError && other.position ? other : error;
    }
  }
}

const NO_ESLINT = 'ESLint is not installed: run `npx -p eslint -p eslint-plugin-unleak unleak scan`';

/** Only now: where there is nothing to report, nobody has to wait for ESLint to load. */
function createLinter(): Linter {
  const eslint = (load('', 'eslint/universal') ?? load('', 'eslint')) as { Linter: typeof Linter } | undefined;
  if (eslint === undefined) throw new UsageError(NO_ESLINT);
  return new eslint.Linter({ cwd: ROOT, configType: 'flat' });
}

/** Flat configs see no file outside their folder. */
const ROOT = resolve('/');

/** Comments in the file may turn on rules of others, or be out of date: what is said of them is not asked for. */
function findings(plugin: Plugin, path: string, text: string, messages: readonly Linter.LintMessage[]): Finding[] {
  const fatal = messages.find(({ fatal, message }) => fatal && message.startsWith('Parsing error'));
  if (fatal) throw new Error(fatal.message);
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/);
  return messages.flatMap(
    ({ ruleId, messageId = '', message, line, column, endLine = line, endColumn = column + 1 }) => {
      if (!ruleId?.startsWith(NAMESPACE)) return [];
      const name = ruleId.slice(NAMESPACE.length);
      const holders = holdersOf(name, plugin.rules[name]?.meta.messages[messageId] ?? '', message);
      const cited = citedIn(message, line).map(other => ({ line: other, code: lines[other - 1] ?? '' }));
      const code = lines[line - 1] ?? '';
      return [{ path, line, column, endLine, endColumn, rule: ruleId, message, code, cited, holders }];
    },
  );
}

function citedIn(message: string, own: number): number[] {
  const named = [...message.matchAll(/\bline (\d+)/g)].map(([, line]) => Number(line));
  return [...new Set(named)].filter(line => line !== own).sort((a, b) => a - b);
}

function unreadBecause(path: string, error: unknown): Unread {
  const { message } = error as Error;
  if (!(error instanceof ParseError))
    return { path, kind: 'failed', reason: `could not be judged: ${message.replaceAll(/\s*\n\s*/g, ' ')}` };
  if (error.isFlow) return { path, kind: 'skipped', reason: 'is written in Flow' };
  const { position } = error;
  return {
    path,
    kind: 'failed',
    reason: `cannot be parsed: ${position ? `${position.line}:${position.column} ` : ''}${message}`,
  };
}
