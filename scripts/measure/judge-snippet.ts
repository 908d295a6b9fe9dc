import type { Plugin } from '../../src/plugin-types.ts';
import type { Snippet } from './cases.ts';
import { lint, type Report } from './lint.ts';
import type { Preset } from './plugin.ts';
import { isReported } from './tally.ts';

/** What the plugin says of a snippet. */
export interface Answer {
  readonly snippet: Snippet;
  readonly reports: readonly Report[];
  readonly failure?: string;
}

/** Lints a snippet as a TypeScript file of its own. */
export function judgeSnippet(plugin: Plugin, snippet: Snippet, typed: boolean): Answer {
  const { reports, failure } = lint(plugin, `/snippets/${snippet.id}.tsx`, codeOf(snippet), typed);
  return { snippet, reports, ...(failure !== undefined && { failure }) };
}

/** Whether valid code is left alone and invalid code is reported. */
export function isRight({ snippet, reports, failure }: Answer, preset: Preset): boolean {
  return failure === undefined && isReported(reports, preset) !== snippet.valid;
}

/** Calls of hooks that stand alone belong into a component, as their author left out. */
function codeOf({ code }: Snippet): string {
  const isBare = /useEffect\(|useCallback\(|useRef\(/.test(code) && !/import .*(?:react|preact)/.test(code);
  if (!isBare) return code;
  return `import { useEffect, useCallback, useRef } from 'react'; export function useThing() { ${code} }`;
}
