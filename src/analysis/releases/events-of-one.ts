import type { TSESTree } from '@typescript-eslint/types';
import type { Registration } from '../acquisitions/acquisitions.ts';
import { isMadeAgain } from '../functions/executions.ts';
import { isFreshHandler } from '../functions/fresh-handlers.ts';
import { occasionOf } from '../lives/occasions.ts';
import { resolve, variableOf } from '../syntax/bindings.ts';
import { contains } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { calleeWord, unwrap } from '../syntax/syntax.ts';
import { placeOf } from '../values/places.ts';

/**
 * Whether a listener waits for an event that is called after one of many things, on an object that serves all of them:
 * ``this.on(`result:${id}`, result => …)``. Once that thing is done with, nothing ever tells of it again.
 */
export function isForOneOfMany(source: Source, registration: Registration): boolean {
  const { event, handler } = registration;
  return (
    event !== undefined &&
    handler !== undefined &&
    isFreshHandler(source, handler) &&
    partsOf(source, event).some(part => isIdOfOne(source, part)) &&
    isOfLastingObject(source, registration)
  );
}

/** What an event's name is put together from, where it is. */
function partsOf(source: Source, event: TSESTree.Node): readonly TSESTree.Node[] {
  const node = resolve(source, event);
  if (node.type === 'TemplateLiteral') return node.expressions;
  if (node.type !== 'BinaryExpression' || node.operator !== '+') return [];
  return [...partsOf(source, node.left), node.left, node.right];
}

/** Whether a value is the id of what a call is about: a variable of its own, and not a field of the object. */
function isIdOfOne(source: Source, part: TSESTree.Node): boolean {
  const node = unwrap(part);
  if (node.type === 'CallExpression') return MADE_UP.test(calleeWord(node));
  const variable = node.type === 'Identifier' ? variableOf(source, node) : undefined;
  return variable !== undefined && ID.test(variable.name) && isMadeAgain(source, variable);
}

const ID = /(?:^|_|[a-z])(?:[Ii]d|ID|[Uu]id|[Uu]uid|UUID|[Gg]uid|[Nn]once)$/;
const MADE_UP = /^(?:uuid|uuidv4|v4|nanoid|randomUUID|uniqueId)$/;

/** Whether a target is the object of the method that adds to it, or a part that it has had since it was made. */
export function isOfLastingObject(source: Source, { call, target }: Registration): boolean {
  const occasion = occasionOf(source, call);
  if (occasion?.kind !== 'object' || occasion.method === 'constructor') return false;
  const node = resolve(source, target);
  if (node.type === 'ThisExpression') return true;
  if (node.type !== 'MemberExpression' || unwrap(node.object).type !== 'ThisExpression') return false;
  const values = placeOf(source, node)?.values ?? [];
  return (
    values.length > 0 &&
    values.every(({ by }) => by.type === 'PropertyDefinition' || occasionOf(source, by)?.method === 'constructor') &&
    !values.some(({ by }) => contains(occasion.start, by))
  );
}
