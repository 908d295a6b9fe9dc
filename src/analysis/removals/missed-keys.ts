import type { TSESTree } from '@typescript-eslint/types';
import { propertyName } from '../syntax/member-names.ts';
import { isGivenOnce, resolve, variableOf } from '../syntax/bindings.ts';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { nodesOf, walk } from '../syntax/nodes.ts';
import type { FailedRemoval } from './removal-failures.ts';
import { isAlike } from '../values/expressions-alike.ts';
import type { Source } from '../syntax/source.ts';
import { isFunction, unwrap } from '../syntax/syntax.ts';
import { isSynchronousCallback } from '../values/calls.ts';
import { writtenType } from '../values/type-identity.ts';
import { checkedIdentity } from '../values/type-services.ts';

/** Entries go in under `item.id` and are looked for under `item`, or the types say that no key can match. */
export function otherKey(source: Source, { uses, kind }: Container, growth: Use): FailedRemoval | undefined {
  if (kind.name === 'Array') return undefined;
  const removals = uses.filter(({ effect, key }) => effect === 'shrink' && key);
  return removals.length > 0 && removals.every(removal => missesAll(source, uses, removal))
    ? { node: removals[0]!.by, failure: 'otherKey', evidence: growth.by }
    : undefined;
}

/** Whether nothing was ever put in under the key that a removal takes out. */
export function missesAll(source: Source, uses: readonly Use[], removal: Use): boolean {
  const { key } = removal;
  const added = uses.flatMap(use => (use.effect === 'grow' && use.key ? [use.key] : []));
  if (key === undefined || added.length === 0 || isKeyElsewhere(uses, removal)) return false;
  return added.every(one => cannotMatch(source, one, key) && !isNoted(source, one, key));
}

/** `button.id = id` beside `buttons.set(id, button)`: whether something is given, as a property, the key that it is filed under. */
function isNoted(source: Source, added: TSESTree.Node, removed: TSESTree.Node): boolean {
  const name = removed.type === 'MemberExpression' ? propertyName(source, removed) : undefined;
  if (name === undefined) return false;
  return nodesOf(source, 'AssignmentExpression').some(
    ({ left, right }) =>
      left.type === 'MemberExpression' && propertyName(source, left) === name && isAlike(source, right, added),
  );
}

/** `byName[name]` in another function: whether others look entries up by what goes by the same name as the key of a removal. */
function isKeyElsewhere(uses: readonly Use[], { key, inside }: Use): boolean {
  return uses.some(
    use =>
      use.effect === 'read' &&
      use.inside !== inside &&
      use.key?.type === 'Identifier' &&
      key?.type === 'Identifier' &&
      use.key.name === key.name,
  );
}

/** Whether what was put in under one key can never be taken out under the other. */
function cannotMatch(source: Source, cast: TSESTree.Node, castToo: TSESTree.Node): boolean {
  const [added, removed] = [unwrap(cast), unwrap(castToo)];
  const identities = new Set([checkedIdentity(source, added), checkedIdentity(source, removed)]);
  if (identities.has('object') && identities.has('primitive')) return true;
  return [
    [added, removed],
    [removed, added],
  ].some(
    ([key, other]) =>
      readsFrom(source, key!, other!) || isLonger(source, key!, other!) || isRespelled(source, key!, other!),
  );
}

/** Whether one key is a text that the other one is a part of: `` `${client.id}:${topic}` `` and `client.id`. */
function isLonger(source: Source, key: TSESTree.Node, part: TSESTree.Node): boolean {
  const made = resolve(source, key);
  if (made.type !== 'TemplateLiteral' || made.quasis.every(({ value }) => value.raw === '')) return false;
  const whole = textRespelled(source, part) ?? part;
  return made.expressions.some(
    one => isAlike(source, one, whole) || isSameProperty(source, one, whole) || isSameName(source, one, whole),
  );
}

