import packageJson from '../package.json' with { type: 'json' };
import type { Docs } from './rules/kit/create-rule.ts';
import { CONFIDENCE_OPTION } from './rules/kit/confidence-option.ts';
import { type RuleName, rules } from './rules/index.ts';

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

type Level = 'error' | 'off' | ['error', { confidence: 'possible' }];
type Rules = Record<`unleak/${RuleName}`, Level>;

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

type PresetName = 'recommended' | 'recommended-type-checked' | 'strict' | 'strict-type-checked' | 'all' | 'off';

export interface Plugin {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string };
  readonly rules: Record<RuleName, PluginRule>;
  readonly configs: Record<PresetName, FlatConfig> & Record<`legacy-${PresetName}`, LegacyConfig>;
}

const PRESETS: Readonly<Record<PresetName, (docs: Docs) => 'error' | 'off' | undefined>> = {
  recommended: ({ recommended }) => (recommended === 'recommended' ? 'error' : undefined),
  'recommended-type-checked': ({ recommended }) => (recommended === 'strict' ? undefined : 'error'),
  strict: ({ recommended }) => (recommended === 'recommended-type-checked' ? undefined : 'error'),
  'strict-type-checked': () => 'error',
  all: () => 'error',
  off: () => 'off',
};

/** Presets that also report what one file leaves open. */
const DOUBTFUL: ReadonlySet<PresetName> = new Set(['strict', 'strict-type-checked', 'all']);

function rulesOf(preset: PresetName): Partial<Rules> {
  const entries = Object.entries(rules).flatMap(([name, { meta }]) => {
    const level = meta.docs && PRESETS[preset](meta.docs);
    const isWeighed = meta.schema === CONFIDENCE_OPTION.schema && DOUBTFUL.has(preset);
    return level ? [[`unleak/${name}`, isWeighed ? ['error', { confidence: 'possible' }] : level] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** The ESLint plugin: `extends: ['unleak/recommended']` with `plugins: { unleak }`. */
const plugin: Plugin = {
  meta: { name: packageJson.name, version: packageJson.version, namespace: 'unleak' },
  rules: rules as unknown as Record<RuleName, PluginRule>,
  configs: Object.fromEntries(
    (Object.keys(PRESETS) as PresetName[]).flatMap((preset): [string, FlatConfig | LegacyConfig][] => [
      [
        preset,
        {
          name: `unleak/${preset}`,
          plugins: {
            get unleak() {
              return plugin;
            },
          },
          rules: rulesOf(preset),
        },
      ],
      [`legacy-${preset}`, { plugins: ['unleak'], rules: rulesOf(preset) }],
    ]),
  ) as unknown as Plugin['configs'],
};

export default plugin;
