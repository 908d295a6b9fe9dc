import { expect, test } from 'vitest';
import { migrate } from './migrate.ts';
import { FIXTURES } from './rewritten/weakref-map-to-weak-value-map.ts';

const HEAD = "import { Tree } from './tree';\n";
const map = 'const trees = new Map<string, WeakRef<Tree>>();\n';
const registry = 'const dead = new FinalizationRegistry<string>(key => trees.delete(key));\n';
const USES = `export function add(id: string, tree: Tree) {
  trees.set(id, new WeakRef(tree));
  dead.register(tree, id);
}
export const get = (id: string) => trees.get(id)?.deref();
`;

test.each(FIXTURES)('rewritten: $what', ({ path, before, after }) => {
  const { output, reasons } = migrate('weakref-map-to-weak-value-map', path, before);
  expect(reasons).toEqual(['']);
  expect(output).toBe(after);
});

test.each([
  ['sees-dead-entries', 'has', `${registry}${USES}export const has = (id: string) => trees.has(id);\n`],
  ['sees-dead-entries', 'size', `${registry}${USES}export const size = () => trees.size;\n`],
  [
    'sees-dead-entries',
    'walked',
    `${registry}${USES}export function each() { for (const [, ref] of trees) ref.deref()?.draw(); }\n`,
  ],
  [
    'other-references',
    'taken for granted',
    `${registry}${USES}export const text = (id: string) => trees.get(id)!.deref();\n`,
  ],
  [
    'other-references',
    'not asked for first',
    `${registry}${USES}export const text = (id: string) => trees.get(id).deref();\n`,
  ],
  ['other-references', 'handed out', `${registry}${USES}export const refOf = (id: string) => trees.get(id);\n`],
  [
    'other-references',
    'handed on under a name',
    `${registry}${USES}export function f(id: string) { const ref = trees.get(id); return [ref]; }\n`,
  ],
  [
    'other-references',
    'tested apart',
    `${registry}${USES}export function f(id: string) { const ref = trees.get(id); if (ref) return ref.deref(); return make(id); }\n`,
  ],
  [
    'other-finalizer',
    'tells somebody',
    `const dead = new FinalizationRegistry<string>(key => { trees.delete(key); log(key); });\n${USES}`,
  ],
  [
    'other-finalizer',
    'counts',
    `let gone = 0;\nconst dead = new FinalizationRegistry<string>(key => { gone++; trees.delete(key); });\n${USES}`,
  ],
  ['other-finalizer', 'handed out', `${registry}${USES}export const watch = () => dead;\n`],
  ['other-finalizer', 'exported', `export ${registry}${USES}`],
  [
    'other-finalizer',
    'registers with an effect',
    `${registry}${USES.replace('register(tree, id)', 'register(tree, next())')}`,
  ],
  ['exported', 'exported', `${registry}${USES}export { trees };\n`],
  [
    'sees-dead-entries',
    'what delete says',
    `${registry}${USES}export const drop = (id: string) => trees.delete(id);\n`,
  ],
])('left alone: %s, %s', (hazard, _, code) => {
  const { output, hazards, reasons } = migrate('weakref-map-to-weak-value-map', 'a.ts', HEAD + map + code, true);
  expect(output).toBe(HEAD + map + code);
  expect({ hazards, reasons }).toMatchObject({ hazards: [hazard] });
});
