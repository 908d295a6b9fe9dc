import type { Use } from '../../analysis/containers/container-uses.ts';
import { isUnused } from '../../analysis/containers/direct-uses.ts';
import { lineOf } from '../../analysis/syntax/syntax.ts';
import type { Doubt } from '../edits/rewrite.ts';

/** A method must be called where it is named, with arguments that can be told apart, and `set` and `add` hand the container out. */
export function doubtOfCall({ method = '', by, effect, node }: Use, what: string): Doubt | undefined {
  const line = lineOf(node);
  if (by.type !== 'CallExpression')
    return method === 'size'
      ? undefined
      : { doubt: `line ${line} takes \`${method}\` off ${what}`, hazard: 'handed-on' };
  if (by.arguments.some(({ type }) => type === 'SpreadElement'))
    return { doubt: `line ${line} spreads the arguments of \`${method}\``, hazard: 'spread-arguments' };
  if (effect !== 'grow' || !/^(?:set|add|push)$/.test(method) || isUnused(by)) return undefined;
  return { doubt: `line ${line} uses what \`${method}\` returns`, hazard: 'handed-on' };
}
