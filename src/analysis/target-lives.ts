import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { calledMethod, constantText, keyName, propertyName, variableOf } from './bindings.ts';
import { ENDINGS } from './acquisition-table.ts';
import { functionOf } from './calls.ts';
import { globalPath } from './globals.ts';
import { heirsOf } from './holders.ts';
import { lifetimeOf, outlivesCalls } from './lifetimes.ts';
import { type Place, placeOf } from './places.ts';
import { returnedBy } from './returns.ts';
import { perSource, type Source } from './source.ts';
import { INJECTORS, MAKERS, OWN_PARTS, PAGE_PARTS, SHARED_FIELDS, SHARED_GETTERS } from './target-names.ts';
import { type ClassNode, functionAround, isClass, isFunction, unwrap, userOf, wrapped } from './syntax.ts';

/**
 * How long a target lives, seen from the code that registers something on it: as long as the `program`; at least as
 * long as whoever handed it in (`borrowed`); no longer than what is made here (`own`); or nothing that the file shows.
 */
export type TargetLife = 'program' | 'borrowed' | 'own' | 'unknown';

/** How long the object lives that an expression names. */
export function targetLife(source: Source, expression: TSESTree.Node, depth = 0): TargetLife {
  const node = unwrap(expression);
  if (depth > 8) return 'unknown';
  if (isLongLivedByName(source, node)) return 'program';
  switch (node.type) {
    case 'ThisExpression':
    case 'Super':
    case 'NewExpression':
    case 'ObjectExpression':
    case 'ClassExpression':
      return 'own';
    case 'AwaitExpression':
      return targetLife(source, node.argument, depth + 1);
    case 'AssignmentExpression':
      return targetLife(source, node.right, depth + 1);
    case 'LogicalExpression':
      return eitherLife([targetLife(source, node.left, depth + 1), targetLife(source, node.right, depth + 1)]);
    case 'ConditionalExpression':
      return eitherLife([
        targetLife(source, node.consequent, depth + 1),
        targetLife(source, node.alternate, depth + 1),
      ]);
    case 'CallExpression':
      return lifeOfResult(source, node, depth);
    case 'Identifier':
      return lifeOfVariable(source, node, depth);
    case 'MemberExpression':
      return lifeOfMember(source, node, depth);
    default:
      return 'unknown';
  }
}

function isLongLivedByName({ settings }: Source, node: TSESTree.Node): boolean {
  const name =
    node.type === 'Identifier' ? node : node.type === 'MemberExpression' && !node.computed ? node.property : undefined;
  return name?.type === 'Identifier' && settings.longLivedTargets.includes(name.name);
}

/** A target that may be one of several lives no longer than we know of each. */
function eitherLife(lives: readonly TargetLife[]): TargetLife {
  for (const life of ['own', 'unknown', 'borrowed'] as const) if (lives.includes(life)) return life;
  return lives.length > 0 ? 'program' : 'unknown';
}

/** What a call hands out: something made for the caller, something shared, or what its function in this file returns. */
function lifeOfResult(source: Source, call: TSESTree.CallExpression, depth: number): TargetLife {
  const path = globalPath(source, call.callee);
  const [first] = call.arguments;
  if (path === 'matchMedia' || path === 'require') return 'program';
  if ((path === '$' || path === 'jQuery' || path === 'd3.select') && first) return targetLife(source, first, depth + 1);
  const local = functionOf(source, call.callee);
  if (local) return eitherLife(returnedBy(source, local).map(value => targetLife(source, value, depth + 1)));
  const callee = unwrap(call.callee);
  const method = callee.type === 'Identifier' ? callee.name : calledMethod(source, call);
  if (method === undefined || MAKERS.test(method)) return method === undefined ? 'unknown' : 'own';
  if (INJECTORS.test(method)) return 'borrowed';
  const holder = targetLife(source, callee.type === 'MemberExpression' ? callee.object : callee, depth + 1);
  if (holder === 'own') return 'own';
  return SHARED_GETTERS.test(method) && call.arguments.length === 0 && !path?.startsWith('document')
    ? holder
    : 'unknown';
}

function lifeOfVariable(source: Source, node: TSESTree.Identifier, depth: number): TargetLife {
  const variable = variableOf(source, node);
  const [definition] = variable?.defs ?? [];
  if (variable === undefined || definition === undefined)
    return node.name === 'undefined' || node.name === 'arguments' ? 'unknown' : 'program';
  const place = placeOf(source, node);
  if (place === undefined) return 'unknown';
  return place.variable === variable
    ? lifeOfOwnVariable(source, place, variable, depth)
    : lifeOfPlace(source, place, depth);
}

function lifeOfOwnVariable(source: Source, place: Place, variable: Variable, depth: number): TargetLife {
  const [definition] = variable.defs;
  if (definition === undefined || definition.type === 'ImportBinding') return 'program';
  if (definition.type === 'Parameter') return isEnded(source, place) ? 'own' : lifeOfParameter(source, definition.node);
  if (definition.type === 'ClassName' || definition.type === 'FunctionName')
    return outlivesCalls(lifetimeOf(source, place)) ? 'program' : 'own';
  if (outlivesCalls(lifetimeOf(source, place))) return isMadeInCalls(place, variable) ? 'own' : 'program';
  return lifeOfValues(source, place, depth);
}

