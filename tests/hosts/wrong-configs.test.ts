import { expect, test } from 'vitest';
import { COUNTS } from '../cli/command.ts';
import { project } from './project.ts';

const flat = (configs: string): Readonly<Record<string, string>> => ({
  'eslint.config.mjs': `import { defineConfig } from 'eslint/config';
import unleak from 'eslint-plugin-unleak';
export default defineConfig([${configs}]);
`,
});
const eslintrc = (config: object): Readonly<Record<string, string>> => ({
  '.eslintrc.json': JSON.stringify({ root: true, ...config }),
});
const MISSPELT = { rules: { 'unleak/no-unbounded-cach': 'error' } };
const WRONG_VALUE = { rules: { 'unleak/no-unbounded-cache': ['error', { confidence: 'posible' }] } };
const WRONG_OPTION = { rules: { 'unleak/no-unbounded-cache': ['error', { confidance: 'possible' }] } };
const withPlugin = (config: object): Readonly<Record<string, string>> =>
  flat(`{ plugins: { unleak } }, ${JSON.stringify(config)}`);

const RULE = /there is no rule `no-unbounded-cach` \(did you mean `no-unbounded-cache`\?\)/;
const PRESET = /there is no preset `recomended` \(did you mean `recommended`\?\)/;
const LEGACY = /there is no preset `legacy-recomended` \(did you mean `legacy-recommended`\?\)/;
const VALUES = /Value "posible" should match pattern "\^\(sure\|likely\|possible\)\$"/;
const OPTIONS = /Unexpected property "confidance". Expected properties: "confidence"/;

test.each([
  ['a rule, flat', 'eslint', withPlugin(MISSPELT), RULE],
  ['a rule, flat', 'eslint-v9', withPlugin(MISSPELT), RULE],
  ['a value, flat', 'eslint', withPlugin(WRONG_VALUE), VALUES],
  ['a value, eslintrc', 'eslint-v8', eslintrc({ plugins: ['unleak'], ...WRONG_VALUE }), VALUES],
  ['an option, flat', 'eslint', withPlugin(WRONG_OPTION), OPTIONS],
  ['a preset, flat', 'eslint', flat('unleak.configs.recomended'), PRESET],
  ['a preset, by its name', 'eslint-v9', flat("{ plugins: { unleak }, extends: ['unleak/recomended'] }"), PRESET],
  ['a preset, eslintrc', 'eslint-v8', eslintrc({ extends: ['plugin:unleak/legacy-recomended'] }), LEGACY],
])('whoever misspells %s, in %s, is told what is right', (_, eslint, config, says) => {
  const { run } = project(eslint, { ...config, 'a.js': COUNTS });
  const { code, out, err } = run('a.js');
  expect(`${out}${err}`).toMatch(says);
  expect(code).toBe(2);
});

test('what no name is near to is left to ESLint', () => {
  const { run } = project('eslint', { ...flat('unleak.configs.nonsense'), 'a.js': COUNTS });
  const { code, err } = run('a.js');
  expect(err).not.toContain('did you mean');
  expect(code).toBe(2);
});
