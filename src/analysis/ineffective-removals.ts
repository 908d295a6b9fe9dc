import { blanked } from './blanked-entries.ts';
import { containers } from './containers.ts';
import { countedDown } from './counted-down.ts';
import { droppedResult } from './dropped-results.ts';
import { emptied } from './emptied-entries.ts';
import { growths } from './growth.ts';
import { otherKey } from './missed-keys.ts';
import { missedOnThrow } from './missed-on-throw.ts';
import { confidenceOf } from './removal-confidence.ts';
import type { IneffectiveRemoval, Detector } from './removal-failures.ts';
import { shadowed } from './shadowed-removals.ts';
import { perSource } from './source.ts';
import { unprunedTwins } from './unpruned-twins.ts';
import { wrongIndex } from './wrong-indexes.ts';

/** Removals that cannot take out what was put in. */
export const ineffectiveRemovals = perSource((source): readonly IneffectiveRemoval[] =>
  containers(source).flatMap(container => {
    if (container.lifetime === 'call') return [];
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
  otherKey,
  blanked,
  countedDown,
  emptied,
  missedOnThrow,
  unprunedTwins,
];
