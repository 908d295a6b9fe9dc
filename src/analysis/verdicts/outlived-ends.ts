import type { TSESTree } from '@typescript-eslint/types';
import { COMPLETING, HARMLESS_AFTER_END } from '../tables/stream-operators.ts';
import { calledMethod } from '../syntax/member-names.ts';
import { functionOf } from '../values/calls.ts';
import { callsNamed } from '../syntax/calls-named.ts';
import { mentions } from '../syntax/mentions.ts';
import { returnedBy } from '../syntax/returns.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { completes, operatorName, type Stream, streamOf } from '../lives/streams.ts';
import { unwrap } from '../syntax/syntax.ts';

export interface OutlivedEnd {
  /** The operator that is meant to end the stream. */
  readonly node: TSESTree.CallExpression;
}

/** Operators that end a stream too early in it: what comes behind may start another stream, which goes on. */
export const outlivedEnds = perSource((source): readonly OutlivedEnd[] => {
  if (!mentionsSubscribe(source)) return [];
  const found = callsNamed(source, ['subscribe']).flatMap(call => {
    const callee = unwrap(call.callee);
    if (callee.type !== 'MemberExpression' || calledMethod(source, call) !== 'subscribe') return [];
    return outlivedEnd(source, streamOf(source, callee.object)) ?? [];
  });
  return [...new Set(found)].map(node => ({ node }));
});

const mentionsSubscribe = mentions(['subscribe'], text => text.includes('subscribe'));

/** `takeUntil` before an operator that may start a stream of its own, which then nothing ends. */
function outlivedEnd(source: Source, { operators }: Stream): TSESTree.CallExpression | undefined {
  const last = operators.findLastIndex(operator => operatorName(operator) === 'takeUntil');
  if (last < 0) return undefined;
  const isOutlived = operators
    .slice(last + 1)
    .some(
      operator =>
        FLATTENING.test(operatorName(operator)) &&
        !HARMLESS_AFTER_END.has(operatorName(operator)) &&
        !startsWhatEnds(source, operator),
    );
  const isEndedLater = operators.slice(last + 1).some(operator => COMPLETING.has(operatorName(operator)));
  return isOutlived && !isEndedLater ? operators[last] : undefined;
}

/** `switchMap(() => moves.pipe(takeUntil(closed)))`, `mergeMap(async () => …)`: whatever it starts ends by itself. */
function startsWhatEnds(source: Source, { arguments: [callback] }: TSESTree.CallExpression): boolean {
  const starts = callback && functionOf(source, callback);
  if (starts?.async && !starts.generator) return true;
  const streams = starts ? returnedBy(source, starts) : [];
  return streams.length > 0 && streams.every(stream => completes(source, streamOf(source, stream)));
}

const FLATTENING =
  /^(switchMap|mergeMap|concatMap|exhaustMap|flatMap|switchAll|mergeAll|concatAll|merge|mergeWith|combineLatest|combineLatestWith|concat|concatWith|repeat|repeatWhen|expand|switchMapTo|mergeMapTo|race|raceWith)$/;
