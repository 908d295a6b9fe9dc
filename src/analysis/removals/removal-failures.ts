import type { TSESTree } from '@typescript-eslint/types';
import type { Confidence } from '../tables/confidence.ts';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import type { Source } from '../syntax/source.ts';

/** Why a removal takes nothing out. */
export type Failure =
  | 'dropped'
  | 'blanked'
  | 'countedDown'
  | 'emptied'
  | 'ended'
  | 'endedAll'
  | 'answered'
  | 'wrongIndex'
  | 'otherKey'
  | 'otherItem'
  | 'otherEntry'
  | 'property'
  | 'holed'
  | 'noLength'
  | 'noSize'
  | 'noCount'
  | 'shadowed'
  | 'sharedByAll'
  | 'missedOnThrow'
  | 'missedOnTimeout'
  | 'missedOnAnswer'
  | 'missedOnRefusal'
  | 'missedOnSuccess'
  | 'missedOnDisposal'
  | 'missedWhileEmpty'
  | 'neverSame'
  | 'twin'
  | 'sibling'
  | 'missedWhenFired'
  | 'begunAndEnded'
  | 'pastLimit'
  | 'missedWhenLost'
  | 'evictedTwin';

/** A place where what was put in should go, and does not. */
export interface FailedRemoval {
  /** The removal; the adding of a key that is never removed; the twin that nothing is removed from. */
  readonly node: TSESTree.Node;
  readonly failure: Failure;
  /** What shows it: where entries go in, where what is under a key is emptied, where the twin is pruned. */
  readonly evidence: TSESTree.Node;
}

/** A removal that leaves the entry where it is. */
export interface IneffectiveRemoval extends FailedRemoval {
  readonly container: Container;
  readonly confidence: Confidence;
}

/** Looks for one way to fail, in a container that `growth` keeps filling. */
export type Detector = (source: Source, container: Container, growth: Use) => FailedRemoval | undefined;
