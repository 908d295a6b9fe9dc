import type { TSESTree } from '@typescript-eslint/types';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { nameOfFunction } from '../containers/registrations.ts';
import { isConstant, variableOf } from '../syntax/bindings.ts';
import { contains } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { unwrap } from '../syntax/syntax.ts';
import { namesRemoval } from '../tables/removal-names.ts';
import type { FailedRemoval } from './removal-failures.ts';

/**
 * `destroy(asyncId) { contexts.delete(current); }` beside `init(asyncId) { contexts.set(asyncId, …); }`: what removes one
 * thing is told which, as what put it in was, and deletes what something around it holds just then.
 */
export function otherVariable(source: Source, { uses, kind }: Container, growth: Use): FailedRemoval | undefined {
  if (kind.name === 'Array') return undefined;
  const names = new Set(uses.flatMap(use => (use.effect === 'grow' ? [nameOfParameter(source, use)] : [])));
  const [name] = names;
  const removals = uses.filter(({ effect }) => effect === 'shrink');
  const [first] = removals;
  return names.size === 1 && name !== undefined && first && removals.every(use => deletesOther(source, use, name))
    ? { node: first.by, failure: 'otherKey', evidence: growth.by }
    : undefined;
}

/** The name of the key that a function is handed. */
function nameOfParameter(source: Source, { key }: Use): string | undefined {
  const node = key && unwrap(key);
  const isHanded = node?.type === 'Identifier' && variableOf(source, node)?.defs[0]?.type === 'Parameter';
  return isHanded ? node.name : undefined;
}

function deletesOther(source: Source, { key, inside }: Use, name: string): boolean {
  const variable = key && variableOf(source, unwrap(key));
  return (
    inside !== undefined &&
    inside.params.some(parameter => isNamed(parameter, name)) &&
    namesRemoval(nameOfFunction(source, inside) ?? '') &&
    variable?.defs[0]?.type === 'Variable' &&
    !isConstant(variable) &&
    !contains(inside, variable.defs[0].node)
  );
}

const isNamed = (parameter: TSESTree.Parameter, name: string): boolean =>
  parameter.type === 'Identifier' && parameter.name === name;
