import type { TSESTree } from '@typescript-eslint/types';
import { variableOf } from '../../analysis/syntax/bindings.ts';
import { keyName } from '../../analysis/syntax/member-names.ts';
import { contains } from '../../analysis/syntax/nodes.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { classAround, lineOf, unwrap, userOf } from '../../analysis/syntax/syntax.ts';
import { callsTo } from '../../analysis/values/calls.ts';
import type { ParentField } from '../../analysis/verdicts/parent-fields.ts';
import type { Condition } from './gate.ts';
import { isHeldByNobody } from './held-by-nobody.ts';

/** Requires that a parent is not made for its part alone, as `new Part(new Whole())` does, as far as this file shows. */
export const parentIsHeld: Condition<ParentField> = ({ place, name }, source) => {
  const given = (place?.values ?? []).flatMap(({ value }) => givenFor(source, unwrap(value)));
  const loose = given.find(one => isHeldByNobody(source, one));
  return loose && { doubt: `nothing but \`${name}\` holds what line ${lineOf(loose)} gives it`, hazard: 'not-held' };
};

/** What this file gives for the parameter that a value is, also where nothing is given. */
function givenFor(source: Source, value: TSESTree.Node): TSESTree.Node[] {
  const definition = variableOf(source, value)?.defs[0];
  if (definition?.type !== 'Parameter') return [];
  const { node: method, name } = definition;
  const index = method.params.findIndex(parameter => contains(parameter, name));
  const parameter = method.params[index];
  const user = userOf(method);
  const owner = user?.type === 'MethodDefinition' && keyName(user) === 'constructor' ? classAround(user) : undefined;
  const calls = owner ? callsTo(source, owner).calls : [];
  return [
    ...(parameter?.type === 'AssignmentPattern' ? [parameter.right] : []),
    ...calls.flatMap(({ arguments: given }) => given[index] ?? []),
  ];
}
