import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { variableOf } from '../analysis/bindings.ts';
import { repeats } from '../analysis/executions.ts';
import { changesOf } from '../analysis/mutations.ts';
import { contains, walk } from '../analysis/nodes.ts';
import { placeOf } from '../analysis/places.ts';
import type { Source } from '../analysis/source.ts';
import type { FunctionNode } from '../analysis/syntax.ts';

/** Something that may differ from call to call, or only a part of it: `options`, `.id`. */
export interface Input {
  /** A variable, or `this`, `await`, or the name of a global object whose parts change. */
  readonly root: Variable | string;
  /** The properties that lead to the part; what is not a property alone leads nowhere else. */
  readonly path: readonly string[];
}

/** What expressions of a function depend on that may differ from call to call, through its local names: parameters, `this`, variables and objects that change. */
export function inputsOf(source: Source, roots: readonly TSESTree.Node[], inside: FunctionNode): Input[] {
  const inputs: Input[] = [];
  const seen = new Set<Variable>();
  const pending = [...roots];
  for (let root = pending.pop(); root !== undefined; root = pending.pop()) {
    walk(source, root, node => {
      if (node.type === 'AwaitExpression') inputs.push({ root: 'await', path: [] });
      if (node.type === 'ThisExpression' && contains(inside, node)) inputs.push({ root: 'this', path: pathFrom(node) });
      if (node.type !== 'Identifier') return;
      const variable = variableOf(source, node);
      if (isChangingGlobal(node, variable)) inputs.push({ root: node.name, path: pathFrom(node) });
      if (variable === undefined) return;
      if (differs(source, variable, inside)) inputs.push({ root: variable, path: pathFrom(node) });
      else if (isLocal(variable, inside) && !seen.has(variable)) {
        seen.add(variable);
        pending.push(...valuesOf(source, variable));
      }
    });
  }
  return inputs;
}

/** Whether a name stands for something else, or something changed, from one call of a function to the next. */
function differs(source: Source, variable: Variable, inside: FunctionNode): boolean {
  if (isParameterAround(variable, inside) || isPartOfAnother(variable, inside)) return true;
  return !contains(inside, variable.scope.block) && (isWrittenAgain(variable) || isChanged(source, variable));
}

/** Whether parts of a global object are read, such as the size of the window; names of classes and modules are no such objects. */
function isChangingGlobal({ name, parent }: TSESTree.Identifier, variable: Variable | undefined): boolean {
  const isRead =
    parent.type === 'MemberExpression' && parent.object.type === 'Identifier' && parent.object.name === name;
  return isRead && (variable?.defs.length ?? 0) === 0 && !/^(?:[A-Z]|(?:exports|module|require)$)/.test(name);
}

/** Methods that may give the same for different texts or lists. */
const LOSSY = new Set(
  (
    'at charAt charCodeAt codePointAt slice split substr substring indexOf match replace replaceAll ' +
    'toLowerCase toUpperCase toLocaleLowerCase toLocaleUpperCase trim trimStart trimEnd normalize'
  ).split(' '),
);

/** The properties that are read of a value: `id` in `options.id.toString()`. */
function pathFrom(node: TSESTree.Node): string[] {
  const { parent } = node;
  if (parent?.type !== 'MemberExpression' || parent.object !== node) return [];
  if (parent.computed || parent.property.type !== 'Identifier') return ['[…]'];
  const { name } = parent.property;
  const isMethod = parent.parent.type === 'CallExpression' && parent.parent.callee === parent;
  if (isMethod) return LOSSY.has(name) ? [`${name}()`] : [];
  return [name, ...pathFrom(parent)];
}

/** Whether a variable is a parameter of a function, or of one around it. */
function isParameterAround({ defs: [definition], scope }: Variable, inside: FunctionNode): boolean {
  return definition?.type === 'Parameter' && contains(scope.block, inside);
}

function isWrittenAgain({ references }: Variable): boolean {
  return references.some(reference => reference.isWrite() && !reference.init);
}

/** Whether the file changes the object that a variable stands for, once it has been loaded. */
function isChanged(source: Source, { references, defs: [definition] }: Variable): boolean {
  if (definition?.type !== 'Variable' && definition?.type !== 'ImportBinding') return false;
  const names = references.map(({ identifier }) => ({ node: identifier, isList: false }));
  return changesOf(source, names).some(change => repeats(source, change));
}

function isLocal({ scope }: Variable, inside: FunctionNode): boolean {
  return scope.variableScope.block === inside;
}

/** Whether a local name stands for a part of another value: `const { id } = options`. */
function isPartOfAnother(variable: Variable, inside: FunctionNode): boolean {
  const [definition] = variable.defs;
  return (
    isLocal(variable, inside) &&
    definition?.node.type === 'VariableDeclarator' &&
    definition.node.id.type !== 'Identifier'
  );
}

function valuesOf(source: Source, variable: Variable): TSESTree.Node[] {
  const [definition] = variable.defs;
  const declared = definition?.node.type === 'VariableDeclarator' ? definition.node.init : undefined;
  const given = definition ? (placeOf(source, definition.name)?.values.map(({ value }) => value) ?? []) : [];
  return declared ? [...given, declared] : given;
}
