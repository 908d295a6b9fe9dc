import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { propertyName } from './member-names.ts';
import { isConstant, isGlobal, resolve, variableOf } from './bindings.ts';
import { immediateCall } from './immediate-calls.ts';
import { importedFrom } from './imported.ts';
import type { Source } from './source.ts';
import { functionAround, isFunction, lastNameOf } from './syntax.ts';

/** `declare const window: OwnWindow`, which only tells the type of what is there anyhow. */
const isAmbient = ({ defs: [definition] }: Variable): boolean =>
  definition?.parent?.type === 'VariableDeclaration' && definition.parent.declare;

/** Names of the global object itself. */
const GLOBAL_OBJECTS: ReadonlySet<string> = new Set(['window', 'globalThis', 'self', 'global']);

/**
 * What an expression reads from the global object, through constants and whichever name that object goes by:
 * `setInterval` for `window.setInterval`, `document.body`, `window` for the global object itself.
 */
export function globalPath(source: Source, expression: TSESTree.Node): string | undefined {
  const node = resolve(source, expression);
  if (node.type === 'Identifier') {
    const variable = variableOf(source, node);
    if (variable && !isAmbient(variable)) return importedGlobal(source, node) ?? handedGlobal(source, variable);
    return GLOBAL_OBJECTS.has(node.name) ? 'window' : node.name;
  }
  if (node.type !== 'MemberExpression') return undefined;
  const object = globalPath(source, node.object);
  const name = propertyName(source, node);
  if (object === undefined || name === undefined) return undefined;
  return object === 'window' ? (GLOBAL_OBJECTS.has(name) ? 'window' : name) : `${object}.${name}`;
}

/** Whether a node names a method by which the global object is listened to, without a word of that object. */
export const isGlobalMethod = (source: Source, node: TSESTree.Node): boolean =>
  node.type === 'Identifier' &&
  (node.name === 'addEventListener' || node.name === 'removeEventListener') &&
  isGlobal(source, node, node.name);

/** What a target is by the name of the global object, `window` where its methods are called bare. */
export const targetPath = (source: Source, target: TSESTree.Node): string | undefined =>
  isGlobalMethod(source, target) ? 'window' : globalPath(source, target);

/** `(function ($, window, document) { … })(jQuery, window, document)`: what a function is handed that is called on the spot. */
function handedGlobal(source: Source, variable: Variable): string | undefined {
  const [definition] = variable.defs;
  if (definition?.type !== 'Parameter' || !isFunction(definition.node) || !isConstant(variable)) return undefined;
  const index = definition.node.params.findIndex(parameter => parameter === definition.name);
  const call = index < 0 ? undefined : immediateCall(source, definition.node);
  const { callee, arguments: given = [] } = call ?? {};
  const method = callee?.type === 'MemberExpression' ? lastNameOf(callee) : undefined;
  const argument = given[method === 'call' ? index + 1 : index];
  if (argument === undefined || method === 'apply' || given.some(({ type }) => type === 'SpreadElement'))
    return undefined;
  // `this`, where there is no function around it, or `typeof window === 'undefined' ? this : window`.
  const isEither = GLOBAL_OBJECTS.has(variable.name) && /^(?:This|Conditional|Logical)Expression$/.test(argument.type);
  return isEither && functionAround(call!) === undefined ? 'window' : globalPath(source, argument);
}

/** What Node has as a module, too: `import { setInterval } from 'node:timers'`, `import process from 'node:process'`. */
function importedGlobal(source: Source, node: TSESTree.Identifier): string | undefined {
  const found = importedFrom(source, node);
  const module = found?.module.replace(/^node:/, '');
  const isWhole = found?.name === '*' || found?.name === 'default';
  if (module === 'timers') return isWhole ? 'window' : found?.name;
  return module === 'process' && isWhole ? 'process' : undefined;
}
