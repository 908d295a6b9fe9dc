import type { TSESTree } from '@typescript-eslint/types';
import { variableOf } from '../syntax/bindings.ts';
import { keyName, propertyName } from '../syntax/member-names.ts';
import { nodesWithin } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { type ClassNode, type FunctionNode, functionAround, isFunction, unwrap } from '../syntax/syntax.ts';
import type { ContainerKind, Method } from '../tables/container-kinds.ts';

/**
 * The kind of collection that a subclass of a built-in one is, with what its own methods do to it; `undefined` where one
 * of them takes out before it puts in, as an LRU does.
 */
export function kindOfSubclass(source: Source, base: ContainerKind, { body }: ClassNode): ContainerKind | undefined {
  const own: [string, Method][] = [];
  for (const member of body.body) {
    if (member.type !== 'MethodDefinition' || !isFunction(member.value)) continue;
    const { kind, value } = member;
    const name = keyName(member);
    if (name !== undefined && kind === 'get') own.push([name, { effect: 'iterate' }]);
    if (name === undefined || kind !== 'method') continue;
    const calls = ownCalls(source, base, value);
    const growth = calls.find(({ effect }) => effect === 'grow');
    const shrinks = calls.some(({ effect }) => effect === 'shrink');
    if (growth && shrinks) return undefined;
    if (growth) own.push([name, { effect: 'grow', ...(growth.key !== undefined && { key: growth.key }) }]);
    else if (shrinks) own.push([name, { effect: 'shrink' }]);
  }
  return own.length === 0 ? base : { ...base, methods: { ...base.methods, ...Object.fromEntries(own) } };
}

/** What a method does by those of its own object, or of the class above: `this.set(key, made)`. */
function ownCalls(source: Source, { methods }: ContainerKind, method: FunctionNode): readonly Method[] {
  return nodesWithin(source, method, 'CallExpression').flatMap(call => {
    const callee = unwrap(call.callee);
    if (callee.type !== 'MemberExpression' || !/^(?:ThisExpression|Super)$/.test(unwrap(callee.object).type)) return [];
    const name = propertyName(source, callee);
    const known = name !== undefined && Object.hasOwn(methods, name) ? methods[name] : undefined;
    if (known === undefined) return [];
    const given = known.key === undefined ? undefined : call.arguments[known.key];
    const key = given ? parameterOf(source, method, given) : -1;
    return [{ effect: known.effect, ...(key >= 0 && { key }) }];
  });
}

function parameterOf(source: Source, method: FunctionNode, argument: TSESTree.Node): number {
  const definition = variableOf(source, unwrap(argument))?.defs[0];
  return definition?.type === 'Parameter' && functionAround(argument) === method
    ? method.params.findIndex(parameter => parameter === definition.name)
    : -1;
}
