import type { TSESTree } from '@typescript-eslint/types';
import { propertyName } from '../syntax/member-names.ts';
import { type Place, placeOf } from '../values/places.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { unwrap } from '../syntax/syntax.ts';

const numbers = perSource(() => new Map<Place, number>());

/** A short name of a place: two expressions name the same thing where it is the same. */
export function idOf(source: Source, place: Place): string {
  const known = numbers(source);
  let number = known.get(place);
  if (number === undefined) known.set(place, (number = known.size));
  return `<${number}>`;
}

/**
 * What an expression is made from: two expressions of the same key, read in the same job with nothing written in
 * between, have the same value. `undefined` for whatever may be another value each time.
 */
export function keyOf(source: Source, expression: TSESTree.Node): string | undefined {
  const node = unwrap(expression);
  switch (node.type) {
    case 'ThisExpression':
      return 'this';
    case 'Literal':
      return node.raw;
    case 'Identifier': {
      const place = placeOf(source, node);
      return place && idOf(source, place);
    }
    case 'MemberExpression': {
      const place = placeOf(source, node);
      if (place) return idOf(source, place);
      const [object, property] = [
        keyOf(source, node.object),
        node.computed ? keyOf(source, node.property) : propertyName(source, node),
      ];
      return object !== undefined && property !== undefined ? `${object}[${property}]` : undefined;
    }
    case 'CallExpression': {
      const callee = unwrap(node.callee);
      if (callee.type !== 'MemberExpression' && callee.type !== 'Identifier') return undefined;
      const base =
        callee.type === 'MemberExpression'
          ? methodKey(source, callee.object, propertyName(source, callee))
          : keyOf(source, callee);
      const given = node.arguments.map(argument => keyOf(source, argument));
      return base === undefined || given.includes(undefined) ? undefined : `${base}(${given.join()})`;
    }
    default:
      return undefined;
  }
}

/** The key of a method of an object. */
export function methodKey(source: Source, object: TSESTree.Node, method: string | undefined): string | undefined {
  const key = keyOf(source, object);
  return key !== undefined && method !== undefined ? `${key}.${method}` : undefined;
}
