import type { TSESTree } from '@typescript-eslint/types';
import { readOptions } from '../acquisitions/listener-options.ts';
import { functionOf, isSynchronousCallback } from '../values/calls.ts';
import type { Source } from '../syntax/source.ts';
import { calleeWord, functionAround, userOf, wrapped } from '../syntax/syntax.ts';
import { targetLife, type TargetLife } from '../lives/target-lives.ts';
import { trackedBy } from '../lives/tracked-reads.ts';
import { nodesWithin } from '../syntax/nodes.ts';

interface Watcher {
  /** How long lives what it watches. */
  readonly life: TargetLife;
  readonly target: TSESTree.Node;
  readonly callback: TSESTree.Node;
}

/** `watch(source, callback)`, `watchEffect(() => …)` of Vue, where no component owns it; `undefined` where one does. */
export function unownedWatcher(source: Source, call: TSESTree.CallExpression): Watcher | undefined {
  const [observed, callback = observed, options] = call.arguments;
  if (!observed || !callback || !isOutOfScope(source, call) || readOptions(source, options).once === true)
    return undefined;
  const tracker = functionOf(source, observed);
  return tracker
    ? { ...trackedBy(source, tracker), callback }
    : { life: targetLife(source, observed), target: observed, callback };
}

/**
 * Whether a watcher of Vue is made when no component is being set up any more: after an `await`, or in a callback that
 * runs later. Then nothing stops it when the component goes (https://vuejs.org/guide/essentials/watchers.html).
 */
function isOutOfScope(source: Source, call: TSESTree.CallExpression): boolean {
  const around = functionAround(call);
  if (around === undefined) return false;
  const isAfterWait =
    around.async &&
    nodesWithin(source, around, 'AwaitExpression').some(
      wait => functionAround(wait) === around && wait.range[1] <= call.range[0],
    );
  return isAfterWait || (!isSynchronousCallback(source, around) && isGivenToRunLater(around));
}

const LATER =
  /^(setTimeout|setInterval|requestAnimationFrame|requestIdleCallback|nextTick|then|finally|addEventListener)$/;

function isGivenToRunLater(callback: TSESTree.Node): boolean {
  const user = userOf(callback);
  return user?.type === 'CallExpression' && user.callee !== wrapped(callback) && LATER.test(calleeWord(user));
}
