import type { ParserServices, TSESLint } from '@typescript-eslint/utils';
import type { Source } from '../../analysis/source.ts';
import { settingsOf } from './settings-of.ts';

const sources = new WeakMap<object, Source>();

/** The file that a rule is asked about, as the analysis reads it: the same object for every rule. */
export function sourceOf(context: Readonly<TSESLint.RuleContext<string, readonly unknown[]>>): Source {
  const { sourceCode, settings } = context;
  let source = sources.get(sourceCode);
  if (source === undefined) sources.set(sourceCode, (source = open(sourceCode, settings['unleak'])));
  return source;
}

function open(sourceCode: Readonly<TSESLint.SourceCode>, settings: unknown): Source {
  const { ast, text, scopeManager, visitorKeys } = sourceCode;
  if (scopeManager === null) throw new TypeError('eslint-plugin-unleak needs a parser that analyzes scopes');
  const types = typesOf(sourceCode.parserServices);
  return {
    ast,
    text,
    scopeManager,
    visitorKeys,
    settings: settingsOf(settings),
    ...(types && { types }),
  };
}

function typesOf(services: Partial<ParserServices> | undefined): Source['types'] {
  return services?.program ? (services as NonNullable<Source['types']>) : undefined;
}
