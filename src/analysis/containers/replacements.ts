import type { TSESTree } from '@typescript-eslint/types';
import { calleeName, calledMethod } from '../syntax/member-names.ts';
import { COPIERS } from '../tables/container-functions.ts';
import type { Use } from './container-uses.ts';
import { placeOf } from '../values/places.ts';
import type { Source } from '../syntax/source.ts';
import { unwrap } from '../syntax/syntax.ts';

type Put = Pick<Use, 'key' | 'value'>;

/** What `container = …` does after its making: it adds to a copy of what was there, or it lets go of what was there. */
export function replacement(
  source: Source,
  assignment: TSESTree.AssignmentExpression,
): Pick<Use, 'effect' | 'by' | 'method' | 'key' | 'value'> {
  const own = placeOf(source, assignment.left);
  const added = own && addedTo(source, unwrap(assignment.right), node => placeOf(source, node) === own);
  if (added === undefined) return { effect: 'shrink', by: assignment, method: '=' };
  return added === 'nothing' ? { effect: 'iterate', by: assignment } : { effect: 'grow', by: assignment, ...added };
}

/** What a copy of the container has that the container has not; `undefined` for anything but a copy. */
function addedTo(
  source: Source,
  copy: TSESTree.Node,
  isOwn: (node: TSESTree.Node) => boolean,
): Put | 'nothing' | undefined {
  switch (copy.type) {
    case 'ArrayExpression':
    case 'ObjectExpression': {
      const parts: readonly (TSESTree.Node | null)[] =
        copy.type === 'ArrayExpression' ? copy.elements : copy.properties;
      const isKept = parts.some(part => part?.type === 'SpreadElement' && isOwn(part.argument));
      const added = parts.find(part => part?.type !== 'SpreadElement' || !isOwn(part.argument));
      return isKept ? (added ? entryOf(added) : 'nothing') : undefined;
    }
    case 'NewExpression': {
      const [first] = copy.arguments;
      const name = calleeName(source, unwrap(copy.callee));
      if (!first || !COPIERS.has(name)) return undefined;
      const added = isOwn(first) ? 'nothing' : addedTo(source, unwrap(first), isOwn);
      return name === 'Map' && added !== 'nothing' ? added && pairOf(added) : added;
    }
    case 'CallExpression':
      return addedByCall(source, copy, isOwn);
    default:
      return undefined;
  }
}

/** `list.concat(item)`, `Object.assign({}, table, more)`, `new Map(map).set(key, value)` */
function addedByCall(
  source: Source,
  call: TSESTree.CallExpression,
  isOwn: (node: TSESTree.Node) => boolean,
): Put | 'nothing' | undefined {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return undefined;
  const [first, second] = call.arguments;
  const method = calledMethod(source, call);
  if (calleeName(source, callee) === 'Object.assign') {
    const added = call.arguments.slice(1).find(given => !isOwn(given));
    return call.arguments.some(isOwn) ? (added ? entryOf(added) : 'nothing') : undefined;
  }
  if (method === 'concat' && isOwn(callee.object) && first) return { value: first };
  const isCopy = addedTo(source, unwrap(callee.object), isOwn) !== undefined;
  if (!isCopy || !first) return undefined;
  if (method === 'set' && second) return { key: first, value: second };
  return method === 'add' ? { key: first, value: first } : undefined;
}

/** What one part of a literal puts in. */
function entryOf(part: TSESTree.Node): Put {
  if (part.type === 'ObjectExpression' && part.properties.length === 1 && part.properties[0])
    return entryOf(part.properties[0]);
  if (part.type === 'Property') return { key: part.key, value: part.value };
  return part.type === 'SpreadElement' ? {} : { value: part };
}

/** The key and value of an entry of a map, where they are written as a pair. */
function pairOf({ value: pair }: Put): Put {
  const [key, value] = pair?.type === 'ArrayExpression' ? pair.elements : [];
  return key && value ? { key, value } : {};
}
