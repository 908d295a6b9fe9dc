import type { TSESTree } from '@typescript-eslint/types';
import { returnedBy } from '../syntax/returns.ts';
import type { Source } from '../syntax/source.ts';
import { type FunctionNode, functionAround, userOf, wrapped } from '../syntax/syntax.ts';
import { type Calls, callsTo, isExported } from '../values/calls.ts';
import { placeOf } from '../values/places.ts';

/**
 * Who calls a function that another one makes and returns, by the names that the results go by: `const escape = cached(fn)`
 * and `escape(text)`; `undefined` of a function that nothing returns.
 */
export function callsToResult(source: Source, made: FunctionNode): Calls | undefined {
  const maker = functionAround(made);
  if (maker === undefined || !returnedBy(source, maker).includes(made)) return undefined;
  const { calls: makings, escapes: isMadeElsewhere } = callsTo(source, maker);
  const calls: TSESTree.CallExpression[] = [];
  let escapes = isMadeElsewhere;
  for (const making of makings) {
    const user = userOf(making);
    const place = user?.type === 'VariableDeclarator' ? placeOf(source, user.id) : undefined;
    const names = place && !isExported(making) ? place.occurrences : [];
    if (names.length === 0) escapes = true;
    for (const name of [...names, ...(place ? [] : [making])]) {
      const call = userOf(name);
      if (call?.type === 'CallExpression' && call.callee === wrapped(name)) calls.push(call);
      else escapes = true;
    }
  }
  return { calls, escapes };
}
