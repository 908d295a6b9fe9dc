import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { variableOf } from '../../analysis/syntax/bindings.ts';
import { contains, walk } from '../../analysis/syntax/nodes.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { type FunctionNode, functionOfThis } from '../../analysis/syntax/syntax.ts';
import { changesOutside, isChangingGlobal } from './changing-names.ts';
import { type Input, pathFrom } from './input.ts';
import { runBy } from './run-by.ts';
import { isHandedIn, isLocal, valuesOf } from './local-names.ts';

/** What expressions of a function are made of. */
export interface Recipe {
  readonly roots: readonly TSESTree.Node[];
  /** The function that they stand in. */
  readonly inside: FunctionNode;
  /** What does not matter. */
  readonly isKnown: (input: Input) => boolean;
  /** Expressions that do not matter, whatever they are made of. */
  readonly isPassedOver: (node: TSESTree.Node) => boolean;
}

/**
 * What expressions depend on that may differ from call to call: parameters, `this`, variables and objects that
 * change; through local names, and through the functions and classes of the file that they run.
 */
export function inputsOf(source: Source, { roots, inside, isKnown, isPassedOver }: Recipe): Input[] {
  const inputs: Input[] = [];
  const add = (input: Input): void => {
    if (!isKnown(input)) inputs.push(input);
  };
  const followed = new Set<Variable | TSESTree.Node>();
  const pending: { readonly root: TSESTree.Node; readonly home: TSESTree.Node }[] = [];
  const follow = (from: Variable | TSESTree.Node, parts: readonly TSESTree.Node[], home: TSESTree.Node): void => {
    if (!followed.has(from)) pending.push(...parts.map(root => ({ root, home })));
    followed.add(from);
  };
  const read = (node: TSESTree.Identifier, home: TSESTree.Node): void => {
    const variable = variableOf(source, node);
    const input: Input = { root: variable ?? node.name, path: pathFrom(node) };
    if (variable === undefined) {
      if (isChangingGlobal(node)) add(input);
    } else if (changesOutside(source, node, variable, home)) add(input);
    else if (home !== inside || isKnown(input)) return;
    else if (isHandedIn(variable, inside)) add(input);
    else if (isLocal(variable, inside)) follow(variable, valuesOf(source, variable), inside);
  };
  for (const root of roots) pending.push({ root, home: inside });
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { root, home } = next;
    walk(source, root, node => {
      if (isPassedOver(node)) return false;
      if (node.type === 'AwaitExpression') inputs.push({ root: 'await', path: [] });
      if (node.type === 'ThisExpression' && isThisOf(inside, node)) add({ root: 'this', path: pathFrom(node) });
      if (node.type === 'Identifier') read(node, home);
      const run = runBy(source, node);
      if (run && run.definition !== inside) follow(run.definition, run.parts, run.definition);
      return undefined;
    });
  }
  return inputs;
}

/** Whether `this` at a node is that of a function, and not of one inside it. */
function isThisOf(inside: FunctionNode, node: TSESTree.Node): boolean {
  const own = functionOfThis(node);
  return contains(inside, node) && (own === inside || own === undefined || !contains(inside, own));
}
