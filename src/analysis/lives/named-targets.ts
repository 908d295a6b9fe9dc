import type { Definition } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { constantText } from '../syntax/bindings.ts';
import { globalPath } from '../syntax/globals.ts';
import type { Source } from '../syntax/source.ts';
import { calleeWord, functionOfThis, lastNameOf, userOf } from '../syntax/syntax.ts';
import { GETTERS_BY_NAME } from '../tables/target-names.ts';

/** Whether a configuration says of a name that what goes by it lives as long as the program. */
export function isLongLivedByName({ settings }: Source, node: TSESTree.Node): boolean {
  const name =
    node.type === 'Identifier' ? node : node.type === 'MemberExpression' && !node.computed ? node.property : undefined;
  return name?.type === 'Identifier' && settings.longLivedTargets.includes(name.name);
}

/** `$(selector).each(function () { … })`: whether `this` is each element that jQuery has found. */
export function isOneOfSelection(node: TSESTree.ThisExpression): boolean {
  const around = functionOfThis(node);
  const call = around && userOf(around);
  return call?.type === 'CallExpression' && call.callee !== around && calleeWord(call) === 'each';
}

/** `getQueue('logs')`: whoever asks for what goes by that name is handed the same thing; elements of a page come and go. */
export const isAskedByName = (source: Source, { arguments: given }: TSESTree.CallExpression, method: string): boolean =>
  GETTERS_BY_NAME.test(method) && given.every(argument => constantText(source, argument) !== undefined);

/** `RED.nodes.getNode(id)`: another node of the flow, which only goes with this one if both are deployed again. */
export const isNodeOfFlow = (callee: TSESTree.Node, method: string): boolean =>
  method === 'getNode' && callee.type === 'MemberExpression' && lastNameOf(callee.object) === 'nodes';

/** Whether a parameter stands for what there is once: a service of AngularJS, or the global that a function is handed. */
export const isOfAll = (source: Source, definition: Definition, name: string): boolean =>
  SERVICES.test(name) || isHandedGlobal(source, definition);

/** `(function (window) { … })(window)` */
const isHandedGlobal = (source: Source, { name }: Definition): boolean => globalPath(source, name) !== undefined;

/** What AngularJS hands to whoever asks for it by these names is there once. */
const SERVICES = /^\$(?:window|document|rootScope)$/;
