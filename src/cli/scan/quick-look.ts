import { resolve } from 'node:path';
import { looksMinified } from '../../analysis/syntax/minified.ts';
import { open } from '../../codemods/kit/open.ts';

/** The rules of the plugin by their names, as much of them as is asked for here. */
export interface Rules {
  readonly rules: Readonly<Record<string, Rule>>;
}

interface Rule {
  readonly meta: {
    readonly docs: { readonly description: string; readonly url: string };
    readonly messages: Readonly<Record<string, string>>;
  };
  readonly create: (context: object) => Readonly<Record<string, unknown>>;
}

/**
 * Tells from a file whether ESLint need look at it. The rules judge a file as a whole once it has been read, and ask
 * nothing of ESLint for that: no tokens, no walk. So they are run on what the fastest parser makes of the file.
 * Where anything is reported, or anything is unclear, ESLint has the last word.
 */
export function quickLook({ rules }: Rules, names: readonly string[]): (path: string, text: string) => boolean {
  const asked = names.map(name => ({ id: name, rule: rules[name.slice(name.indexOf('/') + 1)]! }));
  return (path, text) => {
    // A comment may give a rule other options.
    if (CONFIGURES.test(text)) return true;
    if (looksMinified(text)) return false;
    try {
      const { ast, scopeManager, visitorKeys } = open(path, text);
      const sourceCode = { ast, text, scopeManager, visitorKeys };
      const reports: unknown[] = [];
      const report = (problem: unknown): void => void reports.push(problem);
      for (const { id, rule } of asked) {
        const context = { id, sourceCode, report, filename: resolve(path), options: [], settings: {} };
        for (const [event, judge] of Object.entries(rule.create(context))) {
          if (event !== 'Program:exit') return true;
          (judge as (program: object) => void)(ast);
        }
      }
      return reports.length > 0;
    } catch {
      return true;
    }
  };
}

const CONFIGURES = /\/\*\s*eslint\s/;
