import type { TSESTree } from '@typescript-eslint/types';
import { functionOf } from '../values/calls.ts';
import { repeats } from '../functions/executions.ts';
import { lifetimeOfOwner, outlivesCalls } from '../lives/lifetimes.ts';
import { resolve } from '../syntax/bindings.ts';
import { globalPath } from '../syntax/globals.ts';
import { grouped } from '../syntax/grouping.ts';
import { nodesOf, textOf } from '../syntax/nodes.ts';
import { returnedBy } from '../syntax/returns.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { functionAround, hasMethods, unwrap } from '../syntax/syntax.ts';
import { type Owner, ownerOf } from '../values/owners.ts';
import { isAlike } from '../values/expressions-alike.ts';
import { placeOf } from '../values/places.ts';
import { isBlank } from './growth.ts';
import { isRunningCount } from './running-counts.ts';

export interface NumberedProperty {
  /** What is written under a name that is another one each time. */
  readonly node: TSESTree.MemberExpression;
  /** What the object is called. */
  readonly name: string;
}

/**
 * `window['callback' + count++] = done`, also on an object of the module: a property of another name each time, which nothing
 * deletes.
 */
export const numberedProperties = perSource((source): readonly NumberedProperty[] => {
  if (!COUNTS.test(source.text)) return [];
  const writings = nodesOf(source, 'AssignmentExpression').flatMap(({ left, operator, right }) => {
    const node = unwrap(left);
    const object =
      node.type === 'MemberExpression' && node.computed && operator === '='
        ? lastingOf(source, node.object)
        : undefined;
    return object && node.type === 'MemberExpression' ? [{ node, right: unwrap(right), object }] : [];
  });
  const ended = new Set([
    ...writings.flatMap(({ right, object }) => (isBlank(right) ? [object] : [])),
    ...nodesOf(source, 'UnaryExpression').flatMap(({ operator, argument }) => {
      const node = unwrap(argument);
      return operator === 'delete' && node.type === 'MemberExpression' ? (lastingOf(source, node.object) ?? []) : [];
    }),
  ]);
  // `window[name] = noop`, when it has been called.
  const again = grouped(writings, ({ node }) => writtenAs(source, node));
  return writings.flatMap(({ node, right, object }) => {
    if (ended.has(object) || right.type === 'Literal' || !repeats(source, node)) return [];
    if (again.get(writtenAs(source, node))!.length > 1) return [];
    if (!isNumberedName(source, node.property) || isTold(source, node.property)) return [];
    return [{ node, name: textOf(source, node.object) }];
  });
});

const writtenAs = ({ text }: Source, { range }: TSESTree.Node): string => text.slice(...range);

const COUNTS = /\+\+|\+=|\+ 1\b/;

/** The global object, or one that the module makes and keeps. */
function lastingOf(source: Source, object: TSESTree.Node): Owner | 'window' | undefined {
  if (object.type !== 'ThisExpression' && globalPath(source, object) === 'window') return 'window';
  const owner = ownerOf(source, object);
  // What starts empty is a collection like any other.
  if (owner === undefined || (owner.node.type === 'ObjectExpression' && !hasMethods(owner.node))) return undefined;
  return outlivesCalls(lifetimeOfOwner(source, owner)) ? owner : undefined;
}

/** A word of the program, and a number behind it. */
function isNumberedName(source: Source, key: TSESTree.Node): boolean {
  const parts = partsOf(source, key);
  return parts.some(isWord) && parts.some(part => isNumber(source, part));
}

const isWord = (part: TSESTree.Node): boolean => part.type === 'TemplateElement' || part.type === 'Literal';

/** What a text is put together from, through names. */
function partsOf(source: Source, node: TSESTree.Node, depth = 0): readonly TSESTree.Node[] {
  const made = depth > MAX_PARTS ? node : resolve(source, node);
  const go = (part: TSESTree.Node): readonly TSESTree.Node[] => partsOf(source, part, depth + 1);
  if (depth > MAX_PARTS) return [made];
  switch (made.type) {
    case 'TemplateLiteral':
      return [...made.quasis.filter(({ value }) => value.raw !== ''), ...made.expressions.flatMap(go)];
    case 'BinaryExpression':
      // What is left of a division comes again.
      return made.operator === '+' ? [made.left, made.right].flatMap(go) : [made];
    case 'CallExpression': {
      const called = functionOf(source, made.callee);
      const [result, ...others] = called ? returnedBy(source, called) : [];
      return result && others.length === 0 ? go(result) : [made];
    }
    case 'MemberExpression': {
      const [given, ...others] = placeOf(source, made)?.values ?? [];
      return given && others.length === 0 ? go(given.value) : [made];
    }
    default:
      return [made];
  }
}

const MAX_PARTS = 6;

/** `count++`, `this.count` */
const isNumber = (source: Source, part: TSESTree.Node): boolean =>
  isRunningCount(source, part.type === 'UpdateExpression' ? part.argument : part);

/** Whether the name is returned: whoever gets it may delete what it names. */
function isTold(source: Source, key: TSESTree.Node): boolean {
  const inside = functionAround(key);
  return inside !== undefined && returnedBy(source, inside).some(returned => isAlike(source, returned, key));
}
