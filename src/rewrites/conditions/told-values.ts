import type { TSESTree } from '@typescript-eslint/types';
import { isUnused } from '../../analysis/containers/direct-uses.ts';
import type { Container } from '../../analysis/containers/containers.ts';
import { fillsOf } from '../../analysis/containers/fills.ts';
import { resolve } from '../../analysis/syntax/bindings.ts';
import { calledMethod } from '../../analysis/syntax/member-names.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { isClass, lineOf, userOf } from '../../analysis/syntax/syntax.ts';
import { flowOf } from '../../analysis/values/value-flow.ts';
import { flowsOfFill } from './unchanged-values.ts';
import type { Condition } from './gate.ts';

/**
 * Requires that whoever gets a value asks it, and does not tell it anything: a method whose result nobody takes is called
 * for what it does, which may be to the value. What a class of this file does to its instances is known.
 */
export const valuesAreAsked: Condition<Container> = (container, source) => {
  for (const fill of fillsOf(source, container)) {
    if (fill.makings.every(making => isOfThisFile(source, making))) continue;
    const told = flowOf(source, flowsOfFill(source, container, fill)).find(node => isTold(source, node));
    if (told)
      return {
        doubt: `line ${lineOf(told)} tells a cached value something, and one that is made again would know nothing of it`,
        hazard: 'mutable-state',
      };
  }
  return undefined;
};

function isOfThisFile(source: Source, making: TSESTree.Node): boolean {
  return making.type !== 'NewExpression' || isClass(resolve(source, making.callee));
}

function isTold(source: Source, node: TSESTree.Node): boolean {
  const member = userOf(node);
  const call = member?.type === 'MemberExpression' && member.object === node ? userOf(member) : undefined;
  if (call?.type !== 'CallExpression' || call.callee !== member) return false;
  const user = userOf(call);
  return isUnused(user?.type === 'AwaitExpression' ? user : call) && !SHOWS.test(calledMethod(source, call) ?? '');
}

/** Methods that tell others of the value, and leave it as it is. */
const SHOWS =
  /^(?:draw|paint|print|render|show|display|log|dump|send|write[A-Z]|copy|forEach|each|walk|traverse|visit|accept|validate|assert|check|verify|test|bind|run|exec|execute|call)(?![a-z])/;
