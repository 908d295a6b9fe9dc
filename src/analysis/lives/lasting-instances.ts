import type { TSESTree } from '@typescript-eslint/types';
import { repeats } from '../functions/executions.ts';
import type { Source } from '../syntax/source.ts';
import { functionAround, userOf, wrapped } from '../syntax/syntax.ts';
import { callsTo } from '../values/calls.ts';
import { type Place, placeOf } from '../values/places.ts';
import { isNothing } from './template-refs.ts';
import { isKept, lifetimeOf, outlivesCalls } from './lifetimes.ts';

/** Whether the module keeps one instance of the class that a field belongs to, whatever others there are. */
export function hasLastingInstance(source: Source, { owner }: Pick<Place, 'owner'>): boolean {
  if (owner === undefined || 'name' in owner || owner.kind !== 'instance') return false;
  return callsTo(source, owner.node).calls.some(
    made => isKept(source, made) || isMadeWhenMissing(source, made) || isMadeForModule(source, made),
  );
}

/** Whether the file has all the objects of the class that a field belongs to, and only calls each once: `new Printer(value).print()`. */
export function isGoneWhenCalled(source: Source, { owner }: Pick<Place, 'owner'>): boolean {
  if (owner === undefined || 'name' in owner || owner.kind !== 'instance') return false;
  const { calls, escapes } = callsTo(source, owner.node);
  return (
    !escapes &&
    calls.length > 0 &&
    calls.every(made => {
      const user = userOf(made);
      return (
        user?.type === 'MemberExpression' && user.object === wrapped(made) && userOf(user)?.type === 'CallExpression'
      );
    })
  );
}

/**
 * `if (!shared) shared = new Shared()` at the module, also where another function forgets it, so that the next one to ask is given
 * another: as a rule nobody does.
 */
function isMadeWhenMissing(source: Source, made: TSESTree.Node): boolean {
  const assigned = userOf(made);
  if (assigned?.type !== 'AssignmentExpression') return false;
  const place = placeOf(source, assigned.left);
  if (place === undefined || place.kind === 'global' || !outlivesCalls(lifetimeOf(source, place))) return false;
  const isEmptied = place.values.every(({ by, value }) => by === assigned || isNothing(value));
  return (
    isEmptied && (assigned.operator === '??=' || assigned.operator === '||=' || isAskedFirst(source, assigned, place))
  );
}

/** `if (!shared) …`, `if (shared === undefined) …` */
function isAskedFirst(source: Source, assigned: TSESTree.Node, place: Place): boolean {
  const statement = assigned.parent?.type === 'ExpressionStatement' ? assigned.parent : undefined;
  const block = statement?.parent?.type === 'BlockStatement' ? statement.parent : statement;
  const asking =
    block?.parent?.type === 'IfStatement' && block.parent.consequent === block ? block.parent.test : undefined;
  if (asking?.type === 'UnaryExpression') return asking.operator === '!' && placeOf(source, asking.argument) === place;
  return (
    asking?.type === 'BinaryExpression' &&
    /^={2,3}$/.test(asking.operator) &&
    placeOf(source, asking.left) === place &&
    isNothing(asking.right)
  );
}

/** `export const limiter = createLimiter(60_000)`, where that returns what it makes, whoever else calls it. */
function isMadeForModule(source: Source, made: TSESTree.Node): boolean {
  const maker = userOf(made)?.type === 'ReturnStatement' ? functionAround(made) : undefined;
  if (maker === undefined || maker.async || maker.generator) return false;
  return callsTo(source, maker).calls.some(
    call => !repeats(source, call) && userOf(call)?.type === 'VariableDeclarator',
  );
}
