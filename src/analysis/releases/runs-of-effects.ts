import type { Registration } from '../acquisitions/acquisitions.ts';
import { isNewEachTime } from '../functions/handlers.ts';
import { inputCount } from '../lives/effect-inputs.ts';
import { occasionOf } from '../lives/occasions.ts';
import { resolve, variableOf } from '../syntax/bindings.ts';
import { contains } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { lastNameOf, unwrap } from '../syntax/syntax.ts';
import { isForgottenBeside } from './sibling-listeners.ts';

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
