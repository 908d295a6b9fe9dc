import type * as ScopeManagerModule from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { load, loadFrom, locate } from './project-modules.ts';
import type { Parsed, Reader, Reading } from './reader.ts';

interface TypeScriptEstree {
  readonly parse: (text: string, options: object) => TSESTree.Program;
}

type ScopeFinder = (ast: TSESTree.Program) => Parsed['scopeManager'];

/** TypeScript's way to read a file, where `@typescript-eslint/parser` is installed; only what a linter needs has tokens. */
export function typescriptReaders({ path, isTypeScript, isForEslint }: Reading): Reader[] {
  const fromParser = requireOfParser(path);
  const findScopes = typescriptScopes(path);
  if (fromParser === undefined || findScopes === undefined) return [];
  const { parse } = fromParser('@typescript-eslint/typescript-estree') as TypeScriptEstree;
  const { visitorKeys } = fromParser('@typescript-eslint/visitor-keys') as Pick<Parsed, 'visitorKeys'>;
  return [
    text => {
      const ast = parse(text, {
        filePath: path,
        jsx: !isTypeScript || path.endsWith('.tsx'),
        range: true,
        // Without, it would take them out of every node again.
        loc: true,
        jsDocParsingMode: 'none',
        comment: true,
        tokens: isForEslint,
        loggerFn: false,
        suppressDeprecatedPropertyWarnings: true,
      });
      return { ast, scopeManager: findScopes(ast), visitorKeys };
    },
  ];
}

/**
 * TypeScript's way to find the scopes of a tree, where `@typescript-eslint/scope-manager` is installed, or the parser that
 * brings it; TypeScript itself is not loaded for it, and need not be one that the parser can be installed beside.
 */
export function typescriptScopes(path: string): ScopeFinder | undefined {
  const scopes = requireOfParser(path)?.(SCOPES) ?? load(path, SCOPES);
  if (scopes === undefined) return undefined;
  const { analyze } = scopes as typeof ScopeManagerModule;
  return ast => analyze(ast, { sourceType: 'module', lib: [] });
}

const SCOPES = '@typescript-eslint/scope-manager';

function requireOfParser(path: string): ((specifier: string) => unknown) | undefined {
  const manifest = locate(path, '@typescript-eslint/parser/package.json');
  return manifest === undefined ? undefined : specifier => loadFrom(manifest, specifier);
}
