import type { TSESTree } from '@typescript-eslint/types';
import type { Registration } from '../acquisitions/acquisitions.ts';
import { isNewEachTime } from '../functions/fresh-handlers.ts';
import { inputCount } from '../lives/effect-inputs.ts';
import { occasionOf } from '../lives/occasions.ts';
import { resolve, variableOf } from '../syntax/bindings.ts';
import { contains, nodesWithin } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { calleeWord, functionAround, lastNameOf, unwrap, userOf, wrapped } from '../syntax/syntax.ts';
import { isAlike } from '../values/expressions-alike.ts';
import { isForgottenBeside } from './sibling-listeners.ts';

/**
 * Whether a watcher of Vue that reads `.value` of other refs, too, adds one more each time to what the ref holds that
 * it takes its target from, and never cleans up.
 */
export function isLeftByRerun(source: Source, { call, handler, target }: Registration): boolean {
  const effect = functionAround(call);
  const watch = effect && userOf(effect);
  if (watch?.type !== 'CallExpression' || !RERUNS.test(calleeWord(watch)) || effect!.params.length > 0) return false;
  if (handler === undefined || !isNewEachTime(source, handler)) return false;
  const element = resolve(source, target);
  const reads = nodesWithin(source, effect!, 'MemberExpression').filter(
    read => lastNameOf(read) === 'value' && functionAround(read) === effect && wrapped(read).parent !== call.callee,
  );
  return reads.includes(element as TSESTree.MemberExpression) && reads.some(read => !isAlike(source, read, element));
}

const RERUNS = /^watch(?:Post|Sync)?Effect$/;

/**
 * Whether an effect that runs again for its inputs adds one more to the element of a ref each time, and takes back what
 * it adds beside that.
 */
export function isLeftByRuns(source: Source, registration: Registration): boolean {
  const occasion = occasionOf(source, registration.call);
  if (occasion?.kind !== 'effect' || occasion.inCallback || inputCount(occasion.start) === 0) return false;
  if (registration.handler === undefined || !isNewEachTime(source, registration.handler)) return false;
  const element = resolve(source, registration.target);
  if (element.type !== 'MemberExpression' || lastNameOf(element) !== 'current') return false;
  const ref = variableOf(source, unwrap(element.object))?.defs[0];
  return ref !== undefined && !contains(occasion.start, ref.name) && isForgottenBeside(source, registration);
}
