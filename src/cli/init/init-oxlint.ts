import { createRequire } from 'node:module';
import { appendItems } from './append-item.ts';
import { editJson, valueUnder } from './edit-json.ts';

const PLUGIN = { name: 'unleak', specifier: 'eslint-plugin-unleak' };
const PLUGIN_TEXT = JSON.stringify(PLUGIN, null, 1).replaceAll(/\s+/g, ' ');

/**
 * A configuration of oxlint with the plugin and each recommended rule by its name, as oxlint has no presets of plugins,
 * and all else as it was; nothing where that is not plain to see.
 */
export function initOxlint(text: string): string | undefined {
  const withBoth = editJson(text, (config, code) => [
    appendItems(code, config, [
      ...(valueUnder(config, 'jsPlugins') ? [] : ['"jsPlugins": []']),
      ...(valueUnder(config, 'rules') ? [] : ['"rules": {}']),
    ]),
  ]);
  if (withBoth === undefined) return undefined;
  return editJson(withBoth, (config, code) => {
    const [plugins, rules] = [valueUnder(config, 'jsPlugins'), valueUnder(config, 'rules')];
    if (plugins?.type !== 'ArrayExpression' || rules?.type !== 'ObjectExpression') return undefined;
    const missing = Object.entries(recommended()).filter(([rule]) => valueUnder(rules, rule) === undefined);
    return [
      appendItems(code, plugins, [PLUGIN_TEXT]),
      appendItems(
        code,
        rules,
        missing.map(([rule, level]) => `"${rule}": "${level}"`),
      ),
    ];
  });
}

/** The same for those who add it themselves. */
export function oxlintByHand(): string {
  return `${JSON.stringify({ jsPlugins: [PLUGIN], rules: recommended() }, null, 2)}\n`;
}

function recommended(): Readonly<Record<string, string>> {
  const { configs } = createRequire(import.meta.url)('eslint-plugin-unleak') as {
    configs: { recommended: { rules: Record<string, string> } };
  };
  return configs.recommended.rules;
}
