import type { TSESTree } from '@typescript-eslint/types';
import { loadFrom, locate } from './project-modules.ts';
import type { Parsed, Reader, Reading } from './reader.ts';

interface Espree {
  readonly VisitorKeys: Parsed['visitorKeys'];
  readonly parse: (text: string, options: object) => TSESTree.Program;
}

interface EslintScope {
  readonly analyze: (ast: TSESTree.Program, options: object) => Parsed['scopeManager'];
}

type SourceType = 'module' | 'commonjs';

/** ESLint's ways to read plain JavaScript, the likelier one first, where ESLint is installed. */
export function espreeReaders({ path, isForEslint }: Reading): Reader[] {
  const manifest = locate(path, 'eslint/package.json');
  if (manifest === undefined) return [];
  const { parse, VisitorKeys: visitorKeys } = loadFrom(manifest, 'espree') as Espree;
  const analyze = analyzeWith(loadFrom(manifest, 'eslint-scope') as EslintScope);
  return sourceTypesOf(path).map(sourceType => text => {
    const ast = parse(text, {
      ecmaVersion: 'latest',
      sourceType,
      ecmaFeatures: { jsx: true },
      range: true,
      loc: true,
      comment: true,
      tokens: isForEslint,
    });
    return { ast, scopeManager: analyze(ast, sourceType), visitorKeys };
  });
}

/** ESLint's way to find the scopes of a tree, where ESLint is installed. */
export function eslintScopes(path: string): ScopeFinder | undefined {
  const manifest = locate(path, 'eslint/package.json');
  return manifest === undefined ? undefined : analyzeWith(loadFrom(manifest, 'eslint-scope') as EslintScope);
}

export type ScopeFinder = (ast: TSESTree.Program, sourceType: SourceType) => Parsed['scopeManager'];

/** Without keys of our own for the children of a node: they would be copied for every pattern of the file. */
function analyzeWith({ analyze }: EslintScope): ScopeFinder {
  return (ast, sourceType) =>
    analyze(ast, {
      ecmaVersion: 2022,
      sourceType,
      nodejsScope: sourceType === 'commonjs',
      ignoreEval: true,
      jsx: true,
    });
}

/** What a file may be, the likelier first. */
export function sourceTypesOf(path: string): SourceType[] {
  return path.endsWith('.cjs') ? ['commonjs', 'module'] : ['module', 'commonjs'];
}
