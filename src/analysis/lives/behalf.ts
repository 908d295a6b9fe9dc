import type { TSESTree } from '@typescript-eslint/types';
import type { Capture } from '../functions/captures.ts';
import type { Confidence } from '../tables/confidence.ts';
import { repeats } from '../functions/executions.ts';
import { isGuarded } from '../functions/guards.ts';
import { type Occasion, occasionOf } from './occasions.ts';
import { type Ends, endsOf } from './owner-ends.ts';
import type { Source } from '../syntax/source.ts';

/** For whom code acquires something, and where whoever that is lets go of what it holds. */
export interface Behalf {
  readonly occasion: Occasion;
  readonly ends: Ends;
}

/** Something acquired time and again that nothing takes back when its owner ends. */
export interface Leak extends Behalf {
  /** Where to report it: the name of what is called. */
  readonly node: TSESTree.Node;
  readonly confidence: Confidence;
  readonly capture: Capture;
}

/** On whose behalf code runs time and again; `undefined` for what runs once. */
export function behalfOf(source: Source, node: TSESTree.Node): Behalf | undefined {
  if (!repeats(source, node) || isGuarded(source, node)) return undefined;
  const occasion = occasionOf(source, node);
  return occasion && { occasion, ends: endsOf(source, occasion) };
}
