import type { TSESTree } from '@typescript-eslint/types';
import { variableOf } from '../../analysis/syntax/bindings.ts';
import { walk } from '../../analysis/syntax/nodes.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { isFunction } from '../../analysis/syntax/syntax.ts';
import type { UnownedRegistry } from '../../analysis/verdicts/unowned-registries.ts';
import type { Rewrite } from '../edits/rewrite.ts';

/** Makes a registry that a function made for itself a constant of the module. */
export function hoistRegistry({ node, holder, place }: UnownedRegistry, source: Source): Rewrite {
  const declaration = node.parent.type === 'VariableDeclarator' ? node.parent.parent : undefined;
  if (holder !== 'call' || place === undefined || declaration === undefined)
    return { doubt: 'there is no name for it' };
  if (declaration.declarations.length > 1 || declaration.kind !== 'const') return { doubt: 'it is not declared alone' };
  if (isTaken(source, place.name)) return { doubt: 'its name is that of something else, too' };
  if (usesSurroundings(source, node)) return { doubt: 'its callback uses what belongs to the function' };
  let top: TSESTree.Node = declaration;
  while (top.parent && top.parent.type !== 'Program') top = top.parent;
  const [start, end] = declaration.range;
  const text = source.text.slice(start, end);
  const newline = source.text.includes('\r\n') ? '\r\n' : '\n';
  const lineStart = source.text.lastIndexOf('\n', start) + 1;
  const rest = /^[ \t]*\r?\n/.exec(source.text.slice(end));
  const isAlone = rest && source.text.slice(lineStart, start).trim() === '' && lineStart > top.range[0];
  const removed: [number, number] = isAlone
    ? [lineStart, end + rest[0].length]
    : [start, end + (/^[ \t]*/.exec(source.text.slice(end))?.[0].length ?? 0)];
  return {
    edits: [
      { range: [top.range[0], top.range[0]], text: text + newline },
      { range: removed, text: '' },
    ],
    imports: [],
  };
}

/** Whether any other variable of the file, or a global that it uses, has the name. */
function isTaken({ scopeManager }: Source, name: string): boolean {
  const own = scopeManager.scopes.flatMap(({ variables }) =>
    variables.filter(variable => variable.name === name && variable.defs.length > 0),
  );
  return (
    own.length > 1 ||
    scopeManager.scopes.some(
      ({ through, type }) => type === 'global' && through.some(({ identifier }) => identifier.name === name),
    )
  );
}

function usesSurroundings(source: Source, registry: TSESTree.NewExpression): boolean {
  let isUsed = false;
  walk(source, registry, node => {
    const block = node.type === 'Identifier' ? variableOf(source, node)?.scope.variableScope.block : undefined;
    const isInner = block !== undefined && registry.range[0] <= block.range[0] && block.range[1] <= registry.range[1];
    isUsed ||=
      node.type === 'ThisExpression' ||
      node.type === 'Super' ||
      node.type === 'AwaitExpression' ||
      (isFunction(block) && !isInner);
  });
  return isUsed;
}
