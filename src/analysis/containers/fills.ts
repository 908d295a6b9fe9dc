import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { calleeName } from '../syntax/member-names.ts';
import { variableOf } from '../syntax/bindings.ts';
import type { Use } from './container-uses.ts';
import type { Container } from './containers.ts';
import { type Given, placeOf } from '../values/places.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { isNothing } from '../syntax/presence-tests.ts';
import { unwrap, userOf } from '../syntax/syntax.ts';

/** A use that puts a value into a map, and where the value comes from. */
export interface Fill {
  readonly use: Use;
  /** The local variable that has the value, too. */
  readonly variable: Variable | undefined;
  /** The expressions that the value may be made by; what is read from the map itself is left out. */
  readonly makings: readonly TSESTree.Node[];
}

const tables = perSource(() => new Map<Container, readonly Fill[]>());

/** Every use that puts a value into a map. */
export function fillsOf(source: Source, container: Container): readonly Fill[] {
  const known = tables(source);
  let fills = known.get(container);
  if (fills === undefined) known.set(container, (fills = findFills(source, container)));
  return fills;
}

function findFills(source: Source, container: Container): Fill[] {
  const reads = new Set<TSESTree.Node>(container.uses.flatMap(({ effect, by }) => (effect === 'read' ? [by] : [])));
  return container.uses.flatMap(use => {
    if (use.effect !== 'grow' || use.value === undefined) return [];
    const makings: TSESTree.Node[] = [];
    collect(source, use.value, reads, makings, new Set());
    return [{ use, variable: holderOf(source, use.value) ?? receiverOf(source, use.by), makings }];
  });
}

function holderOf(source: Source, value: TSESTree.Node): Variable | undefined {
  const node = unwrap(value);
  if (node.type === 'AssignmentExpression') return holderOf(source, node.left);
  return node.type === 'Identifier' ? variableOf(source, node) : undefined;
}

/** The variable that is given an entry of an object while that is put in: `tree = cache[key] = new Tree()`. */
function receiverOf(source: Source, by: TSESTree.Node): Variable | undefined {
  const user = by.type === 'AssignmentExpression' ? userOf(by) : undefined;
  const name =
    user?.type === 'AssignmentExpression' ? user.left : user?.type === 'VariableDeclarator' ? user.id : undefined;
  return name?.type === 'Identifier' ? variableOf(source, name) : undefined;
}

function collect(
  source: Source,
  value: TSESTree.Node,
  reads: ReadonlySet<TSESTree.Node>,
  makings: TSESTree.Node[],
  seen: Set<Variable>,
): void {
  const node = unwrap(value);
  const go = (next: TSESTree.Node): void => collect(source, next, reads, makings, seen);
  if (reads.has(node)) return;
  switch (node.type) {
    case 'LogicalExpression':
      // `map.get(key) || null` is the entry, or a miss.
      return reads.has(unwrap(node.left)) && isNothing(node.right) ? undefined : [node.left, node.right].forEach(go);
    case 'ConditionalExpression':
      return [node.consequent, node.alternate].forEach(go);
    case 'AssignmentExpression':
      return go(node.right);
    case 'CallExpression':
      // What is frozen is what was made.
      return isFreezing(source, node) ? go(node.arguments[0]!) : void makings.push(node);
    case 'SequenceExpression':
      return go(node.expressions.at(-1)!);
    case 'Identifier': {
      const variable = variableOf(source, node);
      if (variable && seen.has(variable)) return;
      const values = variable && valuesOf(source, node, variable);
      if (variable === undefined || values === undefined) makings.push(node);
      else seen.add(variable);
      return values?.forEach(go);
    }
    default:
      makings.push(node);
  }
}

/** `Object.freeze(value)`, which is the value. */
function isFreezing(source: Source, { callee, arguments: given }: TSESTree.CallExpression): boolean {
  return given.length === 1 && calleeName(source, unwrap(callee)) === 'Object.freeze';
}

/** All that a local variable is given after an empty start; `undefined` where it is handed its value from outside, or in part. */
function valuesOf(source: Source, node: TSESTree.Node, variable: Variable): TSESTree.Node[] | undefined {
  const [definition] = variable.defs;
  if (definition?.type !== 'Variable' || definition.node.id.type !== 'Identifier') return undefined;
  const place = placeOf(source, node);
  if (place?.variable !== variable) return definition.node.init ? [definition.node.init] : undefined;
  const isStart = ({ by, value }: Given): boolean => by === definition.node && isNothing(value);
  return place.values.filter(given => place.values.length === 1 || !isStart(given)).map(({ value }) => value);
}
