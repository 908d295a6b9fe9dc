import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { vi } from 'vitest';
import plugin from '../../src/index.ts';
import { examplesOf } from '../../scripts/prove/page.ts';

/** Who can read a case: any parser, typescript-eslint's, or that one with type information. */
export type Reader = 'any' | 'typescript' | 'types';

/** A piece of code that a test or a page of the documentation shows, and the rule that it is for. */
export interface Case {
  readonly rule: string;
  readonly code: string;
  readonly options: readonly unknown[];
  readonly settings: Readonly<Record<string, unknown>>;
  readonly reader: Reader;
  /** Where it stands, for the name of a test. */
  readonly from: string;
}

interface Run {
  readonly config: { readonly languageOptions?: { readonly parser?: unknown; readonly parserOptions?: object } };
  readonly rule: { readonly meta: object };
  readonly cases: Readonly<Record<'valid' | 'invalid', readonly (string | Partial<Case>)[]>>;
  readonly file: string;
}

/** Every case of the tests of the rules, and every example of their documentation; each of them once. */
export async function casesOfRules(verdict: 'valid' | 'invalid'): Promise<readonly Case[]> {
  const cases = new Map<string, Case>();
  for (const found of [...(await casesOfTests(verdict)), ...examplesOfDocs(verdict === 'valid' ? '✅' : '❌')]) {
    const key = JSON.stringify([found.rule, found.code, found.options, found.settings]);
    const known = cases.get(key);
    if (known === undefined || READERS.indexOf(found.reader) < READERS.indexOf(known.reader)) cases.set(key, found);
  }
  return [...cases.values()];
}

const READERS: readonly Reader[] = ['any', 'typescript', 'types'];

async function casesOfTests(verdict: 'valid' | 'invalid'): Promise<Case[]> {
  const names = new Map(Object.entries(plugin.rules).map(([name, { meta }]) => [meta as object, name]));
  return (await runs).flatMap(({ config, rule, cases, file }) =>
    cases[verdict].map(one => {
      const { code = '', options = [], settings = {} } = typeof one === 'string' ? { code: one } : one;
      return { rule: names.get(rule.meta)!, code, options, settings, reader: readerOf(config), from: file };
    }),
  );
}

function readerOf({ languageOptions: { parser, parserOptions } = {} }: Run['config']): Reader {
  if (parserOptions !== undefined) return 'types';
  return parser === undefined ? 'typescript' : 'any';
}

/** What the tests hand to the tester of rules, which is not run. */
const runs = collect();

async function collect(): Promise<readonly Run[]> {
  const found: Run[] = [];
  let file = '';
  vi.doMock('@typescript-eslint/rule-tester', () => ({
    RuleTester: class {
      readonly config: Run['config'];

      constructor(config: Run['config'] = {}) {
        this.config = config;
      }

      run(_: string, rule: Run['rule'], cases: Run['cases']): void {
        found.push({ config: this.config, rule, cases, file });
      }
    },
  }));
  for (file of readdirSync('tests/rules').filter(name => name.endsWith('.test.ts'))) {
    if (/from 'vitest'/.test(readFileSync(`tests/rules/${file}`, 'utf8'))) continue;
    await import(/* @vite-ignore */ pathToFileURL(resolve('tests/rules', file)).href);
  }
  return found;
}

function examplesOfDocs(mark: '✅' | '❌'): Case[] {
  return readdirSync('docs/rules').flatMap(file =>
    examplesOf(readFileSync(`docs/rules/${file}`, 'utf8'))
      .filter(({ verdict }) => verdict === mark)
      .map(({ language, code }) => {
        const rule = file.slice(0, -'.md'.length);
        const reader = isTyped(rule) ? 'types' : language.startsWith('ts') ? 'typescript' : 'any';
        return { rule, code, options: [], settings: {}, reader, from: `docs/rules/${file}` };
      }),
  );
}

function isTyped(rule: string): boolean {
  const { docs } = plugin.rules[rule as keyof typeof plugin.rules].meta as {
    docs?: { requiresTypeChecking?: boolean };
  };
  return docs?.requiresTypeChecking === true;
}
