import { createRequire } from 'node:module';
import type * as ScopeManagerModule from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { locate } from './project-modules.ts';
import type { Parsed, Reader, Reading } from './reader.ts';

interface TypeScriptEstree {
  readonly parse: (text: string, options: object) => TSESTree.Program;
}

interface Parts {
  readonly estree: TypeScriptEstree;
  readonly visitorKeys: Parsed['visitorKeys'];
  readonly findScopes: (ast: TSESTree.Program) => Parsed['scopeManager'];
}

/** TypeScript's way to read a file, where `@typescript-eslint/parser` is installed. */
export function typescriptReaders({ path, isTypeScript, isForEslint }: Reading): Reader[] {
  const parts = partsOf(path);
  if (parts === undefined) return [];
  const { estree, visitorKeys, findScopes } = parts;
  return [
    text => {
      const ast = estree.parse(text, {
        filePath: path,
        jsx: !isTypeScript || path.endsWith('.tsx'),
        range: true,
        loc: isForEslint,
        comment: true,
        tokens: isForEslint,
        loggerFn: false,
        suppressDeprecatedPropertyWarnings: true,
      });
      return { ast, scopeManager: findScopes(ast), visitorKeys };
    },
  ];
}

/** TypeScript's way to find the scopes of a tree, where `@typescript-eslint/parser` is installed. */
export const typescriptScopes = (path: string): Parts['findScopes'] | undefined => partsOf(path)?.findScopes;

/** The parts of the parser, without what only a linter needs of it: tokens, and a line for every node. */
function partsOf(path: string): Parts | undefined {
  const manifest = locate(path, '@typescript-eslint/parser/package.json');
  if (manifest === undefined) return undefined;
  const fromParser = createRequire(manifest);
  const { visitorKeys } = fromParser('@typescript-eslint/visitor-keys') as Pick<Parsed, 'visitorKeys'>;
  const { analyze } = fromParser('@typescript-eslint/scope-manager') as typeof ScopeManagerModule;
  return {
    estree: fromParser('@typescript-eslint/typescript-estree') as TypeScriptEstree,
    visitorKeys,
    findScopes: ast => analyze(ast, { sourceType: 'module', lib: [] }),
  };
}
