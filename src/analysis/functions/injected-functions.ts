import type { TSESTree } from '@typescript-eslint/types';
import { placeOfDefinition } from '../values/calls.ts';
import { mentions } from '../syntax/mentions.ts';
import type { Source } from '../syntax/source.ts';
import { calleeWord, type ClassNode, type FunctionNode, memberOn, userOf } from '../syntax/syntax.ts';

/**
 * Whether the injector of AngularJS calls a function, or makes an instance of a class: once, for whoever asks.
 * `angular.module('shop').service('prices', function ($http) { … })`, `….factory('prices', prices)`.
 */
export function isCalledByInjector(source: Source, definition: FunctionNode | ClassNode): boolean {
  if (!mentionsModules(source)) return false;
  if (isGivenToInjector(definition)) return true;
  // `prices.$inject = ['$http']` only says what it is to be called with.
  const names = placeOfDefinition(source, definition)?.occurrences.filter(name => memberOn(name) === undefined) ?? [];
  return names.length > 0 && names.every(isGivenToInjector);
}

const mentionsModules = mentions(['angular'], text => /\bangular\s*\.module\(/.test(text));

/** Whether something stands last in what a module of AngularJS is told, alone or in a list with the names of what it needs. */
function isGivenToInjector(given: TSESTree.Node): boolean {
  const user = userOf(given);
  const isListed = user?.type === 'ArrayExpression' && user.elements.at(-1) === given;
  const call = isListed ? userOf(user) : user;
  if (call?.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') return false;
  const last = call.arguments.at(-1);
  return last === (isListed ? user : given) && TAKES[call.arguments.length - 1]?.test(calleeWord(call)) === true;
}

/** What takes a function alone, and what takes one by a name. */
const TAKES = [/^(?:run|config)$/, /^(?:service|factory|provider|directive|filter|animation)$/] as const;
