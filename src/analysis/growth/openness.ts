import type { TSESTree } from '@typescript-eslint/types';
import { propertyName } from '../syntax/member-names.ts';
import { resolve, variableOf } from '../syntax/bindings.ts';
import { callsTo, functionOf } from '../values/calls.ts';
import { isBounded } from './domains.ts';
import { identityOf } from '../values/identity.ts';
import { opennessOfCall } from './openness-of-calls.ts';
import { wordsOf } from '../tables/name-words.ts';
import { arePositions, type Openness, widestOf, OF_THE_PROGRAM, opennessOfWords } from '../tables/openness-words.ts';
import type { Source } from '../syntax/source.ts';
import { isFunction, unwrap } from '../syntax/syntax.ts';
import { returnedBy } from '../syntax/returns.ts';
import { isRunningCount } from './running-counts.ts';
import { isSourceText } from './source-texts.ts';
import { placeOf } from '../values/places.ts';
import { writtenType } from '../values/type-identity.ts';

/** Names of what a program is set up with: what stands there, it has once. */
const SETTINGS = /(?:config|configuration|options|opts|settings|env|props|argv)$/i;

/** Names of parameters of which nothing is known but that there is one for each call. */
const ANYTHING = /^(?:k|x|n|v|w|word|.*[kK]ey|keys|args?|arguments?|values?|items?|what)$/;

/** What says that the values of a key never end; `undefined` where nothing does. */
export function opennessOf(source: Source, key: TSESTree.Node): Openness | undefined {
  return identityOf(source, key) === 'object' ? 'identifier' : opennessOfPart(source, key, 0);
}

function opennessOfPart(source: Source, part: TSESTree.Node, depth: number): Openness | undefined {
  if (depth > 6 || isBounded(source, part)) return undefined;
  const node = resolve(source, part);
  const widest = (parts: readonly TSESTree.Node[]): Openness | undefined =>
    widestOf(parts.map(inner => opennessOfPart(source, inner, depth + 1)));
  switch (node.type) {
    case 'Identifier':
      return ofNamed(source, node, node.name, depth);
    case 'MemberExpression':
      if (isOfSettings(node)) return undefined;
      return (
        ofNamed(source, node, `${nameOf(node.object)}_${propertyName(source, node) ?? ''}`, depth) ??
        ofTyped(source, node)
      );
    case 'TemplateLiteral':
    case 'BinaryExpression': {
      const parts = joinedParts(node);
      return arePositions(parts.map(nameOf)) ? 'identifier' : ofParts(widest(parts));
    }
    case 'LogicalExpression':
      return widest([node.left, node.right]);
    case 'ConditionalExpression':
      return widest([node.consequent, node.alternate]);
    case 'ArrayExpression':
      return widest(node.elements.filter(element => element !== null));
    case 'UpdateExpression':
      return 'identifier';
    // What is waited for says the same as what is asked: `await sha256(token)`.
    case 'AwaitExpression':
      return opennessOfPart(source, node.argument, depth + 1);
    case 'CallExpression':
      return opennessOfCall(source, node, widest) ?? ofResult(source, node, depth);
    default:
      return undefined;
  }
}

/** `nextKey()`, which counts one up and returns it: what it returns is never the same again. */
function ofResult(source: Source, { callee }: TSESTree.CallExpression, depth: number): Openness | undefined {
  const called = functionOf(source, callee);
  const results = called ? returnedBy(source, called) : [];
  const isNew = results.every(result => opennessOfPart(source, result, depth + A_CALL) === 'identifier');
  return results.length > 0 && isNew ? 'identifier' : undefined;
}

/** What a variable or property is by its name, or else by where it comes from. */
function ofNamed(
  source: Source,
  node: TSESTree.Identifier | TSESTree.MemberExpression,
  name: string,
  depth: number,
): Openness | undefined {
  const [last = '', before = ''] = wordsOf(name).reverse();
  if (OF_THE_PROGRAM.has(before)) return undefined;
  const byName = opennessOfWords(last, before) ?? (isSourceText(source, node) ? 'content' : undefined);
  // What the file itself calls with tells more than what the parameter is called.
  if (byName === 'identifier' || isNumbered(source, node, depth) || isRunningCount(source, node)) return 'identifier';
  const byCalls = ofParameter(source, node, depth);
  return byCalls === 'unopened' ? undefined : (byName ?? byCalls);
}

