import type { TSESTree } from '@typescript-eslint/types';
import { resolve } from '../../analysis/syntax/bindings.ts';
import { functionOf } from '../../analysis/values/calls.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { isClass } from '../../analysis/syntax/syntax.ts';

/** A function or class of the file, and what of it runs when it is called, or an instance is made. */
export interface Run {
  readonly definition: TSESTree.Node;
  readonly parts: readonly TSESTree.Node[];
}

/** What of the file an expression runs, by calling it or making an instance of it. */
export function runBy(source: Source, node: TSESTree.Node): Run | undefined {
  if (node.type === 'CallExpression') {
    const definition = functionOf(source, node.callee);
    return definition && { definition, parts: [...definition.params, ...(definition.body ? [definition.body] : [])] };
  }
  const made = node.type === 'NewExpression' ? resolve(source, node.callee) : undefined;
  if (!isClass(made)) return undefined;
  const parts = made.body.body.flatMap((member): TSESTree.Node[] => {
    if (member.type === 'PropertyDefinition') return member.static || !member.value ? [] : [member.value];
    return member.type === 'MethodDefinition' && member.kind === 'constructor' ? [member.value] : [];
  });
  return { definition: made, parts };
}
