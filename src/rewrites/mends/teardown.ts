import { functionOf } from '../../analysis/values/calls.ts';
import { membersOf } from '../../analysis/values/place-members.ts';
import { returnStatements } from '../../analysis/syntax/returns.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { functionAround, isFunction, unwrap } from '../../analysis/syntax/syntax.ts';
import type { Acquired } from '../conditions/acquired.ts';
import { appendStatement } from '../edits/insert-statement.ts';
import { isOncePerLife, isPairedEnd } from './paired-ends.ts';
import type { Doubt } from '../edits/rewrite.ts';
import { inFunction, type Teardown } from './teardown-function.ts';
import { teardownOfComponent } from './teardown-hook.ts';

/** Where the owner of something acquired lets go of it, whenever it has acquired it. */
export function teardownOf(source: Source, acquired: Acquired): Teardown | Doubt {
  const { kind, inCallback } = acquired.occasion;
  const mayRepeat = acquired.isEndedElsewhere || (acquired.isIdempotent && kind === 'object');
  if (inCallback && (!mayRepeat || kind === 'effect'))
    return { doubt: 'it may be acquired many times, or after the end' };
  if (kind === 'effect') return teardownOfEffect(source, acquired);
  if (kind === 'object') return teardownOfObject(source, acquired);
  return kind === 'component' ? teardownOfComponent(source, acquired) : { doubt: 'nothing says when the work is done' };
}

/** In the clean-up that an effect returns, or in one that it returns from now on. */
function teardownOfEffect(source: Source, { call, occasion: { start } }: Acquired): Teardown | Doubt {
  const body = isFunction(start) ? start.body : undefined;
  if (!isFunction(start) || body?.type !== 'BlockStatement' || start.async || start.generator)
    return { doubt: 'the effect cannot return a clean-up' };
  const returns = returnStatements(source, start).filter(({ range }) => range[0] > call.range[0]);
  const [last] = returns;
  if (last === undefined)
    return { at: body, write: release => [appendStatement(source, body, `return () => ${release}`)] };
  const cleanup = last.argument && functionOf(source, unwrap(last.argument));
  if (returns.length > 1 || last.parent !== body || !cleanup || functionAround(cleanup) !== start)
    return { doubt: 'the effect is left in several ways' };
  return inFunction(source, cleanup, true);
}

function teardownOfObject(
  source: Source,
  { occasion, ends, isIdempotent, isEndedElsewhere }: Acquired,
): Teardown | Doubt {
  const { owner, method = '' } = occasion;
  if (owner?.kind !== 'instance' || ends.name === undefined)
    return { doubt: 'nothing says when the object is done with' };
  const members = membersOf(source, owner);
  const [given, ...others] = members.get(ends.name)?.values ?? [];
  if (!given || others.length > 0 || !isFunction(given.value)) return { doubt: `\`${ends.name}\` is not written here` };
  if (isEndedElsewhere) return inFunction(source, given.value, false);
  if (!isPairedEnd(method, ends.name, members.keys(), source.settings.lifecycles))
    return { doubt: `the object may come back after \`${ends.name}\`, and \`${method}\` not run again` };
  if (!isIdempotent && !isOncePerLife(method)) return { doubt: `\`${method}\` may run several times` };
  return inFunction(source, given.value, false);
}
