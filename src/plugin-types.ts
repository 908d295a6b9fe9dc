import type { RuleName, WeighedRuleName } from './rules/index.ts';

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

type Severity = 'off' | 'warn' | 'error' | 0 | 1 | 2;

/** How sure a leak must be to be reported: what one file proves, makes likely, or leaves open. */
interface ConfidenceOption {
  readonly confidence?: 'sure' | 'likely' | 'possible';
}

/** How a configuration sets the rules, for editors to complete and check. */
type Settings = {
  [Name in RuleName as `unleak/${Name}`]?:
    Severity | [Severity] | (Name extends WeighedRuleName ? [Severity, ConfidenceOption] : never);
};

// eslint-disable-next-line @typescript-eslint/ban-ts-comment -- an error that is there for some users only
/** @ts-ignore Where this package cannot be seen, such as under ESLint 8, nothing is completed. */
declare module '@eslint/core' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- it is merged with the one that is there
  interface RulesConfig extends Settings {}
}

/** How a preset sets the rules. */
export type Rules = {
  [Name in RuleName as `unleak/${Name}`]:
    'error' | 'off' | (Name extends WeighedRuleName ? ['error', { confidence: 'possible' }] : never);
};

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
