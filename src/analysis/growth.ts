import type { TSESTree } from '@typescript-eslint/types';
import { calleeName, keyName, resolve, variableOf } from './bindings.ts';
import type { Use } from './container-uses.ts';
import type { Container } from './containers.ts';
import { isBounded } from './domains.ts';
import { placeOf } from './places.ts';
import { nameOfFunction } from './registrations.ts';
import { perSource, type Source } from './source.ts';
import { functionAround, isFunction, unwrap, userOf } from './syntax.ts';
import { walk } from './nodes.ts';

/** The first use that can fill a container again and again; `undefined` where it is filled at load time or with a bounded set of keys. */
export function growthOf(source: Source, container: Container): Use | undefined {
  return growths(source, container)[0];
}

const growthTables = perSource(() => new Map<Container, readonly Use[]>());

/** All uses that can fill a container again and again, with keys from an open domain. */
export function growths(source: Source, container: Container): readonly Use[] {
  const table = growthTables(source);
  let found = table.get(container);
  if (found === undefined)
    table.set(container, (found = container.uses.filter(use => isOpenGrowth(source, container, use))));
  return found;
}

function isOpenGrowth(source: Source, container: Container, use: Use): boolean {
  if (
    use.effect !== 'grow' ||
    !use.repeats ||
    (use.value && isBlank(use.value)) ||
    warns(source, container, use) ||
    fillsAtBirth(container, use) ||
    isMadeAnew(source, container, use) ||
    rewrites(source, container, use)
  )
    return false;
  if (mergesOptions(source, container, use) || isOneOfAFew(source, use) || isInRange(source, use)) return false;
  if (use.key !== undefined && (isBounded(source, use.key) || isSlot(source, container, use.key))) return false;
  return !isGuardedBySize(source, container, use.by);
}

/** `Object.assign(defaults, options)`: the keys are those that programs write for options. */
function mergesOptions(source: Source, { kind }: Container, { by, key }: Use): boolean {
  return (
    kind.name === 'Object' &&
    key === undefined &&
    by.type === 'CallExpression' &&
    calleeName(source, unwrap(by.callee)) === 'Object.assign'
  );
}

/** `null`, `undefined` or `void 0`, which say that there is nothing under a key. */
export function isBlank(value: TSESTree.Node): boolean {
  const inner = unwrap(value);
  if (inner.type === 'Identifier') return inner.name === 'undefined';
  return (
    (inner.type === 'Literal' && inner.value === null) ||
    (inner.type === 'UnaryExpression' && inner.operator === 'void')
  );
}

/** A formatter, of which there is one for each locale and format; a module, of which there is one for each file. */
function isOneOfAFew(source: Source, { value }: Use): boolean {
  let made = value && resolve(source, value);
  if (made?.type === 'MemberExpression') made = unwrap(made.object);
  if (made?.type === 'NewExpression') return calleeName(source, made.callee).startsWith('Intl.');
  return (
    made?.type === 'ObjectExpression' &&
    made.properties.some(property => property.type === 'Property' && keyName(property) === 'exports')
  );
}

/** Whether the function that fills a table compares the key with a number that it has to be below. */
function isInRange(source: Source, { key, inside }: Use): boolean {
  const variable = key?.type === 'Identifier' ? variableOf(source, key) : undefined;
  return (variable?.references ?? []).some(({ identifier }) => {
    const test = userOf(identifier);
    if (test?.type !== 'BinaryExpression' || functionAround(test) !== inside) return false;
    const [smaller, larger] = test.operator.startsWith('<') ? [test.left, test.right] : [test.right, test.left];
    return /^[<>]=?$/.test(test.operator) && smaller === identifier && larger.type === 'Literal';
  });
}

/** What a program warns of once, by its own texts. */
const WARNING = /warn|deprecat|once/i;
const LOGGED = /log(?:s|ged)?$/i;

function warns(source: Source, { kind, place }: Container, { inside }: Use): boolean {
  if (kind.name !== 'Array' && LOGGED.test(place.name)) return true;
  return WARNING.test(place.name) || WARNING.test(nameOfFunction(source, inside) ?? '');
}

