import type { TSESTree } from '@typescript-eslint/types';
import { propertyName } from '../syntax/member-names.ts';
import { variableOf } from '../syntax/bindings.ts';
import { placeOfDefinition } from '../values/calls.ts';
import type { Use } from './container-uses.ts';
import type { Container } from './containers.ts';
import { nodesWithin, contains } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { calleeWord, type FunctionNode, functionAround, outermostAround, unwrap, userOf } from '../syntax/syntax.ts';

/** First words of functions that programs call while they are set up, to say what they are made of. */
const SETUP =
  /^_*(?:[rR]egister|[dD]efine|[dD]eclare|[uU]se|[iI]nstall|[eE]xtend|[pP]rovide|[cC]onfigure|[sS]etup|[iI]nit|[pP]lugin|[aA]lias|[mM]ixin|[eE]nable|[iI]mport|[rR]equire|set(?=[A-Z]))(?![a-z])/;

/** The name of the function that code stands in, or of the named one around it. */
export function nameOfFunction(source: Source, node: FunctionNode | undefined): string | undefined {
  for (let around = node; around; around = functionAround(around)) {
    const name = placeOfDefinition(source, around)?.name;
    if (name !== undefined) return name;
  }
  return undefined;
}

/** Whether a use only files what a setup function is handed: an option or plugin table, not a cache. */
export function isRegistration(
  source: Source,
  { place }: Pick<Container, 'place'>,
  { inside, key, value }: Use,
): boolean {
  if (CACHING.test(place.name)) return false;
  const name = nameOfFunction(source, inside);
  const isHandedIn = value !== undefined && isParameter(source, value, inside);
  if (isHandedIn && (isUsedAsClass(source, value) || (isSetup(name ?? '') && isToldByType(source, value)))) return true;
  const filed = key ?? value;
  if (name === undefined || filed === undefined || !isParameter(source, rootOf(filed), inside)) return false;
  if (isSetup(name)) return !isHook(source, name, inside);
  const isPart = value?.type === 'Identifier' && PART.test(value.name);
  return ADDING.test(name) && isPart && isParameter(source, value, inside);
}

/** Whether a name is that of a function that programs call while they are set up. */
export function isSetup(name: string): boolean {
  return SETUP.test(name) && !CACHING.test(name);
}

/** Whether a function is called each time that a component is drawn, as React has it: it calls others of its kind. */
function isHook(source: Source, name: string, inside: FunctionNode | undefined): boolean {
  if (inside === undefined || !HOOK.test(name)) return false;
  const outermost = outermostAround(inside) ?? inside;
  return nodesWithin(source, outermost, 'CallExpression').some(call => HOOK.test(calleeWord(call)));
}

const HOOK = /^use[A-Z]/;

const CACHING = /cach|memo/i;
const ADDING = /^_*(?:add|append|insert|push|put)(?![a-z])/;

/** Names of what programs are put together from. */
const PART =
  /(?:[pP]rocessor|[iI]nterceptor|[mM]iddleware|[pP]lugin|[eE]xtension|[tT]ransform|[tT]ransformer|[eE]xtender|[pP]rovider|[fF]actory|[lL]oader|[fF]ormatter|[sS]erializer|[vV]alidator|[eE]ncoding|[cC]ontribution|[aA]dapter|[dD]river|[rR]esolver|[sS]trategy)$/;

/** Whether the file makes instances of what a parameter stands for: a class, of which a program has so many. */
function isUsedAsClass(source: Source, value: TSESTree.Node): boolean {
  return (variableOf(source, value)?.references ?? []).some(({ identifier }) => {
    const user = userOf(identifier);
    switch (user?.type) {
      case 'NewExpression':
        return user.callee === identifier;
      case 'MemberExpression':
        return user.object === identifier && propertyName(source, user) === 'prototype';
      default:
        return false;
    }
  });
}

/** `typeof value === 'function'`: what a program is extended by is a class or something else. */
function isToldByType(source: Source, value: TSESTree.Node): boolean {
  return (variableOf(source, value)?.references ?? []).some(({ identifier }) => {
    const user = userOf(identifier);
    return user?.type === 'UnaryExpression' && user.operator === 'typeof';
  });
}

function rootOf(node: TSESTree.Node): TSESTree.Node {
  let root = unwrap(node);
  for (;;) {
    if (root.type === 'MemberExpression') root = unwrap(root.object);
    else if (root.type === 'LogicalExpression') root = unwrap(root.left);
    else if (root.type === 'CallExpression' && root.callee.type === 'MemberExpression')
      root = unwrap(root.callee.object);
    else if (root.type === 'CallExpression' && root.arguments[0]) root = unwrap(root.arguments[0]);
    else return root;
  }
}

/** Whether an expression is a parameter, as it was given, of a function or of one around it. */
export function isParameter(source: Source, node: TSESTree.Node, of: FunctionNode | undefined): boolean {
  const definition = variableOf(source, node)?.defs[0];
  return definition?.type === 'Parameter' && of !== undefined && contains(definition.node, of);
}
