import type { TSESLint } from '@typescript-eslint/utils';
import type { Options } from './confidence-option.ts';

/** What a rule says of itself; presets, docs and the README's table are computed from it. */
export interface Docs {
  readonly description: string;
  /** The smallest preset that turns the rule on. */
  readonly recommended: 'recommended' | 'recommended-type-checked' | 'strict';
  /** Whether the rule judges nothing without type information. */
  readonly requiresTypeChecking?: boolean;
}

/** Where the documentation of a rule stands. */
export const docsUrl = (name: string): string =>
  `https://github.com/unleak/eslint-plugin-unleak/blob/main/docs/rules/${name}.md`;

type Rule<MessageIds extends string> = TSESLint.RuleModule<MessageIds, Options, Docs>;

interface Definition<MessageIds extends string> {
  readonly name: string;
  readonly meta: Omit<Rule<MessageIds>['meta'], 'docs'> & { readonly docs: Docs };
  readonly create: Rule<MessageIds>['create'];
}

/** Makes a rule that links to its documentation. */
export function createRule<MessageIds extends string>({
  name,
  meta,
  create,
}: Definition<MessageIds>): Rule<MessageIds> {
  const docs = { ...meta.docs, url: docsUrl(name) };
  return { meta: { ...meta, docs }, defaultOptions: meta.defaultOptions ?? [], create };
}
