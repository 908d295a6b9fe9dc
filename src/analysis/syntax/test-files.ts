import { globalPath } from './globals.ts';
import { importedFrom } from './imported.ts';
import { nodesOf } from './nodes.ts';
import { perSource, type Source } from './source.ts';
import { isFunction, literalText } from './syntax.ts';

/** What tests and benchmarks import, and hardly anything that only runs or configures them. */
const MODULES =
  /['"](?:node:test|bun:test|vitest|@jest\/globals|chai|sinon|ava|tap|tape|uvu|qunit|supertest|mitata|tinybench|benchmark|@testing-library\/[\w/-]+|@playwright\/test|msw|@open-wc\/testing)['"]/;

/** What such frameworks put into the scope of a file. */
const GLOBALS: ReadonlySet<string | undefined> = new Set(['describe', 'it', 'test', 'suite', 'bench', 'QUnit']);

/** What a text has in it that may describe tests: few files have, and the others need no closer look. */
const DESCRIBES = /(?<![.\w$])(?:describe|it|test|suite|bench|QUnit)(?:\.\w+)*\(\s*['"`]/;

const NAMES = /(?:\.(?:test|spec|bench|stories)|[_-](?:test|spec))\.\w+$/;

/** Folders that hold nothing but tests, benchmarks and stories, and what helps them. */
const FOLDERS =
  /^(tests?|specs?|e2e|testbed|([\w-]+[-_])?(unit|integration|e2e|end-to-end|smoke)[-_]tests?|[\w-]+[-_]tests|stories|bench(mark)?s?|__(tests?|mocks|fixtures|stories)__)$/;

/** Whether a file is a test, a benchmark or a story, by its name, by its folder, by what it imports, or by what it describes. */
export const isTest = perSource(
  (source): boolean => isTestByName(source) || importsFramework(source) || describesTests(source),
);

/** Whether the name of a file, or its folder, says so: that is known before anything of it is read. */
export const isTestByName = perSource(
  ({ fileName = '', folders = [] }): boolean => NAMES.test(fileName) || folders.some(folder => FOLDERS.test(folder)),
);

function importsFramework(source: Source): boolean {
  if (!MODULES.test(source.text)) return false;
  const imported = nodesOf(source, 'ImportDeclaration').map(({ source: { value } }) => value);
  const required = nodesOf(source, 'CallExpression').flatMap(call => importedFrom(source, call)?.module ?? []);
  return [...imported, ...required].some(module => MODULES.test(`'${module}'`));
}

/** `describe('a list', () => …)`, `it.only('grows', …)`, `QUnit.test('name', …)`. */
function describesTests(source: Source): boolean {
  if (!DESCRIBES.test(source.text)) return false;
  return nodesOf(source, 'CallExpression').some(
    ({ callee, arguments: [name, ...rest] }) =>
      name !== undefined &&
      literalText(name) !== undefined &&
      rest.some(isFunction) &&
      GLOBALS.has(globalPath(source, callee)?.split('.')[0]),
  );
}
