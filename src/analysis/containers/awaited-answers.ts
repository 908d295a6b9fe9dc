import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { resolve, variableOf } from '../syntax/bindings.ts';
import { functionOf } from '../values/calls.ts';
import type { Use } from './container-uses.ts';
import { textOf } from '../syntax/nodes.ts';
import { namesMessage } from '../tables/occurrence-names.ts';
import type { Source } from '../syntax/source.ts';
import { calleeWord, functionAround, unwrap, userOf } from '../syntax/syntax.ts';

/** Whether an entry is of use only until an answer has come: `pending[url] = resolve`, `topics[packet.messageId] = topic`. */
export function awaitsAnswer(source: Source, use: Use): boolean {
  const { key, value, by } = use;
  if (key && [key, resolve(source, key)].some(name => namesMessage(textOf(source, name)))) return true;
  const around = functionAround(by);
  if (around && isExecutor(around) && value && functionOf(source, value)) return true;
  const parts = value?.type === 'ObjectExpression' ? value.properties.map(valueOf) : [value];
  return parts.some(part => part !== undefined && isSettler(source, part));
}

/** Whether a name is that by which a promise is settled: what its maker is handed, also where that is kept in `let resolve`. */
export function isSettler(source: Source, expression: TSESTree.Node): boolean {
  const node = unwrap(expression);
  const variable = node.type === 'Identifier' ? variableOf(source, node) : undefined;
  if (variable === undefined) return false;
  if (isHandedToExecutor(variable)) return true;
  return variable.references.some(({ writeExpr }) => {
    const given = writeExpr?.type === 'Identifier' ? variableOf(source, writeExpr) : undefined;
    return given !== undefined && isHandedToExecutor(given);
  });
}

const isHandedToExecutor = ({ defs: [definition] }: Variable): boolean =>
  definition?.type === 'Parameter' && isExecutor(definition.node);

/** `locks[key] = new Mutex()`: of use only until nobody waits for it any more. */
export function isLock(source: Source, { value }: Use): boolean {
  const made = value && resolve(source, value);
  const isMade = made?.type === 'NewExpression' || made?.type === 'CallExpression';
  return isMade && LOCK.test(textOf(source, made.callee));
}

const LOCK = /(?:mutex|semaphore|lock)$/i;

/** Whether a function is what makes a promise come true: `new Promise((resolve, reject) => …)`. */
function isExecutor(node: TSESTree.Node): boolean {
  const maker = userOf(node);
  return maker?.type === 'NewExpression' && /promise$/i.test(calleeWord(maker));
}

function valueOf(property: TSESTree.ObjectLiteralElement): TSESTree.Node | undefined {
  return property.type === 'Property' ? property.value : undefined;
}