/** Whether a module's variable gets a new value each time that some function runs: the value is that function's own. */
function isMadeInCalls({ values }: Place, { scope }: Variable): boolean {
  return values.some(
    ({ by }) =>
      by.type === 'AssignmentExpression' && functionAround(by) !== undefined && functionAround(by) !== scope.block,
  );
}

/** A named function is handed what others own; an inline callback is given whatever its caller has just made or found. */
function lifeOfParameter(source: Source, definition: TSESTree.Node): TargetLife {
  const user = isFunction(definition) && definition.type !== 'FunctionDeclaration' ? userOf(definition) : undefined;
  if (isMethodOfClass(user)) return 'unknown';
  if (user?.type !== 'CallExpression' || user.callee === wrapped(definition)) return 'borrowed';
  const [event] = user.arguments;
  // The socket that a request tells of belongs to the agent, which hands it to the next request.
  return event && constantText(source, event) === 'socket' ? 'program' : 'unknown';
}

/** What a method is handed may be anything, also a part of its own object. */
function isMethodOfClass(user: TSESTree.Node | undefined): boolean {
  return (user?.type === 'MethodDefinition' && user.kind !== 'constructor') || user?.type === 'PropertyDefinition';
}

function lifeOfValues(source: Source, { values }: Place, depth: number): TargetLife {
  const lives = values
    .filter(({ value }) => !isNothing(value))
    .map(({ value }) => targetLife(source, value, depth + 1));
  return eitherLife(lives);
}

function isNothing(value: TSESTree.Node): boolean {
  return (
    (value.type === 'Literal' && value.value === null) || (value.type === 'Identifier' && value.name === 'undefined')
  );
}

function lifeOfMember(source: Source, node: TSESTree.MemberExpression, depth: number): TargetLife {
  const path = globalPath(source, node);
  if (path !== undefined) return 'program';
  const name = propertyName(source, node);
  if (name !== undefined && PAGE_PARTS.has(name)) return 'program';
  if (name !== undefined && OWN_PARTS.has(name)) return 'own';
  if (name !== undefined && SHARED_FIELDS.has(name) && unwrap(node.object).type === 'ThisExpression') return 'borrowed';
  const place = placeOf(source, node);
  if (place?.owner && !('name' in place.owner)) return lifeOfPlace(source, place, depth);
  return targetLife(source, node.object, depth + 1);
}

function lifeOfPlace(source: Source, place: Place, depth: number): TargetLife {
  if (place.kind === 'global') return 'program';
  if (place.variable) return lifeOfOwnVariable(source, place, place.variable, depth);
  if (isEnded(source, place)) return 'own';
  if (place.owner && 'name' in place.owner) return lifeOfPlace(source, place.owner, depth + 1);
  const { owner } = place;
  const isEmpty = place.values.every(({ value }) => isNothing(value));
  if (isEmpty) return owner && isClass(owner.node) ? lifeOfDeclaration(owner.node, place.name) : 'unknown';
  if (owner?.kind === 'static' || owner?.kind === 'exports') return 'program';
  return lifeOfValues(source, place, depth);
}

/** Whether the code that holds a target also ends it: then it is the holder's own, whoever made it. */
function isEnded(source: Source, place: Place): boolean {
  const known = ended(source);
  let verdict = known.get(place);
  if (verdict === undefined) known.set(place, (verdict = findEnding(source, place)));
  return verdict;
}

const ended = perSource(() => new Map<Place, boolean>());

function findEnding(source: Source, place: Place): boolean {
  return [place, ...heirsOf(source, place)]
    .flatMap(({ occurrences }) => occurrences)
    .some(name => {
      const member = userOf(name);
      if (member?.type !== 'MemberExpression' || member.object !== wrapped(name)) return false;
      const call = userOf(member);
      const method = propertyName(source, member);
      return (
        call?.type === 'CallExpression' &&
        call.callee === wrapped(member) &&
        method !== undefined &&
        ENDINGS.has(method) &&
        call.arguments.length === 0
      );
    });
}

/** A field that the class gets from its framework, or from its constructor under the same name. */
function lifeOfDeclaration(node: ClassNode, name: string): TargetLife {
  for (const member of node.body.body) {
    if (member.type === 'MethodDefinition' && member.kind === 'constructor') {
      for (const parameter of member.value.params) {
        if (parameter.type !== 'TSParameterProperty') continue;
        const declared =
          parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter;
        if (declared.type === 'Identifier' && declared.name === name) return 'borrowed';
      }
    }
    if (member.type !== 'PropertyDefinition' || keyName(member) !== name) continue;
    const text = member.decorators?.map(({ expression }) =>
      expression.type === 'CallExpression' ? expression.callee : expression,
    );
    if (
      text?.some(
        decorator => decorator.type === 'Identifier' && /^(Inject|Input|consume|inject|service)$/i.test(decorator.name),
      )
    )
      return 'borrowed';
  }
  return 'unknown';
}
