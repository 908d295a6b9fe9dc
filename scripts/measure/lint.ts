import { dirname, extname, resolve } from 'node:path';
import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import * as flowParser from 'hermes-eslint';
import * as svelteParser from 'svelte-eslint-parser';
import * as vueParser from 'vue-eslint-parser';
import type { Plugin } from '../../src/plugin-types.ts';
import { bothPresets, PRESETS, type Preset } from './plugin.ts';
import { programFor } from './programs.ts';

/** One report of the plugin. */
export interface Report {
  readonly rule: string;
  /** The smaller preset that reports it. */
  readonly preset: Preset;
  readonly line: number;
  readonly message: string;
}

/** What linting a file gave; `failure` where no parser could read it or a rule threw. */
export interface Linted {
  readonly text: string;
  readonly reports: readonly Report[];
  readonly failure?: string;
}

type LanguageOptions = NonNullable<Linter.Config['languageOptions']>;

/** Whether the file can be linted with types. */
export function isTypeScript(path: string): boolean {
  return /^\.[cm]?tsx?$/.test(extname(path));
}

/**
 * Lints a text as users would, under the name of its file and from the folder of its project; comments in it that turn
 * rules off are not heeded.
 */
export function lint(plugin: Plugin, path: string, text: string, typed = false, root = dirname(path)): Linted {
  const file = resolve(path);
  const cwd = resolve(root);
  let failure = '';
  for (const languageOptions of attempts(file, text, typed)) {
    try {
      const messages = verify(plugin, file, text, languageOptions, typed, cwd);
      const fatal = messages.find(message => message.fatal);
      if (!fatal) return { text, reports: reportsOf(messages) };
      failure ||= `line ${fatal.line} cannot be parsed: ${fatal.message}`;
    } catch (error) {
      return { text, reports: [], failure: `crash: ${(error as Error).message.replace(/\n/g, ' ')}` };
    }
  }
  return { text, reports: [], failure };
}

function verify(
  plugin: Plugin,
  file: string,
  text: string,
  languageOptions: LanguageOptions,
  typed: boolean,
  cwd: string,
): Linter.LintMessage[] {
  const config: Linter.Config = {
    files: ['**/*.*'],
    ...bothPresets(plugin, typed),
    languageOptions,
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
  };
  return new Linter({ cwd }).verify(text, [config], { filename: file });
}

/** The parsers of files that hold scripts among other things. */
const COMPONENT_PARSERS: Readonly<Record<string, Linter.Parser>> = { '.svelte': svelteParser, '.vue': vueParser };

/**
 * ESLint's own parser for JavaScript, as a module, then as CommonJS; then TypeScript's and Flow's for what it cannot
 * read; for components the parser of their framework, with TypeScript's for the scripts.
 */
function attempts(file: string, text: string, typed: boolean): LanguageOptions[] {
  const component = COMPONENT_PARSERS[extname(file)];
  if (component) return [{ parser: component, sourceType: 'module', parserOptions: { parser: typescriptParser } }];
  const jsx = !/\.[cm]?ts$/.test(file);
  const parserOptions = { ecmaFeatures: { jsx }, ...(typed && { programs: [programFor(file, text)] }) };
  const typescript: LanguageOptions = {
    parser: typescriptParser,
    sourceType: 'module',
    parserOptions,
  };
  if (isTypeScript(file)) return [typescript];
  const types = file.endsWith('.cjs') ? (['commonjs'] as const) : (['module', 'commonjs'] as const);
  const plain = types.map((sourceType): LanguageOptions => ({ sourceType, parserOptions }));
  return [...plain, typescript, { parser: flowParser, sourceType: 'module' }];
}

/** Each report once, under the smaller preset; what ESLint itself says of comments in the file is left out. */
function reportsOf(messages: readonly Linter.LintMessage[]): Report[] {
  const reports = new Map<string, Report>();
  for (const { ruleId, line, column, message } of messages) {
    const preset = PRESETS.find(name => ruleId?.startsWith(`${name}/`));
    if (preset === undefined) continue;
    const rule = (ruleId ?? '').slice(preset.length + 1);
    const key = JSON.stringify([rule, line, column, message]);
    if (preset === 'recommended' || !reports.has(key)) reports.set(key, { rule, preset, line, message });
  }
  return [...reports.values()];
}
