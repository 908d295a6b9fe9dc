import type { TSESTree } from '@typescript-eslint/types';
import { isGlobal, resolve } from '../syntax/bindings.ts';
import { propertyName } from '../syntax/member-names.ts';
import { importedFrom } from '../syntax/imported.ts';
import { mentions } from '../syntax/mentions.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { isClass } from '../syntax/syntax.ts';
import { GLOBAL, RUNTIME, WEAK_TYPES, type WeakType } from '../tables/weak-types.ts';
import { anyString } from '../tables/words.ts';

/** The weak type that a name stands for: a global, an import from the runtime or a known package, a local subclass. */
export function typeNamed(source: Source, callee: TSESTree.Node): WeakType | undefined {
  const node = resolve(source, callee);
  if (isClass(node)) return node.superClass ? typeNamed(source, node.superClass) : undefined;
  const name =
    node.type === 'MemberExpression' && isGlobal(source, node.object, 'globalThis')
      ? propertyName(source, node)
      : undefined;
  if (name !== undefined) return globals.get(name);
  if (node.type === 'Identifier' && isGlobal(source, node, node.name)) return globals.get(node.name);
  const imported = importedFrom(source, node);
  return imported && exported(source, imported.module, imported.name);
}

const globals: ReadonlyMap<string, WeakType> = new Map(
  WEAK_TYPES.filter(isFrom(GLOBAL)).map(type => [type.name, type]),
);

function isFrom(module: string): (type: WeakType) => boolean {
  return ({ modules }) => modules.includes(module);
}

/** The weak type that a module exports under a name. */
function exported({ settings }: Source, module: string, name: string): WeakType | undefined {
  const from = module === settings.runtime || module === 'eslint-plugin-unleak/runtime' ? RUNTIME : module;
  if (from === GLOBAL) return undefined;
  return WEAK_TYPES.find(type => type.name === name && isFrom(from)(type));
}

const MODULES: ReadonlySet<string> = new Set(
  WEAK_TYPES.flatMap(({ modules }) => modules).filter(module => module !== GLOBAL && module !== RUNTIME),
);

const NAMES = ['Weak', 'FinalizationRegistry', 'eslint-plugin-unleak'];
const PACKAGES = anyString(MODULES);

/** Whether a text names one of the packages; all of these have the word in their names, and next to no text has it. */
const mentionsPackages = (text: string): boolean => text.includes('weak') && PACKAGES.test(text);

const mentionsWeak = mentions(
  ['Weak*', 'weak*', 'FinalizationRegistry', 'eslint-plugin-unleak'],
  text => NAMES.some(name => text.includes(name)) || mentionsPackages(text),
);

/** The weak types that the file may have, going by the words in its text. */
export const weakTypesMentioned = perSource((source): readonly WeakType[] => {
  const { text, settings } = source;
  if (!mentionsWeakTypes(source)) return [];
  const hasPackages = mentionsPackages(text);
  const hasRuntime = text.includes(settings.runtime) || text.includes('eslint-plugin-unleak/runtime');
  return WEAK_TYPES.filter(({ name, modules }) =>
    modules.some(module =>
      module === GLOBAL ? text.includes(name) : module === RUNTIME ? hasRuntime : hasPackages && text.includes(module),
    ),
  );
});

/** Whether the text of a file has any name in it that a weak type goes by: most files have none, and need no look. */
export const mentionsWeakTypes = perSource(
  (source): boolean => mentionsWeak(source) || source.text.includes(source.settings.runtime),
);
