import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { wrapped } from '../../analysis/syntax/syntax.ts';

/** Something that may differ from call to call, or only a part of it: `options`, `.id`. */
export interface Input {
  /** A variable, or `this`, `await`, or the name of a global object whose parts change. */
  readonly root: Variable | string;
  /** The properties that lead to the part, and a last `?` where only its being there or not counts. */
  readonly path: readonly string[];
}

/** Whether whoever knows one input knows another: the same, or a part of it. */
export function covers(known: Input, input: Input): boolean {
  return known.root === input.root && known.path.every((name, index) => input.path[index] === name);
}

/** The parts by those names of each input. */
export function below(inputs: readonly Input[], names: readonly string[]): Input[] {
  return inputs.map(({ root, path }) => ({ root, path: [...path, ...names] }));
}

/** What is read of the name or `this` at a node: `id` in `options.id.toString()`, all of it in `options[id]`. */
export function pathFrom(node: TSESTree.Node): string[] {
  const outer = wrapped(node);
  const { parent } = outer;
  if (isAsked(outer)) return ['?'];
  if (parent?.type !== 'MemberExpression' || parent.object !== outer) return [];
  if (parent.computed || parent.property.type !== 'Identifier' || isMethod(parent)) return [];
  return [parent.property.name, ...pathFrom(parent)];
}

function isMethod(member: TSESTree.MemberExpression): boolean {
  const { parent } = wrapped(member);
  return parent?.type === 'CallExpression' && parent.callee === wrapped(member);
}

/** Whether of an expression only matters whether it is true. */
function isAsked(outer: TSESTree.Node): boolean {
  const { parent } = outer;
  switch (parent?.type) {
    case 'ConditionalExpression':
    case 'IfStatement':
      return parent.test === outer;
    case 'UnaryExpression':
      return parent.operator === '!';
    case 'CallExpression':
      return parent.callee.type === 'Identifier' && parent.callee.name === 'Boolean';
    default:
      return false;
  }
}
