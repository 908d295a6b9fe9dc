import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { isGivenOnce } from '../syntax/bindings.ts';
import { importedFrom } from '../syntax/imported.ts';
import { keyName } from '../syntax/member-names.ts';
import { callsTo } from '../values/calls.ts';
import { escapeOfCaptures } from '../functions/escapes.ts';
import { isMadeAgain, repeats } from '../functions/executions.ts';
import { isCalledByInjector } from '../functions/injected-functions.ts';
import { holderOf } from '../values/holders.ts';
import type { Owner } from '../values/owners.ts';
import { type Place, placeOf } from '../values/places.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { type ClassNode, hasMethods, isClass, isFunction, literalText, userOf, wrapped } from '../syntax/syntax.ts';

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

/** Whether a place of that lifetime is there for as long as functions that a call has made. */
export function isOfCall(lifetime: Lifetime): boolean {
  return lifetime === 'closure' || lifetime === 'callback';
}

/** How long a place lives. */
export function lifetimeOf(source: Source, place: Place): Lifetime {
  if (place.variable) return lifetimeOfVariable(source, place.variable);
  if (place.owner === undefined) return 'module';
  if (!('name' in place.owner)) return lifetimeOfOwner(source, place.owner);
  // What a variable that changes stands for may be gone when it stands for something else.
  const { variable } = place.owner;
  return variable && (!isGivenOnce(variable) || isLiveBinding(variable)) ? 'unknown' : lifetimeOf(source, place.owner);
}

/** Whether another module may give an imported name another value at any time. */
function isLiveBinding({ defs: [definition] }: Variable): boolean {
  return definition?.type === 'ImportBinding' && definition.node.type === 'ImportSpecifier';
}

function lifetimeOfVariable(source: Source, variable: Variable): Lifetime {
  const [definition] = variable.defs;
  if (definition === undefined || definition.type === 'Parameter') return 'unknown';
  const { block } = variable.scope.variableScope;
  if (!isMadeAgain(source, variable)) return 'module';
  return isFunction(block) ? escapeOfCaptures(source, variable, block) : 'instance';
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
  // One that describes a class or a component: `Class.extend({ … })`, `export default { … }`.
  if (holder === undefined) return hasMethods(literal) ? 'instance' : 'unknown';
  const lifetime = lifetimeOf(source, holder);
  return lifetime === 'module' ? 'singleton' : lifetime;
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
  if (isClass(definition) && (isProvidedToAll(definition) || isProvider(source, definition))) return true;
  if ((isClass(definition) || isFunction(definition)) && isCalledByInjector(source, definition)) return true;
  const { calls } = callsTo(source, definition);
  return calls.length > 0 && calls.every(made => isKept(source, made));
}

/** `@Injectable({ providedIn: 'root' })`, or what it is compiled to in a static field: Angular makes one and keeps it. */
function isProvidedToAll({ decorators, body }: ClassNode): boolean {
  const compiled = body.body.filter(
    member => member.type === 'PropertyDefinition' && member.static && keyName(member) === 'ɵprov',
  );
  const calls = [
    ...(decorators ?? []).map(({ expression }) => expression),
    ...compiled.map(member => (member as TSESTree.PropertyDefinition).value),
  ];
  return calls.some(call => {
    const [described] = call?.type === 'CallExpression' ? call.arguments : [];
    return described?.type === 'ObjectExpression' && described.properties.some(isForAll);
  });
}

/** `@Injectable()` of Nest, which makes one and keeps it, unless it is told of another scope. */
function isProvider(source: Source, { decorators }: ClassNode): boolean {
  return (decorators ?? []).some(
    ({ expression: call }) =>
      call.type === 'CallExpression' &&
      call.arguments.length === 0 &&
      importedFrom(source, call.callee)?.module === '@nestjs/common',
  );
}

function isForAll(property: TSESTree.ObjectLiteralElement): boolean {
  if (property.type !== 'Property' || keyName(property) !== 'providedIn') return false;
  const where = literalText(property.value);
  return where === 'root' || where === 'platform';
}

/** Whether the module keeps what is made, once or on first use. */
export function isKept(source: Source, made: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  if (made.type !== 'NewExpression') return false;
  const direct = userOf(made);
  // `shared = shared || new Shared()`, as `??=` was written before.
  const user = direct?.type === 'LogicalExpression' && direct.right === wrapped(made) ? userOf(direct) : direct;
  if (!repeats(source, made))
    return user?.type !== 'VariableDeclarator' || isOnlyGiven(placeOf(source, user.id) ?? NOWHERE, user);
  const kept = user?.type === 'AssignmentExpression' ? placeOf(source, user.left) : undefined;
  return (
    kept !== undefined && kept.kind !== 'global' && isOnlyGiven(kept, user) && outlivesCalls(lifetimeOf(source, kept))
  );
}

/** Whether a place is only ever given what `by` gives it, but for an empty start. */
function isOnlyGiven({ values }: Pick<Place, 'values'>, by: TSESTree.Node | undefined): boolean {
  return values.every(
    given => given.by === by || (given.by.type !== 'AssignmentExpression' && given.value.type !== 'NewExpression'),
  );
}
