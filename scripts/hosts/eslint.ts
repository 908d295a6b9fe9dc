import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { type HostFinding, type HostRun, inOrder } from './finding.ts';

const require = createRequire(import.meta.url);

/** An edit that a report offers. */
interface Suggestion {
  readonly desc: string;
  readonly fix: { readonly range: readonly [number, number]; readonly text: string };
}

interface Message {
  readonly ruleId: string | null;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  readonly fatal?: boolean;
  readonly suggestions?: readonly Suggestion[];
}

interface Engine {
  lintFiles(patterns: string[]): Promise<{ filePath: string; messages: Message[] }[]>;
}
type EngineClass = new (options: object) => Engine;

/** What a host of the family shows: also what it offers. */
export interface EslintRun extends HostRun {
  readonly findings: readonly EslintFinding[];
}
export interface EslintFinding extends HostFinding {
  readonly suggestions: readonly Suggestion[];
}

const EXTENSIONS = '{js,jsx,mjs,cjs,ts,tsx,mts,cts}';
const TYPESCRIPT = `**/*.{ts,tsx,mts,cts}`;

const plugin = (): object => require(resolve('dist/index.cjs')) as object;
const parser = (): object => require('@typescript-eslint/parser') as object;

const flat = (rules: object): object => ({
  overrideConfigFile: true,
  overrideConfig: [
    { files: [`**/*.${EXTENSIONS}`], plugins: { unleak: plugin() }, rules },
    { languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } },
    { files: [TYPESCRIPT], languageOptions: { parser: parser() } },
  ],
});

const eslintrc = (rules: object): object => ({
  useEslintrc: false,
  plugins: { unleak: plugin() },
  extensions: ['.js', '.jsx', '.mjs', '.cjs', '.ts', '.tsx', '.mts', '.cts'],
  overrideConfig: {
    plugins: ['unleak'],
    rules,
    parserOptions: { ecmaVersion: 'latest', sourceType: 'module', ecmaFeatures: { jsx: true } },
    overrides: [{ files: [TYPESCRIPT], parser: require.resolve('@typescript-eslint/parser') }],
  },
});

/** Each ESLint that the plugin runs in, with each way to configure it; the last is what the others are held to. */
export const ESLINTS: Readonly<Record<string, { load: () => unknown; options: (rules: object) => object }>> = {
  'ESLint 8, eslintrc': { load: () => classIn('eslint-v8', 'ESLint'), options: eslintrc },
  'ESLint 8, flat': { load: () => classIn('eslint-v8/use-at-your-own-risk', 'FlatESLint'), options: flat },
  'ESLint 9, eslintrc': { load: () => classIn('eslint-v9/use-at-your-own-risk', 'LegacyESLint'), options: eslintrc },
  'ESLint 9, flat': { load: () => classIn('eslint-v9', 'ESLint'), options: flat },
  'ESLint 10, flat': { load: () => classIn('eslint', 'ESLint'), options: flat },
};

const classIn = (module: string, name: string): unknown => (require(module) as Record<string, unknown>)[name];

/** Lints a folder with these rules in one of them. */
export async function lintWithEslint(host: keyof typeof ESLINTS, folder: string, rules: object): Promise<EslintRun> {
  const { load, options } = ESLINTS[host]!;
  const Eslint = load() as EngineClass;
  const results = await new Eslint({ cwd: folder, ...options(rules) }).lintFiles([`**/*.${EXTENSIONS}`]);
  const pathOf = (file: string): string => file.slice(join(folder, '/').length);
  const findings = results.flatMap(({ filePath, messages }) =>
    messages.flatMap((message): EslintFinding[] => findingOf(pathOf(filePath), message)),
  );
  const unread = results.filter(({ messages }) => messages.some(({ fatal }) => fatal));
  return {
    findings: inOrder(findings),
    unread: new Set(unread.map(({ filePath }) => pathOf(filePath))),
  };
}

function findingOf(path: string, message: Message): EslintFinding[] {
  const { ruleId, line, column, endLine = line, endColumn = column, suggestions = [] } = message;
  if (!ruleId?.startsWith('unleak/')) return [];
  return [
    {
      path,
      rule: ruleId,
      message: message.message,
      start: `${line}:${column}`,
      end: `${endLine}:${endColumn}`,
      suggestions: suggestions.map(({ desc, fix }) => ({ desc, fix })),
    },
  ];
}
