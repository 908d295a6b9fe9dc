import type { TSESLint } from '@typescript-eslint/utils';

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

type Rule<MessageIds extends string, Options extends readonly unknown[]> = TSESLint.RuleModule<
  MessageIds,
  Options,
  Docs
>;

interface Definition<MessageIds extends string, Options extends readonly unknown[]> {
  readonly name: string;
  readonly meta: Omit<Rule<MessageIds, Options>['meta'], 'docs'> & { readonly docs: Docs };
  readonly defaultOptions: Options;
  readonly create: Rule<MessageIds, Options>['create'];
}

/** Makes a rule that links to its documentation. */
export function createRule<MessageIds extends string, Options extends readonly unknown[]>({
  name,
  meta,
  defaultOptions,
  create,
}: Definition<MessageIds, Options>): Rule<MessageIds, Options> {
  return { meta: { ...meta, docs: { ...meta.docs, url: docsUrl(name) } }, defaultOptions, create };
}
