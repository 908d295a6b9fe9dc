import type { TSESTree } from '@typescript-eslint/types';
import { lifetimeOf } from './lifetimes.ts';
import type { Place } from '../values/places.ts';
import type { Source } from '../syntax/source.ts';
import { userOf, wrapped } from '../syntax/syntax.ts';

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/**
 * Whether something may still hold the value of a local variable when its function has returned: it is handed out,
 * stored, passed on or captured. `lets` says which calls keep nothing of it.
 */
export function outlivesItsCall(source: Source, place: Place, lets: (call: Call) => boolean): boolean {
  return lifetimeOf(source, place) !== 'call' || place.occurrences.some(occurrence => isKeptBy(occurrence, lets));
}

/** Whether one use of a value may keep it. */
export function isKeptBy(occurrence: TSESTree.Node, lets: (call: Call) => boolean): boolean {
  const node = wrapped(occurrence);
  const user = userOf(occurrence);
  switch (user?.type) {
    case 'MemberExpression': {
      const call = userOf(user);
      if (user.object !== node) return false;
      return call?.type === 'CallExpression' && call.callee === wrapped(user) ? !lets(call) : false;
    }
    case 'CallExpression':
    case 'NewExpression':
      return user.callee !== node && !lets(user);
    case 'AssignmentExpression':
      return user.left !== node;
    case 'LogicalExpression':
      return user.left !== node || user.operator !== '&&';
    case 'ConditionalExpression':
      return user.test !== node;
    case 'BinaryExpression':
    case 'DoWhileStatement':
    case 'ExpressionStatement':
    case 'IfStatement':
    case 'TSTypeQuery':
    case 'UnaryExpression':
    case 'WhileStatement':
      return false;
    default:
      return true;
  }
}
