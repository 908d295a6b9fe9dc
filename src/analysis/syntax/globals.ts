import type { TSESTree } from '@typescript-eslint/types';
import { propertyName } from './member-names.ts';
import { resolve, variableOf } from './bindings.ts';
import { importedFrom } from './imported.ts';
import type { Source } from './source.ts';

/** Names of the global object itself. */
const GLOBAL_OBJECTS: ReadonlySet<string> = new Set(['window', 'globalThis', 'self', 'global']);

/**
 * What an expression reads from the global object, through constants and whichever name that object goes by:
 * `setInterval` for `window.setInterval`, `document.body`, `window` for the global object itself.
 */
export function globalPath(source: Source, expression: TSESTree.Node): string | undefined {
  const node = resolve(source, expression);
  if (node.type === 'Identifier') {
    if (variableOf(source, node)) return importedGlobal(source, node);
    return GLOBAL_OBJECTS.has(node.name) ? 'window' : node.name;
  }
  if (node.type !== 'MemberExpression') return undefined;
  const object = globalPath(source, node.object);
  const name = propertyName(source, node);
  if (object === undefined || name === undefined) return undefined;
  return object === 'window' ? (GLOBAL_OBJECTS.has(name) ? 'window' : name) : `${object}.${name}`;
}

/** What Node has as a module, too: `import { setInterval } from 'node:timers'`, `import process from 'node:process'`. */
function importedGlobal(source: Source, node: TSESTree.Identifier): string | undefined {
  const found = importedFrom(source, node);
  const module = found?.module.replace(/^node:/, '');
  const isWhole = found?.name === '*' || found?.name === 'default';
  if (module === 'timers') return isWhole ? 'window' : found?.name;
  return module === 'process' && isWhole ? 'process' : undefined;
}
