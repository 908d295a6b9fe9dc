import type { TSESTree } from '@typescript-eslint/types';
import { keyName, propertyName } from '../syntax/member-names.ts';
import { resolve, variableOf } from '../syntax/bindings.ts';
import { functionOf, isExported } from '../values/calls.ts';
import { placeOf } from '../values/places.ts';
import { holderOf } from '../values/holders.ts';
import type { Confidence } from '../tables/confidence.ts';
import { isBounded } from './domains.ts';
import { repeats } from '../functions/executions.ts';
import { type Imported, importedFrom } from '../syntax/imported.ts';
import { mentions } from '../syntax/mentions.ts';
import { nodesOf } from '../syntax/nodes.ts';
import { opennessOf } from './openness.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { type FunctionNode, memberOn, unwrap, userOf, wrapped } from '../syntax/syntax.ts';
import { anyString } from '../tables/words.ts';

/** A package whose memoized functions keep every result unless they are told not to. */
interface Memoizer {
  /** The export that memoizes; `default` for the module itself. */
  readonly exported: string;
  /** Options that put a bound on what is kept. */
  readonly bounds: readonly string[];
  /** Whether it is a class, of which there is to be an instance for each request: it looks up by ids. */
  readonly isClass?: boolean;
}

const MEMOIZERS: Readonly<Record<string, Memoizer>> = {
  'lodash.memoize': { exported: 'default', bounds: [] },
  'lodash/memoize': { exported: 'default', bounds: [] },
  'lodash-es/memoize': { exported: 'default', bounds: [] },
  lodash: { exported: 'memoize', bounds: [] },
  'lodash-es': { exported: 'memoize', bounds: [] },
  underscore: { exported: 'memoize', bounds: [] },
  memoizee: {
    exported: 'default',
    bounds: ['max', 'maxAge', 'dispose', 'refCounter', 'weak'],
  },
  'fast-memoize': { exported: 'default', bounds: ['cache'] },
  'nano-memoize': { exported: 'default', bounds: ['maxAge', 'maxArgs'] },
  mem: { exported: 'default', bounds: ['maxAge', 'cache'] },
  memoize: { exported: 'default', bounds: ['maxAge', 'cache'] },
  'p-memoize': { exported: 'default', bounds: ['cache'] },
  memize: { exported: 'default', bounds: ['maxSize'] },
  dataloader: {
    exported: 'default',
    bounds: ['cache', 'cacheMap'],
    isClass: true,
  },
};

export interface UnboundedMemoizer {
  readonly node: TSESTree.CallExpression | TSESTree.NewExpression;
  /** What the memoized function is kept as. */
  readonly name: string | undefined;
  /** The package that memoizes. */
  readonly from: string;
  /** The parameter that the results are kept by. */
  readonly parameter: TSESTree.Node;
  readonly confidence: Confidence;
}

/** Functions that a package memoizes for as long as the program runs, by arguments from an open domain and without a bound. */
export const unboundedMemoizers = perSource((source): readonly UnboundedMemoizer[] => {
  if (!mentionsMemoizers(source)) return [];
  return [...nodesOf(source, 'CallExpression'), ...nodesOf(source, 'NewExpression')].flatMap(node => {
    const from = memoizerOf(source, node.callee);
    const memoized = from !== undefined && !repeats(source, node) ? node.arguments[0] : undefined;
    if (from === undefined || memoized === undefined || memoized.type === 'SpreadElement') return [];
    const [parameter] = functionOf(source, memoized)?.params ?? [];
    if (parameter === undefined || hasBound(node, MEMOIZERS[from]!) || isBoundedParameter(source, parameter)) return [];
    if (tended(source).has(node)) return [];
    const isOpen = MEMOIZERS[from]!.isClass ? isKeptHere(source, node) : isOpenParameter(source, parameter);
    return [
      {
        node,
        name: holderOf(source, node)?.name,
        from,
        parameter,
        confidence: isOpen ? 'sure' : 'possible',
      },
    ];
  });
});

