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
      if (!known.has(input)) return doubtOf(input, fill, container);
  }
  return undefined;
};

type Input = Variable | 'this' | 'await';

function doubtOf(input: Input, { use, makings }: Fill, { place }: Container): Doubt {
  const line = lineOf(makings[0] ?? use.node);
  if (input === 'await')
    return {
      doubt: `line ${line} makes a value of what it waits for, which may be another the next time`,
      hazard: 'other-inputs',
    };
  const name = input === 'this' ? input : input.name;
  return {
    doubt: `line ${line} makes a value of \`${name}\` too, which is no part of its key in \`${place.name}\`: one that is made again may be another`,
    hazard: 'other-inputs',
  };
}

/** What expressions of a function depend on that may differ from call to call, through its local names: parameters, `this`, variables that change. */
function inputsOf(source: Source, roots: readonly TSESTree.Node[], inside: FunctionNode): Set<Input> {
  const inputs = new Set<Input>();
  const seen = new Set<Variable>();
  const pending = [...roots];
  for (let root = pending.pop(); root !== undefined; root = pending.pop()) {
    walk(source, root, node => {
      if (node.type === 'AwaitExpression') inputs.add('await');
      if (node.type === 'ThisExpression' && contains(inside, node)) inputs.add('this');
      const variable = node.type === 'Identifier' ? variableOf(source, node) : undefined;
      if (variable === undefined || seen.has(variable)) return;
      seen.add(variable);
      if (isParameterAround(variable, inside) || changesOutside(variable, inside)) inputs.add(variable);
      else if (variable.scope.variableScope.block === inside) pending.push(...valuesOf(source, variable));
    });
  }
  return inputs;
}

/** Whether a variable is a parameter of a function, or of one around it. */
function isParameterAround({ defs: [definition], scope }: Variable, inside: FunctionNode): boolean {
  return definition?.type === 'Parameter' && contains(scope.block, inside);
}

function changesOutside({ scope, references }: Variable, inside: FunctionNode): boolean {
  return !contains(inside, scope.block) && references.some(reference => reference.isWrite() && !reference.init);
}

function valuesOf(source: Source, variable: Variable): TSESTree.Node[] {
  const [definition] = variable.defs;
  const declared = definition?.node.type === 'VariableDeclarator' ? definition.node.init : undefined;
  const given = definition ? (placeOf(source, definition.name)?.values.map(({ value }) => value) ?? []) : [];
  return declared ? [...given, declared] : given;
}
