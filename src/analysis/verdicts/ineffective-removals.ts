import { answered, answeredAndLeft } from '../removals/answered-entries.ts';
import { blanked } from '../removals/blanked-entries.ts';
import { containers } from '../containers/containers.ts';
import { countedDown } from '../removals/counted-down.ts';
import { droppedResult } from '../removals/dropped-results.ts';
import { deletedProperty } from '../removals/deleted-properties.ts';
import { emptied } from '../removals/emptied-entries.ts';
import { entryAsKey } from '../removals/entry-as-key.ts';
import { endedAll } from '../removals/ended-all.ts';
import { endedInPlace } from '../removals/ended-entries.ts';
import { isGoneWhenCalled } from '../lives/lasting-instances.ts';
import { growths } from '../growth/growth.ts';
import { otherKey } from '../removals/missed-keys.ts';
import { otherEntry } from '../removals/other-entries.ts';
import { otherVariable } from '../removals/other-variables.ts';
import { holed } from '../removals/holed-lists.ts';
import { missedOnDisposal } from '../removals/missed-on-disposal.ts';
import { missedOnRejection } from '../removals/missed-on-rejection.ts';
import { missedOnThrow } from '../removals/missed-on-throw.ts';
import { missedOnTimeout } from '../removals/missed-on-timeout.ts';
import { missedOnAnswer } from '../removals/stopped-timeouts.ts';
import { confidenceOf } from '../removals/removal-confidence.ts';
import type { IneffectiveRemoval, Detector } from '../removals/removal-failures.ts';
import { begunAndEnded } from '../removals/begun-and-ended.ts';
import { missedWhenFired, missedWhenRun } from '../removals/missed-when-fired.ts';
import { missedWhileEmpty } from '../removals/missed-while-empty.ts';
import { missedOnRefusal } from '../removals/missed-on-refusal.ts';
import { missedOnSuccess } from '../removals/missed-on-success.ts';
import { neverSame } from '../removals/never-same.ts';
import { neverReached } from '../removals/missing-measures.ts';
import { missedWhenLost } from '../removals/lost-answers.ts';
import { evictedTwin } from '../removals/evicted-twins.ts';
import { pastLimit } from '../removals/past-limits.ts';
import { sharedByAll } from '../removals/shared-lists.ts';
import { shadowed } from '../removals/shadowed-removals.ts';
import { perSource } from '../syntax/source.ts';
import { leftBySibling } from '../removals/unpruned-siblings.ts';
import { leftInList } from '../removals/unpruned-lists.ts';
import { unprunedTwins } from '../removals/unpruned-twins.ts';
import { soughtPart } from '../removals/sought-parts.ts';
import { wrongIndex } from '../removals/wrong-indexes.ts';

/** Removals that cannot take out what was put in. */
export const ineffectiveRemovals = perSource((source): readonly IneffectiveRemoval[] =>
  containers(source).flatMap(container => {
    if (container.lifetime === 'call' || isGoneWhenCalled(source, container.place)) return [];
    const mistaken = entryAsKey(source, container);
    if (mistaken) return [{ ...mistaken, container, confidence: 'sure' }];
    const [growth] = growths(source, container);
    if (growth === undefined) return [];
    for (const detect of DETECTORS) {
      const found = detect(source, container, growth);
      if (found) return [{ ...found, container, confidence: confidenceOf(source, container, growth, found) }];
    }
    return [];
  }),
);

const DETECTORS: readonly Detector[] = [
  droppedResult,
  wrongIndex,
  shadowed,
  sharedByAll,
  otherKey,
  otherVariable,
  otherEntry,
  soughtPart,
  deletedProperty,
  holed,
  neverReached,
  blanked,
  countedDown,
  emptied,
  endedInPlace,
  endedAll,
  answered,
  missedOnThrow,
  missedOnRejection,
  missedOnTimeout,
  missedOnAnswer,
  answeredAndLeft,
  missedOnRefusal,
  missedOnSuccess,
  missedOnDisposal,
  missedWhileEmpty,
  neverSame,
  unprunedTwins,
  leftInList,
  leftBySibling,
  missedWhenFired,
  missedWhenRun,
  begunAndEnded,
  pastLimit,
  missedWhenLost,
  evictedTwin,
];
