import prettier from 'prettier';

/** The headers of docs/rules and the table of the README: what the built rules say of themselves, in words. */
/** @type {import('eslint-doc-generator').GenerateOptions} */
export default {
  // In `all` and `off` is every rule, and the eslintrc variants hold the same rules.
  ignoreConfig: [
    'all',
    'off',
    ...['recommended', 'recommended-type-checked', 'strict', 'strict-type-checked', 'all', 'off'].map(
      name => `legacy-${name}`,
    ),
  ],
  configEmoji: [
    ['recommended', '✅'],
    ['recommended-type-checked', '🧬'],
    ['strict', '🔒'],
    ['strict-type-checked', '🔐'],
  ],
  ruleDocTitleFormat: 'prefix-name',
  postprocess: async (content, path) =>
    prettier.format(content, { ...(await prettier.resolveConfig(path)), filepath: path }),
};
