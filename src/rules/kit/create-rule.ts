import { RuleCreator } from '@typescript-eslint/utils/eslint-utils';

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

/** Makes a rule that links to its documentation. */
export const createRule = RuleCreator<Docs>(docsUrl);
