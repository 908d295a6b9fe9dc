import type { LeakedTimer } from '../../analysis/verdicts/leaked-timers.ts';
import { renewsItself } from '../../analysis/releases/self-renewal.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { functionAround, unwrap } from '../../analysis/syntax/syntax.ts';
import { holdHandle } from './hold-handle.ts';
import type { Rewrite } from '../edits/rewrite.ts';
import { teardownOf } from './teardown.ts';

/** Clears a timer where its owner ends, and keeps its id for that. */
export function clearTimer({ timer: started, occasion, ends, reason }: LeakedTimer, source: Source): Rewrite {
  if (reason === 'replaced') return { doubt: 'both have to be kept' };
  if (reason === 'overwritten') return { doubt: 'the one before has to end first' };
  if (reason === 'outrun') return { doubt: 'whatever it is the limit of has to clear it, however that ends' };
  const { call, timer, handle } = started;
  if (functionAround(call) === undefined) return { doubt: 'what ends it need not be what has started it' };
  // A timer that starts itself again has one id at a time.
  const isIdempotent = renewsItself(source, started);
  const acquired = { call, occasion, ends, isIdempotent, isEndedElsewhere: reason === 'missed' };
  const teardown = teardownOf(source, acquired);
  if ('doubt' in teardown) return teardown;
  const names = NAMES[timer.start];
  if (names === undefined) return { doubt: 'a stand-in for the function need not come with one that stops it' };
  const held = holdHandle(source, acquired, handle, names, teardown.at);
  if ('doubt' in held) return held;
  const callee = unwrap(call.callee);
  const on = callee.type === 'MemberExpression' ? `${source.text.slice(...callee.object.range)}.` : '';
  const release = `${on}${timer.stop[0]!}(${held.name})`;
  return { edits: [...held.edits, ...teardown.write(release)], imports: [] };
}

const NAMES: Readonly<Record<string, { names: string[]; type: string }>> = {
  setInterval: { names: ['interval', 'timer', 'intervalId'], type: 'ReturnType<typeof setInterval>' },
  setTimeout: { names: ['timeout', 'timer', 'timeoutId'], type: 'ReturnType<typeof setTimeout>' },
  setImmediate: { names: ['immediate', 'immediateId'], type: 'ReturnType<typeof setImmediate>' },
  requestAnimationFrame: { names: ['frame', 'animationFrame', 'frameId'], type: 'number' },
  requestIdleCallback: { names: ['idleCallback', 'idleCallbackId'], type: 'number' },
};
