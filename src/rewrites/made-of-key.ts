import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { variableOf } from '../analysis/bindings.ts';
import type { Container } from '../analysis/containers.ts';
import { type Fill, fillsOf } from '../analysis/fills.ts';
import { contains, walk } from '../analysis/nodes.ts';
import { placeOf } from '../analysis/places.ts';
import type { Source } from '../analysis/source.ts';
import { type FunctionNode, lineOf } from '../analysis/syntax.ts';
import type { Condition } from './gate.ts';
import type { Doubt } from './rewrite.ts';

/** Requires that a value is made of its key and of what never changes, so that one that is made again is the same. */
export const valuesAreMadeOfTheirKey: Condition<Container> = (container, source) => {
  for (const fill of fillsOf(source, container)) {
    const { inside, key } = fill.use;
    if (inside === undefined || key === undefined) continue;
    const known = inputsOf(source, [key], inside);
    for (const input of inputsOf(source, fill.makings, inside))
      if (!known.some(part => covers(part, input))) return doubtOf(input, fill, container);
  }
  return undefined;
};

/** Something that may differ from call to call, or only a part of it: `options`, `.id`. */
interface Input {
  readonly root: Variable | 'this' | 'await';
  /** The properties that lead to the part; what is not a property alone leads nowhere else. */
  readonly path: readonly string[];
}

function covers(known: Input, input: Input): boolean {
  return known.root === input.root && known.path.every((name, index) => input.path[index] === name);
}

function doubtOf({ root, path }: Input, { use, makings }: Fill, { place }: Container): Doubt {
  const line = lineOf(makings[0] ?? use.node);
  if (root === 'await')
    return {
      doubt: `line ${line} makes a value of what it waits for, which may be another the next time`,
      hazard: 'other-inputs',
    };
  const name = [root === 'this' ? root : root.name, ...path].join('.');
  return {
    doubt: `line ${line} makes a value of \`${name}\` too, which is no part of its key in \`${place.name}\`: one that is made again may be another`,
    hazard: 'other-inputs',
  };
}

/** What expressions of a function depend on that may differ from call to call, through its local names: parameters, `this`, variables that change. */
function inputsOf(source: Source, roots: readonly TSESTree.Node[], inside: FunctionNode): Input[] {
  const inputs: Input[] = [];
  const seen = new Set<Variable>();
  const pending = [...roots];
  for (let root = pending.pop(); root !== undefined; root = pending.pop()) {
    walk(source, root, node => {
      if (node.type === 'AwaitExpression') inputs.push({ root: 'await', path: [] });
      if (node.type === 'ThisExpression' && contains(inside, node)) inputs.push({ root: 'this', path: pathFrom(node) });
      const variable = node.type === 'Identifier' ? variableOf(source, node) : undefined;
      if (variable === undefined) return;
      if (isParameterAround(variable, inside) || changesOutside(variable, inside) || isPartOfAnother(variable, inside))
        inputs.push({ root: variable, path: pathFrom(node) });
      else if (variable.scope.variableScope.block === inside && !seen.has(variable)) {
        seen.add(variable);
        pending.push(...valuesOf(source, variable));
      }
    });
  }
  return inputs;
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

function changesOutside({ scope, references }: Variable, inside: FunctionNode): boolean {
  return !contains(inside, scope.block) && references.some(reference => reference.isWrite() && !reference.init);
}

/** Whether a local name stands for a part of another value: `const { id } = options`. */
function isPartOfAnother({ defs: [definition], scope }: Variable, inside: FunctionNode): boolean {
  const isLocal = scope.variableScope.block === inside;
  return isLocal && definition?.node.type === 'VariableDeclarator' && definition.node.id.type !== 'Identifier';
}

function valuesOf(source: Source, variable: Variable): TSESTree.Node[] {
  const [definition] = variable.defs;
  const declared = definition?.node.type === 'VariableDeclarator' ? definition.node.init : undefined;
  const given = definition ? (placeOf(source, definition.name)?.values.map(({ value }) => value) ?? []) : [];
  return declared ? [...given, declared] : given;
}
