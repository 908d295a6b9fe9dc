import type { TSESTree } from '@typescript-eslint/types';
import { eslintScopes, sourceTypesOf } from './espree-readers.ts';
import { walk } from '../../analysis/syntax/nodes.ts';
import { load } from './project-modules.ts';
import type { Parsed, Reader, Reading } from './reader.ts';
import { typescriptScopes } from './typescript-readers.ts';

interface Comment {
  readonly type: 'Line' | 'Block';
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

interface OxcParser {
  readonly visitorKeys: Parsed['visitorKeys'];
  readonly parseSync: (
    path: string,
    text: string,
    options: object,
  ) => {
    readonly program: TSESTree.Program;
    readonly comments: readonly Comment[];
    readonly errors: readonly {
      readonly severity: string;
      readonly message: string;
      readonly labels: readonly { readonly start: number }[];
    }[];
  };
}

/** The ways of `oxc-parser` to read a file, where that is installed together with something that finds scopes. */
export function oxcReaders({ path, isTypeScript }: Reading): Reader[] {
  const oxc = load(path, 'oxc-parser') as OxcParser | undefined;
  if (oxc?.visitorKeys === undefined) return [];
  const findScopes = (isTypeScript ? undefined : eslintScopes(path)) ?? typescriptScopes(path);
  if (findScopes === undefined) return [];
  const lang = !isTypeScript ? 'jsx' : path.endsWith('.tsx') ? 'tsx' : 'ts';
  const sourceTypes = isTypeScript ? (['module'] as const) : sourceTypesOf(path);
  return sourceTypes.map(sourceType => text => {
    const ast = parse(oxc, path, text, { lang, sourceType, astType: 'ts', preserveParens: false });
    // To hand out the ranges takes it half as long again as all the rest.
    walk(oxc, ast, node => void (node.range = rangeOf(node)));
    return { ast, scopeManager: findScopes(ast, sourceType), visitorKeys: oxc.visitorKeys };
  });
}

function rangeOf(node: object): TSESTree.Range {
  const { start, end } = node as { readonly start: number; readonly end: number };
  return [start, end];
}

function parse({ parseSync }: OxcParser, path: string, text: string, options: object): TSESTree.Program {
  const { program, comments, errors } = parseSync(path, text, options);
  const [error] = errors.filter(({ severity }) => severity === 'Error');
  if (error) throw Object.assign(new Error(error.message), { index: error.labels[0]?.start ?? 0 });
  const placed = comments.map(({ type, value, start, end }) => ({ type, value, range: [start, end] }));
  return Object.assign(program, { comments: placed as unknown as TSESTree.Comment[] });
}
