import type { TSESTree } from '@typescript-eslint/types';
import type { Container } from './containers.ts';
import { perSource } from './source.ts';

export interface IneffectiveRemoval {
  readonly node: TSESTree.Node;
  readonly container: Container;
}

export const ineffectiveRemovals = perSource((): readonly IneffectiveRemoval[] => []);
