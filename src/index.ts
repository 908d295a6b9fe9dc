import packageJson from '../package.json' with { type: 'json' };
import type { FlatConfig, LegacyConfig, Plugin, PluginRule, PresetName, Rules } from './plugin-types.ts';
import type { Docs } from './rules/kit/create-rule.ts';
import { CONFIDENCE_OPTION } from './rules/kit/confidence-option.ts';
import { withNearest } from './rules/kit/with-nearest.ts';
import { type RuleName, rules } from './rules/index.ts';

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
  rules: withNearest('rule', rules) as unknown as Record<RuleName, PluginRule>,
  configs: withNearest(
    'preset',
    Object.fromEntries(
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
    ),
  ) as unknown as Plugin['configs'],
};

export default plugin;
