import { defineConfig } from 'eslint/config';
import eslintPlugin from 'eslint-plugin-eslint-plugin';
import tseslint from 'typescript-eslint';
import unleak from './dist/index.js';

export default defineConfig(
  { ignores: ['dist', 'coverage', '.cache', 'examples', '**/fixtures'] },
  { files: ['**/*.{js,mjs}'], extends: [tseslint.configs.strict] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // Syntax trees are told apart by the names of their nodes.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      // Indexed access is `T | undefined` by the compiler options; where it cannot be, it is asserted.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
    },
  },
  {
    // The types of nodes are those of typescript-eslint: ESLint's own parser leaves out what TypeScript adds.
    files: ['src/analysis/**', 'src/rewrites/**'],
    rules: { '@typescript-eslint/no-unnecessary-condition': 'off' },
  },
  {
    files: ['src/rules/**', 'tests/rules/**'],
    extends: [eslintPlugin.configs.recommended],
    rules: {
      // RuleCreator's types still ask for the property that its docs call deprecated.
      '@typescript-eslint/no-deprecated': 'off',
      // Rules share options, and report through the kit, which these three cannot see through.
      'eslint-plugin/no-unused-message-ids': 'off',
      'eslint-plugin/require-meta-default-options': 'off',
      'eslint-plugin/require-meta-has-suggestions': 'off',
    },
  },
  {
    // The runtime follows the specification of Map and Set step by step, in engines that may lack what the types promise.
    files: ['src/runtime/**', 'src/testing/**'],
    rules: {
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/no-empty-object-type': 'off',
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unnecessary-type-conversion': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-declaration-merging': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unused-vars': 'off',
      '@typescript-eslint/no-useless-default-assignment': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // Tests hand over what the types forbid, and look at what comes out.
    files: ['tests/**'],
    rules: {
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  { files: ['bench/**/*.mjs'], extends: [tseslint.configs.disableTypeChecked] },
  { files: ['src/**'], plugins: { unleak }, extends: ['unleak/recommended'] },
);