/** Whether one key is the other one in lower or upper case, or what goes by its name in the function that takes out. */
function isRespelled(source: Source, key: TSESTree.Node, other: TSESTree.Node): boolean {
  const text = textRespelled(source, key);
  if (text?.type !== 'Identifier') return false;
  const whole = resolve(source, other);
  return (
    isAlike(source, text, whole) ||
    (text.name.length > 3 && !/[kK]ey$/.test(text.name) && areOneParameter(source, text, whole))
  );
}

/** `name` for `name.toLowerCase()` */
function textRespelled(source: Source, key: TSESTree.Node): TSESTree.Node | undefined {
  const call = resolve(source, key);
  const callee = call.type === 'CallExpression' ? unwrap(call.callee) : undefined;
  return callee?.type === 'MemberExpression' && /^to(?:Lower|Upper)Case$/.test(propertyName(source, callee) ?? '')
    ? callee.object
    : undefined;
}

/**
 * `` `${room}:${user}` `` in one function, and `user` in another one; `key` and `id` may be the whole of it there, and so may
 * whatever a list has, whose items the function walks.
 */
function isSameName(source: Source, one: TSESTree.Node, other: TSESTree.Node): boolean {
  return (
    one.type === 'Identifier' &&
    one.name.length > 3 &&
    !/^(?:name|path|file|value|item|text)$|[kK]ey$/.test(one.name) &&
    areOneParameter(source, one, other)
  );
}

/** Whether two functions are handed what they use by the same name. */
const areOneParameter = (source: Source, one: TSESTree.Identifier, other: TSESTree.Node): boolean =>
  other.type === 'Identifier' && one.name === other.name && [one, other].every(name => isHandedIn(source, name));

/** Whether a name is that of a parameter, and not what a callback calls each item of a list. */
function isHandedIn(source: Source, name: TSESTree.Node): boolean {
  const variable = variableOf(source, name);
  const definition = variable?.defs[0];
  if (variable === undefined || definition?.type !== 'Parameter' || !isGivenOnce(variable)) return false;
  return !isFunction(definition.node) || !isSynchronousCallback(source, definition.node);
}

/** `message.seq` and `ack.seq`: what one thing has of its own, and another one tells. */
function isSameProperty(source: Source, one: TSESTree.Node, other: TSESTree.Node): boolean {
  return (
    one.type === 'MemberExpression' &&
    other.type === 'MemberExpression' &&
    propertyName(source, one) !== undefined &&
    propertyName(source, one) === propertyName(source, other)
  );
}

/** Whether a name is declared to stand for a text or number: then it is no object that has the other key as a property. */
function isText(source: Source, name: TSESTree.Identifier): boolean {
  const type = writtenType(variableOf(source, name)?.defs[0]?.name);
  return type?.type === 'TSStringKeyword' || type?.type === 'TSNumberKeyword';
}

/** Whether one key is made of a property of what the other key is: `item.id`, `` `item-${item.id}` ``, `this.id`. */
function readsFrom(source: Source, key: TSESTree.Node, name: TSESTree.Node): boolean {
  if (name.type === 'ThisExpression') return key.type === 'MemberExpression' && key.object.type === 'ThisExpression';
  if (
    name.type !== 'Identifier' ||
    (key.type !== 'MemberExpression' && key.type !== 'TemplateLiteral') ||
    isText(source, name)
  )
    return false;
  const variable = variableOf(source, name);
  // `room.id` for that very `room`, unless that stands for another one by then.
  if (variable && key.type === 'MemberExpression' && variableOf(source, unwrap(key.object)) === variable)
    return isGivenOnce(variable);
  // A constant that is made of something else only happens to have the name; a letter says nothing in minified code.
  if (name.name.length < 3 || resolve(source, name) !== name) return false;
  let found = false;
  walk(source, key, node => {
    if (node.type !== 'MemberExpression' || node.object.type !== 'Identifier') return;
    // `connection.connection` is what is elsewhere called `connection`.
    if (node.object.name === name.name && propertyName(source, node) !== name.name) found = true;
  });
  return found;
}