/** `block.id` of a class with `id = ++count`: each object has another one. What files itself as it is made, others may make only so often. */
function isNumbered(source: Source, node: TSESTree.Node, depth: number): boolean {
  const isOfOther = node.type === 'MemberExpression' && unwrap(node.object).type !== 'ThisExpression';
  const values = isOfOther ? (placeOf(source, node)?.values ?? []) : [];
  return (
    values.length > 0 && values.every(({ value }) => opennessOfPart(source, value, depth + A_CALL) === 'identifier')
  );
}

/** `config.user.name`, `this.options.url`. */
function isOfSettings({ object }: TSESTree.MemberExpression): boolean {
  const inner = unwrap(object);
  return SETTINGS.test(nameOf(inner)) || (inner.type === 'MemberExpression' && isOfSettings(inner));
}

/** What a text is put together from: `from.x + ',' + from.y`. */
function joinedParts(node: TSESTree.Node): readonly TSESTree.Node[] {
  if (node.type === 'TemplateLiteral') return node.expressions;
  return node.type === 'BinaryExpression'
    ? [node.left, node.right].flatMap(part => joinedParts(unwrap(part)))
    : node.type === 'Literal'
      ? []
      : [node];
}

/** A bare `id` in a longer key may be one of the few that the rest of the key has. */
function ofParts(openness: Openness | undefined): Openness | undefined {
  return openness === 'id' ? undefined : openness;
}

/** The last name in `a.b.name`. */
function nameOf(node: TSESTree.Node): string {
  const inner = unwrap(node);
  if (inner.type === 'MemberExpression') return inner.computed ? '' : nameOf(inner.property);
  return inner.type === 'Identifier' ? inner.name : '';
}

/** What a property is by the type of its object: the `id` of `o` in `(o: Order) => …`. */
function ofTyped(source: Source, node: TSESTree.MemberExpression): Openness | undefined {
  const written = writtenType(variableOf(source, unwrap(node.object))?.defs[0]?.name);
  const before = written?.type === 'TSTypeReference' ? wordsOf(nameOf(written.typeName)).at(-1) : undefined;
  return before === undefined ? undefined : opennessOfWords(propertyName(source, node) ?? '', before);
}

/** How much a call takes of the depth to which a key is followed: what comes of it is soon one of several things. */
const A_CALL = 3;

/**
 * What a value is that is, or hangs on, a parameter: whatever others call with, or what this file does; `unopened`
 * where this file only calls with what nothing says of that it never ends.
 */
function ofParameter(source: Source, part: TSESTree.Node, depth: number): Openness | 'unopened' | undefined {
  let root = unwrap(part);
  while (root.type === 'MemberExpression') root = unwrap(root.object);
  const definition = root.type === 'Identifier' ? variableOf(source, root)?.defs[0] : undefined;
  if (definition?.type !== 'Parameter' || !isFunction(definition.node)) return undefined;
  const { calls, escapes } = callsTo(source, definition.node);
  // What nothing in the file calls is there for others.
  if (escapes || calls.length === 0)
    return part.type === 'Identifier' && ANYTHING.test(part.name) ? 'argument' : undefined;
  const [start, end] = definition.name.range;
  const index = definition.node.params.findIndex(({ range }) => range[0] <= start && end <= range[1]);
  const given = calls.map(({ arguments: all }) => all[index]).filter(argument => argument !== undefined);
  const openness = widestOf(given.map(argument => opennessOfPart(source, argument, depth + A_CALL)));
  // Behind a function of this file, what others call with says less and less.
  return openness === undefined || openness === 'argument' ? 'unopened' : openness;
}
