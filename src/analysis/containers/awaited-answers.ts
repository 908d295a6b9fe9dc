import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { resolve, variableOf } from '../syntax/bindings.ts';
import { callsTo, functionOf } from '../values/calls.ts';
import { haveSameKey } from './alike-uses.ts';
import type { Use } from './container-uses.ts';
import type { Container } from './containers.ts';
import { isParameter, nameOfFunction } from './registrations.ts';
import { textOf } from '../syntax/nodes.ts';
import { namesMessage } from '../tables/occurrence-names.ts';
import type { Source } from '../syntax/source.ts';
import { calleeWord, functionAround, isFunction, unwrap, userOf } from '../syntax/syntax.ts';

/** Whether an entry is of use only until an answer has come: `pending[url] = resolve`, `topics[packet.messageId] = topic`. */
export function awaitsAnswer(source: Source, use: Use): boolean {
  const { key, value, by } = use;
  if (key && [key, resolve(source, key)].some(name => namesMessage(textOf(source, name)))) return true;
  const around = functionAround(by);
  if (around && isExecutor(around) && value && functionOf(source, value)) return true;
  return partsOf(value).some(part => isSettler(source, part));
}

/** `{ resolve, reject }`, `[resolve, reject]`, `resolve` */
function partsOf(value: TSESTree.Node | undefined): readonly TSESTree.Node[] {
  if (value?.type === 'ObjectExpression') return value.properties.flatMap(property => valueOf(property) ?? []);
  if (value?.type === 'ArrayExpression') return value.elements.flatMap(element => element ?? []);
  return value ? [value] : [];
}

/** Whether a name is that by which a promise is settled: what its maker is handed, also where that is kept in `let resolve`. */
export function isSettler(source: Source, expression: TSESTree.Node): boolean {
  const node = unwrap(expression);
  const variable = node.type === 'Identifier' ? variableOf(source, node) : undefined;
  if (variable === undefined) return false;
  if (isHandedToExecutor(variable) || isCalledWithSettler(source, variable)) return true;
  return variable.references.some(({ writeExpr }) => {
    const given = writeExpr?.type === 'Identifier' ? variableOf(source, writeExpr) : undefined;
    return given !== undefined && isHandedToExecutor(given);
  });
}

/** `keep(id, resolve)` with `const keep = (id, settle) => { waits[id] = settle; }` */
function isCalledWithSettler(source: Source, { defs: [definition] }: Variable): boolean {
  if (definition?.type !== 'Parameter' || !isFunction(definition.node)) return false;
  const index = definition.node.params.findIndex(param => param === definition.name);
  if (index < 0 || isExecutor(definition.node)) return false;
  return callsTo(source, definition.node).calls.some(({ arguments: given }) => {
    const argument = given[index] && unwrap(given[index]);
    const handed = argument?.type === 'Identifier' ? variableOf(source, argument) : undefined;
    return handed !== undefined && isHandedToExecutor(handed);
  });
}

const isHandedToExecutor = ({ defs: [definition] }: Variable): boolean =>
  definition?.type === 'Parameter' && isExecutor(definition.node);

/** `locks[key] = new Mutex()`, or `held[key] = true` until it is released: of use only until nobody waits for it any more. */
export function isLock(source: Source, { uses }: Container, use: Use): boolean {
  const made = use.value && resolve(source, use.value);
  const isMade = made?.type === 'NewExpression' || made?.type === 'CallExpression';
  if (isMade) return LOCK.test(textOf(source, made.callee));
  return isIn(source, LOCKS, use) && uses.some(other => isLowering(other) && isIn(source, UNLOCKS, other));
}

const LOCK = /(?:mutex|semaphore|lock)$/i;

/** Whether a function of such a name does something under the key that it is given. */
const isIn = (source: Source, names: RegExp, { key, inside }: Use): boolean =>
  key !== undefined && isParameter(source, key, inside) && names.test(nameOfFunction(source, inside) ?? '');

const isLowering = ({ effect, value }: Use): boolean =>
  effect === 'grow' && value?.type === 'Literal' && value.value === false;

const LOCKS = /^_*(?:try_?)?(?:[aA]cquire|[lL]ock)(?![a-z])/;
const UNLOCKS = /^_*(?:release|unlock)(?![a-z])/;

/**
 * `locks.set(id, (locks.get(id) ?? Promise.resolve()).then(run))`: a promise that waits for the one before it under its key
 * is of use only until it has settled.
 */
export function isChain(source: Source, { uses }: Container, use: Use): boolean {
  const before = new Set(
    uses.filter(read => read.effect === 'read' && haveSameKey(source, read, use)).map(({ by }) => by),
  );
  if (before.size === 0) return false;
  let link = use.value && resolve(source, use.value);
  let isLonger = false;
  for (let steps = 0; link && steps < MAX_LINKS; steps++) {
    if (before.has(link)) return isLonger;
    const callee = link.type === 'CallExpression' ? unwrap(link.callee) : undefined;
    if (callee?.type === 'MemberExpression' && CHAINS.test(calleeWord(link as TSESTree.CallExpression))) {
      isLonger = true;
      link = resolve(source, callee.object);
    } else if (link.type === 'LogicalExpression') link = resolve(source, link.left);
    else return false;
  }
  return false;
}

/** Methods of promises that yield the next one. */
const CHAINS = /^(?:then|catch|finally)$/;

/** How many promises are followed back that each wait for the one before. */
const MAX_LINKS = 8;

/** Whether a function is what makes a promise come true: `new Promise((resolve, reject) => …)`. */
function isExecutor(node: TSESTree.Node): boolean {
  const maker = userOf(node);
  return maker?.type === 'NewExpression' && /promise$/i.test(calleeWord(maker));
}

function valueOf(property: TSESTree.ObjectLiteralElement): TSESTree.Node | undefined {
  return property.type === 'Property' ? property.value : undefined;
}
