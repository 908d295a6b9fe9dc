import { createRequire } from 'node:module';
import { extname } from 'node:path';
import type * as TypeScriptParser from '@typescript-eslint/parser';
import type { TSESTree } from '@typescript-eslint/types';
import type { Source } from '../../analysis/source.ts';
import { load, locate } from './project-modules.ts';

/** What a parser makes of a file. */
export type Parsed = Pick<Source, 'ast' | 'scopeManager' | 'visitorKeys'>;

/** Reads a text in one way; throws what its parser throws. */
export type Reader = (text: string) => Parsed;

const TYPESCRIPT: ReadonlySet<string> = new Set(['.ts', '.tsx', '.mts', '.cts']);
const POSITIONS = { range: true, loc: true, tokens: true, comment: true } as const;

/** Whether a file is TypeScript, by its name. */
export const isTypeScript = (path: string): boolean => TYPESCRIPT.has(extname(path));

/** TypeScript's way to read a file, where its parser is installed. */
export function typescriptReaders(path: string): Reader[] {
  const parser = load(path, '@typescript-eslint/parser') as typeof TypeScriptParser | undefined;
  if (parser === undefined) return [];
  const options = {
    filePath: path,
    ecmaFeatures: { jsx: !isTypeScript(path) || path.endsWith('.tsx') },
    loggerFn: false,
    ...POSITIONS,
  } as const;
  return [
    text => {
      const { ast, scopeManager, visitorKeys } = parser.parseForESLint(text, {
        ...options,
        sourceType: 'module',
        lib: [],
      });
      return { ast, scopeManager: scopeManager, visitorKeys };
    },
  ];
}

interface Espree {
  readonly VisitorKeys: Parsed['visitorKeys'];
  readonly parse: (text: string, options: object) => TSESTree.Program;
}

interface EslintScope {
  readonly analyze: (ast: TSESTree.Program, options: object) => Parsed['scopeManager'];
}

/** ESLint's ways to read plain JavaScript, the likelier one first, where ESLint is installed. */
export function eslintReaders(path: string): Reader[] {
  const manifest = locate(path, 'eslint/package.json');
  if (manifest === undefined) return [];
  const fromEslint = createRequire(manifest);
  const espree = fromEslint('espree') as Espree;
  const { analyze } = fromEslint('eslint-scope') as EslintScope;
  const readAs =
    (sourceType: 'module' | 'commonjs'): Reader =>
    text => {
      const ast = espree.parse(text, { ecmaVersion: 'latest', sourceType, ecmaFeatures: { jsx: true }, ...POSITIONS });
      const nodejsScope = sourceType === 'commonjs';
      const scoping = {
        ecmaVersion: 2022,
        sourceType,
        nodejsScope,
        ignoreEval: true,
        jsx: true,
        childVisitorKeys: espree.VisitorKeys,
      };
      return { ast, scopeManager: analyze(ast, scoping), visitorKeys: espree.VisitorKeys };
    };
  const readers = [readAs('module'), readAs('commonjs')];
  return path.endsWith('.cjs') ? readers.reverse() : readers;
}