/** Whether a collection of a function is filled by that function itself, and not by what it hands out. */
function fillsAtBirth({ lifetime, place }: Container, { inside }: Use): boolean {
  const isLocal = lifetime === 'closure' || lifetime === 'callback';
  return isLocal && place.variable?.scope.variableScope.block === inside;
}

/** Whether the filling function makes the collection anew each time, before it fills it. */
function isMadeAnew(source: Source, { makings, place }: Container, { inside, by }: Use): boolean {
  return makings.some(made => {
    const given = userOf(made);
    if (inside === undefined || given?.type !== 'AssignmentExpression' || given.operator !== '=') return false;
    if (functionAround(given) !== inside || given.range[0] >= by.range[0] || mentions(source, given.right, place))
      return false;
    for (let node: TSESTree.Node = given; node !== inside && node.parent; node = node.parent)
      if (node.parent.type !== 'BlockStatement' && mentions(source, guardOf(node), place)) return false;
    return true;
  });
}

/** The test that decides whether a node runs. */
function guardOf({ parent }: TSESTree.Node): TSESTree.Node | undefined {
  if (parent?.type === 'IfStatement' || parent?.type === 'ConditionalExpression') return parent.test;
  return parent?.type === 'LogicalExpression' ? parent.left : undefined;
}

function mentions(source: Source, guard: TSESTree.Node | undefined, place: Container['place']): boolean {
  let found = false;
  if (guard)
    walk(source, guard, node => {
      if (place.occurrences.includes(node)) found = true;
    });
  return found;
}

/** Whether a use only gives what is under a key already another value: in a loop over the keys, or where it `has` the key. */
function rewrites(source: Source, { place, kind }: Container, { key, by, inside }: Use): boolean {
  if (key?.type !== 'Identifier' || kind.name === 'Array') return false;
  const variable = variableOf(source, key);
  for (let node = by, { parent } = node; parent && parent !== inside; node = parent, { parent } = node) {
    if (
      (parent.type === 'ForOfStatement' || parent.type === 'ForInStatement') &&
      parent.left === variable?.defs[0]?.node.parent &&
      mentions(source, parent.right, place)
    )
      return true;
    if (parent.type === 'IfStatement' && parent.consequent === node && asksForKey(source, parent.test, key, place))
      return true;
  }
  return false;
}

/** `map.has(key)`, not negated. */
function asksForKey({ text }: Source, test: TSESTree.Node, key: TSESTree.Node, place: Container['place']): boolean {
  if (test.type !== 'CallExpression' || test.callee.type !== 'MemberExpression') return false;
  const { object, property } = test.callee;
  const [asked] = test.arguments;
  return (
    property.type === 'Identifier' &&
    property.name === 'has' &&
    place.occurrences.includes(object) &&
    asked !== undefined &&
    text.slice(...asked.range) === text.slice(...key.range)
  );
}

/** `list[index] = item` puts into a slot that the list has, or is to have; only `list[list.length] = item` makes it longer. */
function isSlot(source: Source, { kind, place }: Container, key: TSESTree.Node): boolean {
  return kind.name === 'Array' && !measures(source, key, place);
}

/** Whether code runs only while the container is small: `if (cache.size < LIMIT) cache.set(…)`, `if (list.length === 0) list.push(…)`. */
function isGuardedBySize(source: Source, { place }: Container, growth: TSESTree.Node): boolean {
  for (let node = growth, { parent } = node; parent && !isFunction(parent); node = parent, { parent } = node) {
    const test =
      (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') && parent.consequent === node
        ? parent.test
        : undefined;
    const guard =
      parent.type === 'LogicalExpression' && parent.operator === '&&' && parent.right === node ? parent.left : test;
    if (guard && measures(source, guard, place)) return true;
  }
  return false;
}

function measures(source: Source, guard: TSESTree.Node, place: Container['place']): boolean {
  let found = false;
  walk(source, guard, node => {
    if (node.type !== 'MemberExpression' || node.computed || node.property.type !== 'Identifier') return;
    if ((node.property.name === 'size' || node.property.name === 'length') && placeOf(source, node.object) === place)
      found = true;
  });
  return found;
}
