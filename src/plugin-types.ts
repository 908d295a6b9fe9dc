import type { RuleName } from './rules/index.ts';

/** A rule, loosely typed so that it fits every host: ESLint 8, 9 and 10, and typescript-eslint. */
export interface PluginRule {
  readonly meta: {
    readonly type: 'problem' | 'suggestion' | 'layout';
    readonly docs?: { readonly description?: string; readonly url?: string };
    readonly messages: Record<string, string>;
    readonly hasSuggestions?: boolean;
    readonly schema: object[];
  };
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each host has its own type for a rule's context
  readonly create: (context: any) => any;
}

/** How a preset sets a rule. */
type Level = 'error' | 'off' | ['error', { confidence: 'possible' }];
export type Rules = Record<`unleak/${RuleName}`, Level>;

/** A preset for `eslint.config.js`. */
export interface FlatConfig {
  readonly name: string;
  readonly plugins: Record<string, object>;
  readonly rules: Partial<Rules>;
}

/** A preset for `.eslintrc`. */
export interface LegacyConfig {
  readonly plugins: string[];
  readonly rules: Partial<Rules>;
}

export type PresetName = 'recommended' | 'recommended-type-checked' | 'strict' | 'strict-type-checked' | 'all' | 'off';

/** What `eslint-plugin-unleak` exports. */
export interface Plugin {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string };
  readonly rules: Record<RuleName, PluginRule>;
  readonly configs: Record<PresetName, FlatConfig> & Record<`legacy-${PresetName}`, LegacyConfig>;
}
