import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Linter } from 'eslint';
import type { Plugin } from '../../src/plugin-types.ts';

/** The presets that are measured; `strict` reports all that `recommended` does, and what is less sure. */
export const PRESETS = ['recommended', 'strict'] as const;
export type Preset = (typeof PRESETS)[number];

const ROOT = join(import.meta.dirname, '../..');

/** The plugin as users get it, or straight from its source, which needs no build. */
export async function loadPlugin(from: 'built' | 'source'): Promise<Plugin> {
  const file = join(ROOT, from === 'built' ? 'dist/index.js' : 'src/index.ts');
  if (!existsSync(file)) throw new Error('dist/ is missing: run `npm run build`, or pass --source');
  return ((await import(pathToFileURL(file).href)) as { default: Plugin }).default;
}

/** A configuration that runs both presets in one go, each rule under the name of its preset: `strict/no-unbounded-cache`. */
export function bothPresets(plugin: Plugin, typed: boolean): Pick<Linter.Config, 'plugins' | 'rules'> {
  const rules = PRESETS.flatMap(preset => {
    const { rules: own } = plugin.configs[typed ? (`${preset}-type-checked` as const) : preset];
    return Object.entries(own).map(([rule, level]) => [`${preset}/${rule.slice('unleak/'.length)}`, level]);
  });
  return {
    plugins: Object.fromEntries(PRESETS.map(preset => [preset, plugin])),
    rules: Object.fromEntries(rules) as NonNullable<Linter.Config['rules']>,
  };
}
