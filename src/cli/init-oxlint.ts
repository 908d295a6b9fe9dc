import { createRequire } from 'node:module';

/** What to add to oxlint's configuration, which has no presets of plugins: each recommended rule by its name. */
export function oxlintAddition(): string {
  const { configs } = createRequire(import.meta.url)('eslint-plugin-unleak') as {
    configs: { recommended: { rules: object } };
  };
  const addition = {
    jsPlugins: [{ name: 'unleak', specifier: 'eslint-plugin-unleak' }],
    rules: configs.recommended.rules,
  };
  return JSON.stringify(addition, null, 2);
}
