import type { TSESTree } from '@typescript-eslint/types';
import { resolve, variableOf } from '../syntax/bindings.ts';
import { callsToResult } from './made-functions.ts';
import { callsTo } from '../values/calls.ts';
import { contains, walk } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { functionAround, type FunctionNode, userOf } from '../syntax/syntax.ts';

/** Whether a key is what code of other files calls with: a parameter of a function that nothing else here calls. */
export function isAskedByOthers(
  source: Source,
  key: TSESTree.Node,
  inside: FunctionNode | undefined,
  depth = 0,
): boolean {
  if (inside === undefined || depth > 4) return false;
  const { calls, escapes } = callsToResult(source, inside) ?? callsTo(source, inside);
  const byName = inside.params.findIndex(parameter => names(source, key, parameter));
  const asked = byName < 0 && namesArguments(source, key, inside) ? 0 : byName;
  // `load(url) { image.onload = () => images.set(url, image) }`
  if (asked < 0) return !isReturned(inside) && isAskedByOthers(source, key, functionAround(inside), depth + 1);
  if (escapes || calls.length === 0) return true;
  return calls.some(call => {
    const given = call.arguments[asked];
    return given !== undefined && isAskedByOthers(source, given, functionAround(call), depth + 1);
  });
}

/** Whether a function is what another one makes: `debounce(id)` is called where the program is put together. */
const isReturned = (made: FunctionNode): boolean =>
  /^(?:ReturnStatement|ArrowFunctionExpression)$/.test(userOf(made)?.type ?? '');

/** `JSON.stringify(arguments)` */
function namesArguments(source: Source, key: TSESTree.Node, inside: FunctionNode): boolean {
  let found = false;
  walk(source, resolve(source, key), node => {
    if (node.type === 'Identifier' && node.name === 'arguments' && functionAround(node) === inside) found = true;
  });
  return found;
}

/** Whether a key is, or is made of, a parameter or a part of one. */
function names(source: Source, key: TSESTree.Node, parameter: TSESTree.Node): boolean {
  let found = false;
  walk(source, resolve(source, key), node => {
    const definition = node.type === 'Identifier' ? variableOf(source, node)?.defs[0] : undefined;
    if (definition && contains(parameter, definition.name)) found = true;
  });
  return found;
}
