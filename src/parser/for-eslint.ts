import type { TSESTree } from '@typescript-eslint/types';
import { childrenOf } from '../analysis/syntax/nodes.ts';
import { lineTable, positionAt } from '../codemods/kit/lines.ts';
import type { Parsed as Opened } from '../codemods/kit/reader.ts';
import { tokensOf } from './tokens.ts';

/** What ESLint is given for a file; `never` fits whatever the types of an ESLint ask for, and so needs none of them. */
export interface Parsed {
  readonly ast: never;
  readonly scopeManager: never;
  readonly visitorKeys: Record<string, string[]>;
  readonly services: object;
}

/** Gives what has been read of a file all else that ESLint needs: lines, tokens, and parents. */
export function forEslint(text: string, { ast, scopeManager, visitorKeys }: Opened): Parsed {
  const starts = lineTable(text)();
  const place = (part: Placeable): void => {
    part.loc = { start: positionAt(starts, part.range[0]), end: positionAt(starts, part.range[1]) };
  };
  const nodes = everyNode(ast, visitorKeys);
  const comments = ast.comments ?? [];
  const tokens = tokensOf(text, nodes, comments);
  for (const part of [...nodes, ...comments, ...tokens]) place(part);
  return {
    ast: Object.assign(ast, { tokens, comments }) as never,
    scopeManager: scopeManager as never,
    visitorKeys: visitorKeys as Parsed['visitorKeys'],
    services: {},
  };
}

interface Placeable {
  loc: TSESTree.SourceLocation;
  readonly range: TSESTree.Range;
}

function everyNode(ast: TSESTree.Program, visitorKeys: Opened['visitorKeys']): TSESTree.Node[] {
  const nodes: TSESTree.Node[] = [ast];
  for (const node of nodes) {
    for (const child of childrenOf({ visitorKeys }, node)) {
      child.parent = node;
      nodes.push(child);
    }
  }
  return nodes;
}
