import type { TSESTree } from '@typescript-eslint/types';
import { isGlobal, resolve, variableOf } from '../syntax/bindings.ts';
import { keyName, propertyName } from '../syntax/member-names.ts';
import { callsTo, isExported } from '../values/calls.ts';
import { contains } from '../syntax/nodes.ts';
import { ownerOf } from '../values/owners.ts';
import { type Place, placeOf } from '../values/places.ts';
import type { Source } from '../syntax/source.ts';
import { isClass, isFunction, unwrap } from '../syntax/syntax.ts';

/** Whether a signal is that of a controller made in this file, or a new one made of others. */
export function isOwnSignal(source: Source, signal: TSESTree.Node, path: readonly Place[] = []): boolean {
  const node = resolve(source, signal);
  if (node.type === 'CallExpression' || node.type === 'NewExpression' || isOfItself(source, node)) return true;
  const place = placeOf(source, node);
  // Two variables that are swapped are each given the other.
  if (place === undefined || path.includes(place)) return false;
  const given = givenFor(source, node);
  if (given.length > 0 && given.every(value => value && isOwnSignal(source, value, [...path, place]))) return true;
  const { values } = place;
  if (values.length > 0 && values.every(({ value }) => value !== node && isOwnSignal(source, value, [...path, place])))
    return true;
  const controller = place.owner && 'name' in place.owner ? place.owner : undefined;
  return controller !== undefined && controller.values.some(({ value }) => makesController(source, value));
}

/** What the calls of a function that only this file calls hand in for a parameter, or for a property that it picks out of one. */
function givenFor(source: Source, node: TSESTree.Node): readonly (TSESTree.Node | undefined)[] {
  const definition = variableOf(source, node)?.defs[0];
  if (definition?.type !== 'Parameter' || !isFunction(definition.node) || isExported(definition.node)) return [];
  const index = definition.node.params.findIndex(parameter => contains(parameter, definition.name));
  const { calls, escapes } = callsTo(source, definition.node);
  if (escapes) return [];
  const picked = definition.name.parent;
  return calls.map(({ arguments: all }) => {
    const given = all[index];
    if (picked.type !== 'Property' || given?.type !== 'ObjectExpression') return given;
    const property = given.properties.find(one => one.type === 'Property' && keyName(one) === keyName(picked));
    return property?.type === 'Property' ? property.value : undefined;
  });
}

/** `this.signal` in a class that extends `AbortController`. */
function isOfItself(source: Source, node: TSESTree.Node): boolean {
  const owner = node.type === 'MemberExpression' ? ownerOf(source, node.object)?.node : undefined;
  return (
    owner !== undefined && isClass(owner) && !!owner.superClass && isGlobal(source, owner.superClass, 'AbortController')
  );
}

/** `new AbortController()`, or one unless there is another. */
function makesController(source: Source, value: TSESTree.Node): boolean {
  const node = value.type === 'LogicalExpression' ? unwrap(value.right) : value;
  return node.type === 'NewExpression' && isGlobal(source, node.callee, 'AbortController');
}

/** `controller.signal`: whoever is handed the controller itself works for nobody else. */
export function isOfController(source: Source, target: TSESTree.Node): boolean {
  const node = unwrap(target);
  return node.type === 'MemberExpression' && /controller$/i.test(nameOf(source, node.object));
}

export function nameOf(source: Source, target: TSESTree.Node): string {
  const node = unwrap(target);
  return node.type === 'Identifier'
    ? node.name
    : node.type === 'MemberExpression'
      ? (propertyName(source, node) ?? '')
      : '';
}
