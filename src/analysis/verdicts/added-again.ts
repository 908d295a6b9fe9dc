import type { Registration } from '../acquisitions/acquisitions.ts';
import { readOptions } from '../acquisitions/listener-options.ts';
import { captureOf } from '../functions/captures.ts';
import { isHandedOver } from '../lives/handovers.ts';
import { behalfOf } from '../lives/behalf.ts';
import { addedAgain } from '../releases/added-again.ts';
import { fitOf, mayRemove } from '../releases/listener-removals.ts';
import { nearby } from '../releases/near-registrations.ts';
import { calledName } from '../syntax/member-names.ts';
import { perSource, type Source } from '../syntax/source.ts';
import type { LeakedListener } from './leaked-listeners.ts';

/** A listener that is added to the same target again and again, however long that and its owner live. */
export function judgeAgain(source: Source, registration: Registration): LeakedListener | undefined {
  const { call, handler, options, pair } = registration;
  if (handler === undefined || isHandedOver(source, call) || takesPlace(source)) return undefined;
  const { signal, isOpen } = readOptions(source, options);
  if (signal || isOpen) return undefined;
  const again = addedAgain(source, registration);
  const behalf = again && behalfOf(source, call);
  if (!again || !behalf) return undefined;
  const isTakenBack = nearby(source, registration, 'removed').some(
    removed => removed.pair === pair && mayRemove(fitOf(source, registration, removed)),
  );
  if (isTakenBack) return undefined;
  return {
    node: calledName(call),
    confidence: 'likely',
    registration,
    ...behalf,
    capture: captureOf(source, handler),
    reason: 'again',
    ...(again.at && { other: again.at }),
  };
}

/** Whether a file listens in the way of D3, where a listener takes the place of the one before under the same name. */
const takesPlace = perSource(({ text }): boolean => /['"]d3(?:-[\w-]+)?['"]/.test(text));
