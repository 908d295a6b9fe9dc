import type { TSESTree } from '@typescript-eslint/types';
import { ENDINGS } from '../tables/acquisition-table.ts';
import { propertyName } from '../syntax/member-names.ts';
import { globalPath } from '../syntax/globals.ts';
import { END_HOOKS } from '../tables/hook-names.ts';
import type { Source } from '../syntax/source.ts';
import { calleeWord, wrapped } from '../syntax/syntax.ts';

/** What one mention of a handle does with it. */
export type PlaceUse = 'release' | 'escape' | 'passed' | 'unref' | 'read';

/** What becomes of a handle where its name stands. */
export function useOf(source: Source, name: TSESTree.Node): PlaceUse {
  const outer = wrapped(name);
  const user = outer.parent;
  if (user?.type === 'MemberExpression' && user.object === outer) return useOfMember(source, user);
  if (user?.type === 'CallExpression') {
    if (user.callee === outer) return 'release';
    if (globalPath(source, user.callee)?.startsWith('console.')) return 'read';
    const name = calleeWord(user);
    if (END_HOOKS.has(name)) return 'escape';
    if (
      /clear|cancel|stop|dispose|un(?:subscribe|register|observe|listen|watch)|deregister|destroy|remove|release/i.test(
        name,
      )
    )
      return 'release';
    if (/unref/i.test(name)) return 'unref';
    return user.callee.type === 'Identifier' && !SINKS.test(name) ? 'passed' : 'escape';
  }
  if (user?.type === 'AssignmentExpression') return user.left === outer ? 'read' : 'escape';
  const isRead = user && /^(If|While|Unary|Binary|Update|ExpressionStatement|TSTypeQuery)/.test(user.type);
  if (
    isRead ||
    (user?.type === 'ConditionalExpression' && user.test === outer) ||
    (user?.type === 'LogicalExpression' && ((user.left === outer && user.operator === '&&') || isTested(user))) ||
    isInputOfHook(user)
  )
    return 'read';
  return 'escape';
}

/** `if (!shown && timer.current)`: whether it is only asked whether an expression holds. */
function isTested(expression: TSESTree.LogicalExpression): boolean {
  const outer = wrapped(expression);
  const user = outer.parent;
  if (user?.type === 'LogicalExpression') return (user.left === outer && user.operator === '&&') || isTested(user);
  return (
    (user?.type === 'UnaryExpression' && user.operator === '!') ||
    ((user?.type === 'IfStatement' || user?.type === 'WhileStatement' || user?.type === 'ConditionalExpression') &&
      user.test === outer)
  );
}

/** `useEffect(() => { … }, [observer])`: what tells a hook of React when to run again. */
function isInputOfHook(list: TSESTree.Node | undefined): boolean {
  const call = list?.type === 'ArrayExpression' ? list.parent : undefined;
  return call?.type === 'CallExpression' && call.arguments[1] === list && /^use[A-Z]/.test(calleeWord(call));
}

function useOfMember(source: Source, member: TSESTree.MemberExpression): PlaceUse {
  const method = propertyName(source, member);
  // Whoever waits for it has it in hand from then on.
  if (method === undefined || method === 'then') return 'escape';
  if (method === 'unref') return 'unref';
  // `observer.disconnect;` calls nothing.
  if (ENDINGS.has(method) || /dispose/i.test(method))
    return wrapped(member).parent?.type === 'ExpressionStatement' ? 'read' : 'release';
  return 'read';
}

/** Functions that keep what they are given, to end it later. */
const SINKS = /regist|add|push|track|store|save|keep|set|clean|own|defer|manage/i;
