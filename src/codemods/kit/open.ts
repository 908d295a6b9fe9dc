import type { TSESTree } from '@typescript-eslint/types';
import { childrenOf } from '../../analysis/nodes.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../analysis/settings.ts';
import type { Source } from '../../analysis/source.ts';
import { parse } from './parser.ts';

/**
 * Reads a file as ESLint does, so that the analysis cannot tell a codemod from a rule.
 * The text comes without a byte order mark.
 *
 * @throws {ParseError} where no parser of the project can read it.
 */
export function open(path: string, text: string, settings: Partial<Settings> = {}): Source {
  const source: Source = { ...parse(path, text), text, settings: { ...DEFAULT_SETTINGS, ...settings } };
  linkParents(source);
  return source;
}

function linkParents(source: Source): void {
  const pending: TSESTree.Node[] = [source.ast];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    for (const child of childrenOf(source, node)) {
      child.parent = node;
      pending.push(child);
    }
  }
}
