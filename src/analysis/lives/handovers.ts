import type { TSESTree } from '@typescript-eslint/types';
import { referencesTo, variableOf } from '../syntax/bindings.ts';
import { isExported } from '../values/calls.ts';
import { globalPath } from '../syntax/globals.ts';
import { hookOf } from './components.ts';
import type { Source } from '../syntax/source.ts';
import { isFunction, unwrap, userOf, wrapped } from '../syntax/syntax.ts';

/** Whether something is done with what a registration returns: it may be the only handle that takes it back. */
export function isHandedOver(source: Source, call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  // An element's or page's own method returns nothing, whatever is done with it.
  const isOfPage =
    callee.type === 'MemberExpression' &&
    ['window', 'document', 'document.body', 'process'].includes(globalPath(source, callee.object) ?? '');
  return !isOfPage && isUsed(source, call);
}

/** Whether anything is done with the value of an expression. */
export function isUsed(source: Source, expression: TSESTree.Node): boolean {
  const outer = wrapped(expression);
  const user = outer.parent;
  switch (user?.type) {
    case undefined:
    case 'ExpressionStatement':
      return false;
    case 'UnaryExpression':
      return user.operator !== 'void';
    case 'SequenceExpression':
      return user.expressions.at(-1) === outer && isUsed(source, user);
    case 'LogicalExpression':
      return user.right === outer && isUsed(source, user);
    case 'ConditionalExpression':
      return user.test !== outer && isUsed(source, user);
    case 'VariableDeclarator': {
      const variable = user.id.type === 'Identifier' ? variableOf(source, user.id) : undefined;
      return variable === undefined || isExported(user) || referencesTo(source, variable).some(name => name.isRead());
    }
    case 'ArrowFunctionExpression':
      return user.body === outer && !(isFunction(user) && hookOf(source, user) === 'forEach');
    case 'MemberExpression': {
      // `bus.on('a', f).on('b', g)`: what the chain returns is what counts.
      const next = userOf(user);
      return next?.type === 'CallExpression' && next.callee === wrapped(user) ? isUsed(source, next) : true;
    }
    default:
      return true;
  }
}
