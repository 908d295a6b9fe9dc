import type { TSESTree } from '@typescript-eslint/types';
import { placeOfDefinition } from '../values/calls.ts';
import type { Source } from '../syntax/source.ts';
import { calleeWord, type FunctionNode, functionAround, literalText, userOf, wrapped } from '../syntax/syntax.ts';

/** Functions that take over what is to be run at the end, by what every code base calls them. */
const SINKS =
  /regist|dispos|clean|destroy|unmount|teardown|defer|adopt|^add(?!EventListener|Listener)|push|^use$|own|^end|stop|leave|close|exit|abort|invalidate|unload|hide/i;

/** Whether code stands in a function that somebody else gets hold of, who may call it in time. */
export function isHandedOut(source: Source, node: TSESTree.Node): boolean {
  for (let around = functionAround(node); around; around = functionAround(around))
    if (isGivenAway(source, around)) return true;
  return false;
}

function isGivenAway(source: Source, node: FunctionNode): boolean {
  const place = placeOfDefinition(source, node);
  // Whoever calls a method has the object, and is no better off than its framework.
  if (place?.kind === 'member') return false;
  return [node, ...(place?.occurrences ?? [])].some(isUseThatGives);
}

function isUseThatGives(use: TSESTree.Node): boolean {
  const user = userOf(use);
  switch (user?.type) {
    case 'ReturnStatement':
    case 'ArrayExpression':
    case 'Property':
      return true;
    case 'ArrowFunctionExpression':
      return user.body === wrapped(use);
    case 'AssignmentExpression':
      return user.right === wrapped(use);
    case 'CallExpression':
    case 'NewExpression':
      return user.callee !== wrapped(use) && (SINKS.test(calleeWord(user)) || user.arguments.some(isLastEvent));
    default:
      return false;
  }
}

/** Events after which nothing more is to come: whoever listens for one is called in time. */
const LAST =
  /^(mouseup|pointerup|touchend|touchcancel|pointercancel|lostpointercapture|dragend|keyup|blur|close|closed|end|ended|finish|exit|disconnect|disconnected|error|abort|destroy|dispose|unload|pagehide)$/;

const isLastEvent = (argument: TSESTree.Node): boolean => LAST.test(literalText(argument) ?? '');
