import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { isConstant } from './bindings.ts';
import { callsTo, isSynchronousCallback, placeOfDefinition } from './calls.ts';
import { functionRepeats, repeats } from './executions.ts';
import { holderOf } from './holders.ts';
import type { Owner } from './owners.ts';
import { type Place, placeOf } from './places.ts';
import { perSource, type Source } from './source.ts';
import { type FunctionNode, functionAround, isClass, isFunction, userOf, wrapped } from './syntax.ts';

/**
 * How long a place lives. `module`, `static` and `singleton` live as long as the program; `closure` as long as a
 * function that is handed out, `callback` as one that is given to somebody; `instance` as long as its object; `call`
 * until its function returns.
 */
export type Lifetime = 'module' | 'static' | 'singleton' | 'closure' | 'callback' | 'instance' | 'call' | 'unknown';

/** Whether a place of that lifetime is there until the program ends. */
export function outlivesCalls(lifetime: Lifetime): boolean {
  return lifetime === 'module' || lifetime === 'static' || lifetime === 'singleton';
}

/** How long a place lives. */
export function lifetimeOf(source: Source, place: Place): Lifetime {
  if (place.variable) return lifetimeOfVariable(source, place.variable);
  if (place.owner === undefined) return 'module';
  if (!('name' in place.owner)) return lifetimeOfOwner(source, place.owner);
  // What a variable that changes stands for may be gone when it stands for something else.
  const { variable } = place.owner;
  return variable && !isConstant(variable) ? 'unknown' : lifetimeOf(source, place.owner);
}

function lifetimeOfVariable(source: Source, variable: Variable): Lifetime {
  const [definition] = variable.defs;
  if (definition === undefined || definition.type === 'Parameter') return 'unknown';
  const { block } = variable.scope.variableScope;
  if (!isFunction(block) || !functionRepeats(source, block)) return 'module';
  return escapeOfCaptures(source, variable, block);
}

/** How long an object lives, with its members. */
export function lifetimeOfOwner(source: Source, { kind, node }: Owner): Lifetime {
  if (kind === 'exports' || node.type === 'Program') return 'module';
  if (kind === 'static') return repeats(source, node) ? 'unknown' : 'static';
  if (node.type === 'ObjectExpression') return lifetimeOfLiteral(source, node);
  return isSingleton(source, node) ? 'singleton' : 'instance';
}

/** An object literal lives as long as what it is put into. */
function lifetimeOfLiteral(source: Source, literal: TSESTree.ObjectExpression): Lifetime {
  const holder = holderOf(source, literal);
  if (holder === undefined) return hasMethods(literal) ? 'instance' : 'unknown';
  const lifetime = lifetimeOf(source, holder);
  return lifetime === 'module' ? 'singleton' : lifetime;
}

/** A literal that describes a class or a component: `Class.extend({ … })`, `export default { … }`. */
function hasMethods({ properties }: TSESTree.ObjectExpression): boolean {
  return properties.some(property => property.type === 'Property' && isFunction(property.value));
}

const NOWHERE: Pick<Place, 'values'> = { values: [] };

const singletons = perSource(() => new Map<TSESTree.Node, boolean>());

/** Whether the module makes an instance of its class for itself and keeps it, once, or on first use. */
function isSingleton(source: Source, definition: TSESTree.Node): boolean {
  const known = singletons(source);
  const verdict = known.get(definition);
  if (verdict !== undefined) return verdict;
  // An instance that is kept in a field of its own class lives as long as the first one, which is made elsewhere.
  known.set(definition, false);
  const found = isKeptByModule(source, definition);
  known.set(definition, found);
  return found;
}

function isKeptByModule(source: Source, definition: TSESTree.Node): boolean {
  const { calls } = callsTo(source, definition);
  return calls.length > 0 && calls.every(made => isKept(source, made));
}

/** Whether the module keeps one instance of the class that a field belongs to, whatever others there are. */
export function hasLastingInstance(source: Source, { owner }: Place): boolean {
  if (owner === undefined || 'name' in owner || owner.kind !== 'instance') return false;
  return callsTo(source, owner.node).calls.some(made => isKept(source, made));
}

function isKept(source: Source, made: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  if (made.type !== 'NewExpression') return false;
  const user = userOf(made);
  if (!repeats(source, made)) return user?.type !== 'VariableDeclarator' || isGivenOnce(placeOf(source, user.id) ?? NOWHERE, user);
  const kept = user?.type === 'AssignmentExpression' ? placeOf(source, user.left) : undefined;
  return kept !== undefined && kept.kind !== 'global' && isGivenOnce(kept, user) && outlivesCalls(lifetimeOf(source, kept));
}

/** Whether a place is only ever given what `by` gives it, but for an empty start. */
function isGivenOnce({ values }: Pick<Place, 'values'>, by: TSESTree.Node | undefined): boolean {
  return values.every(given => given.by === by || (given.by.type !== 'AssignmentExpression' && given.value.type !== 'NewExpression'));
}

/** How far the functions get that use a local variable after its own function has returned. */
function escapeOfCaptures(source: Source, variable: Variable, home: FunctionNode): Lifetime {
  let furthest: Lifetime = 'call';
  for (const { identifier } of variable.references) {
    const inner = outermostFunction(identifier, home);
    const reach = inner && !isSynchronousCallback(source, inner) ? reachOf(source, inner, home) : 'call';
    if (reach === 'closure') return 'closure';
    if (reach === 'callback') furthest = 'callback';
  }
  return furthest;
}

/** The outermost function around a node that still stands inside `home`. */
function outermostFunction(node: TSESTree.Node, home: FunctionNode): FunctionNode | undefined {
  let outermost: FunctionNode | undefined;
  for (let outer = functionAround(node); outer && outer !== home; outer = functionAround(outer)) outermost = outer;
  return outermost;
}

/** How long a function made in `home` can be called: handed out, given to somebody unknown, or only while `home` runs. */
function reachOf(source: Source, inner: FunctionNode, home: FunctionNode): Lifetime {
  const names = placeOfDefinition(source, inner);
  const uses: TSESTree.Node[] = [inner, ...(names?.variable ? names.occurrences : [])];
  let furthest: Lifetime = 'call';
  for (const use of uses) {
    const reach = reachOfUse(use, home);
    if (reach === 'closure') return 'closure';
    if (reach === 'callback') furthest = 'callback';
  }
  return furthest;
}

function reachOfUse(use: TSESTree.Node, home: FunctionNode): Lifetime {
  for (let node = wrapped(use), { parent } = node; parent; node = parent, { parent } = node) {
    if (parent === home)
      return node === home.body && home.type === 'ArrowFunctionExpression' && home.expression ? 'closure' : 'call';
    switch (parent.type) {
      case 'ReturnStatement':
        return functionAround(parent) === home ? 'closure' : 'callback';
      case 'CallExpression':
      case 'NewExpression':
        return parent.callee === node ? 'call' : 'callback';
      case 'AssignmentExpression':
        return 'callback';
      case 'VariableDeclarator':
      case 'ExpressionStatement':
      case 'FunctionDeclaration':
        return 'call';
    }
    if (isClass(parent)) return 'callback';
  }
  return 'call';
}
