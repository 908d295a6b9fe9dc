import { membersNamed } from '../values/place-members.ts';
import type { Owner } from '../values/owners.ts';
import { isReached, reachedFrom } from '../functions/reach.ts';
import type { Source } from '../syntax/source.ts';
import { type FunctionNode, isClass, isFunction } from '../syntax/syntax.ts';

/** Whether a method of an object runs because its constructor does, or one of the methods with such a name. */
export function isRunByStarts(
  source: Source,
  owner: Owner,
  method: FunctionNode,
  isStart: (name: string) => boolean,
): boolean {
  const starts = [...membersNamed(source, owner, isStart).values()].flatMap(({ values }) =>
    values.map(({ value }) => value).filter(isFunction),
  );
  const made = isClass(owner.node)
    ? owner.node.body.body.flatMap(member =>
        member.type === 'MethodDefinition' && member.kind === 'constructor' && isFunction(member.value)
          ? [member.value]
          : [],
      )
    : [];
  return isReached(reachedFrom(source, [...starts, ...made]), method.body);
}
