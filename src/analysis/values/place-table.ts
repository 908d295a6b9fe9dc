import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { Owner } from './owners.ts';
import type { Place } from './places.ts';
import { perSource } from '../syntax/source.ts';

/** The places of a file that anybody has asked for, each of which there is once. */
interface PlaceTable {
  readonly byVariable: Map<Variable, Place>;
  readonly byOwner: Map<Owner | Place, Map<string, Place>>;
  /** By the variables, what these are names for. */
  readonly named: Map<Variable, Place>;
  readonly globals: Map<string, Place>;
  readonly byMember: Map<TSESTree.MemberExpression, Place | undefined>;
}

/** Where the places of a file are kept, so that the same one is found each time. */
export const placeTable = perSource((): PlaceTable => ({
  byVariable: new Map(),
  byOwner: new Map(),
  named: new Map(),
  globals: new Map(),
  byMember: new Map(),
}));