/** Whether no other file gets hold of an instance, and could clear it. */
const isKeptHere = (source: Source, node: TSESTree.Node): boolean => {
  const declarator = userOf(node);
  if (declarator?.type !== 'VariableDeclarator' || isExported(node)) return false;
  const occurrences = placeOf(source, declarator.id)?.occurrences ?? [];
  return occurrences.length > 0 && occurrences.every(name => memberOn(name) !== undefined);
};

/** Whether something says that there is always another value for a parameter: nothing does of a `file`, a `separator`. */
function isOpenParameter(source: Source, parameter: FunctionNode['params'][number]): boolean {
  const name = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  if (name.type !== 'Identifier' || isStateOfStore(source, name)) return true;
  // A `groupKey` says less than a `value`: whoever makes up keys makes up a few.
  const openness = opennessOf(source, name);
  return openness !== undefined && !(openness === 'argument' && /key$/i.test(name.name));
}

/** The state of a store, which is another object after each action; what is compared or looked up by may be one of a few words. */
function isStateOfStore(source: Source, name: TSESTree.Identifier): boolean {
  const references = STATE.test(name.name) ? (variableOf(source, name)?.references ?? []) : [];
  return references.length > 0 && references.every(({ identifier }) => isRead(identifier));
}

/** Whether something is taken from an object, or it is handed on: `state.items`, `select(state)`. */
function isRead(identifier: TSESTree.Node): boolean {
  const user = userOf(identifier);
  return memberOn(identifier) !== undefined || (user?.type === 'CallExpression' && user.callee !== wrapped(identifier));
}

const STATE = /^(?:(?:root|store|redux|global|app(?:lication)?)S|s)tate$/;

const MODULES = anyString(Object.keys(MEMOIZERS));
const mentionsMemoizers = mentions(Object.keys(MEMOIZERS), text => MODULES.test(text));

/** How memoized functions are given another cache, and how theirs is reached, pruned and emptied. */
const TENDING: ReadonlySet<string | undefined> = new Set(['cache', 'clear', 'clearAll', 'delete']);

/** The calls that make memoized functions whose cache the file looks after. */
const tended = perSource((source): ReadonlySet<TSESTree.Node> => {
  const members = nodesOf(source, 'MemberExpression').filter(node => TENDING.has(propertyName(source, node)));
  return new Set(members.map(({ object }) => resolve(source, object)));
});

function isBoundedParameter(source: Source, parameter: FunctionNode['params'][number]): boolean {
  if (parameter.type === 'AssignmentPattern')
    return parameter.right.type === 'Literal' && typeof parameter.right.value === 'boolean';
  return parameter.type === 'Identifier' && isBounded(source, parameter);
}

function hasBound({ arguments: [, options] }: UnboundedMemoizer['node'], { bounds }: Memoizer): boolean {
  if (options === undefined || bounds.length === 0) return false;
  const given = unwrap(options);
  return (
    given.type !== 'ObjectExpression' ||
    given.properties.some(property => property.type !== 'Property' || bounds.includes(keyName(property) ?? ''))
  );
}

/** The package that a callee memoizes with. */
function memoizerOf(source: Source, callee: TSESTree.Node): string | undefined {
  const node = unwrap(callee);
  const from = importedFrom(source, node) ?? memberOfDefault(source, node);
  const memoizer = from && Object.hasOwn(MEMOIZERS, from.module) ? MEMOIZERS[from.module] : undefined;
  if (from === undefined || memoizer === undefined) return undefined;
  // `require` hands out the whole module, which for a package with one function is that function.
  return from.name === memoizer.exported || (from.name === '*' && memoizer.exported === 'default')
    ? from.module
    : undefined;
}

/** `_.memoize` where `_` is the default export of the package. */
function memberOfDefault(source: Source, node: TSESTree.Node): Imported | undefined {
  if (node.type !== 'MemberExpression') return undefined;
  const whole = importedFrom(source, node.object);
  const name = propertyName(source, node);
  return whole?.name === 'default' && name !== undefined ? { module: whole.module, name } : undefined;
}
