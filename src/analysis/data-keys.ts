import type { TSESTree } from '@typescript-eslint/types';
import { calledMethod, propertyName, resolve, variableOf } from './bindings.ts';
import { identityOf } from './identity.ts';
import type { Source } from './source.ts';
import { unwrap } from './syntax.ts';
import { writtenType } from './type-identity.ts';

/** Last words of names for what comes from outside: from users, requests, files, the network, or a counter. */
const DATA = new Set(
  (
    'id ids uid uuid guid key k url uri href path pathname file filename src source text content input value query sql search ' +
    'token session user username email ip host hostname address addr port room channel target origin request message ' +
    'pattern glob selector hash digest fingerprint tag label word line expression code html body data args timestamp number num strings'
  ).split(' '),
);

function namesData(name: string): boolean {
  if (name.length <= 2) return true;
  const words = name.split(/(?<=[a-z\d])(?=[A-Z])|[_$]+/).map(word => word.toLowerCase());
  return DATA.has(words.at(-1) ?? '');
}

/** Whether something says that a key is data, of which there is always more, and not one of the program's own words. */
export function isData(source: Source, key: TSESTree.Node, depth = 0): boolean {
  if (depth > 6) return false;
  if (identityOf(source, key) === 'object') return true;
  const node = resolve(source, key);
  const isPart = (part: TSESTree.Node): boolean => isData(source, part, depth + 1);
  switch (node.type) {
    case 'Identifier':
      return namesData(node.name) || isNumber(source, node);
    case 'MemberExpression':
      return namesData(propertyName(source, node) ?? 'key');
    case 'TemplateLiteral':
      return node.expressions.some(isPart);
    case 'BinaryExpression':
    case 'LogicalExpression':
      return isPart(node.left) || isPart(node.right);
    case 'ConditionalExpression':
      return isPart(node.consequent) || isPart(node.alternate);
    case 'UpdateExpression':
      return true;
    case 'CallExpression':
      return isDataOfCall(source, node, depth);
    default:
      return false;
  }
}

/** Numbers that are counted or measured have no end; those that the program spells out have a type that says so. */
function isNumber(source: Source, node: TSESTree.Identifier): boolean {
  return writtenType(variableOf(source, node)?.defs[0]?.name)?.type === 'TSNumberKeyword';
}

/** What a call makes of data is data: `JSON.stringify(input)`, `url.trim()`, `hash(text)`, `getId()`. */
function isDataOfCall(source: Source, call: TSESTree.CallExpression, depth: number): boolean {
  const callee = unwrap(call.callee);
  const name = callee.type === 'Identifier' ? callee.name : calledMethod(source, call);
  if (name === 'stringify' || (name !== undefined && name.length > 2 && namesData(name))) return true;
  const parts = callee.type === 'MemberExpression' ? [callee.object, ...call.arguments] : call.arguments;
  return parts.some(part => part.type !== 'SpreadElement' && isData(source, part, depth + 1));
}
