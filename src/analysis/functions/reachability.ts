import type { TSESTree } from '@typescript-eslint/types';
import { calledMethod, calleeName } from '../syntax/member-names.ts';
import { constantValue, resolve, variableOf } from '../syntax/bindings.ts';
import { functionOf } from '../values/calls.ts';
import { constructorOf, fieldsSetBy, resultsOf } from '../syntax/function-results.ts';
import { childrenOf, contains } from '../syntax/nodes.ts';
import { type Owner, ownerOf } from '../values/owners.ts';
import { membersOf } from '../values/place-members.ts';
import { type Place, placeOf } from '../values/places.ts';
import type { Source } from '../syntax/source.ts';
import { type FunctionNode, isClass, isFunction, unwrap } from '../syntax/syntax.ts';

/** An object by what names it: a place, or what `this` is. */
type Target = Place | Owner;

/** How many constants, members and helper calls are followed. */
const HOPS = 4;

/** Where a value leads to an object, and so keeps it: the expression that names it; `undefined` where none is seen to. */
export function reaches(source: Source, value: TSESTree.Node, object: TSESTree.Node): TSESTree.Node | undefined {
  const target = targetOf(source, object);
  return target && new Search(source, target).from(value, HOPS);
}

function targetOf(source: Source, object: TSESTree.Node): Target | undefined {
  const node = resolve(source, object);
  return node.type === 'ThisExpression' ? ownerOf(source, node) : placeOf(source, unwrap(object));
}

/** Collections that hold what they are made of. */
const HOLDERS: ReadonlySet<string> = new Set([
  'Map',
  'Set',
  'Array',
  'Proxy',
  'Promise.resolve',
  'Object.freeze',
  'Object.assign',
  'Object.fromEntries',
  'Array.of',
]);

class Search {
  readonly #source: Source;
  readonly #target: Target;
  readonly #seen = new Set<TSESTree.Node>();

  constructor(source: Source, target: Target) {
    this.#source = source;
    this.#target = target;
  }

  from(value: TSESTree.Node, hops: number): TSESTree.Node | undefined {
    const node = unwrap(value);
    if (this.#isTarget(node)) return node;
    if (hops === 0 || this.#seen.has(node)) return undefined;
    this.#seen.add(node);
    if (isFunction(node)) return this.#captured(node, hops);
    switch (node.type) {
      case 'ObjectExpression':
        return this.#first(this.#members(node), hops);
      case 'ArrayExpression':
        return this.#first(
          node.elements.flatMap(element => (element && element.type !== 'SpreadElement' ? element : [])),
          hops,
        );
      case 'ConditionalExpression':
        return this.#first([node.consequent, node.alternate], hops);
      case 'LogicalExpression':
        return this.#first([node.left, node.right], hops);
      case 'AssignmentExpression':
        return this.from(node.right, hops);
      case 'NewExpression':
      case 'CallExpression':
        return this.#made(node, hops);
      case 'Identifier':
        return this.#named(node, hops);
      case 'MemberExpression':
        return this.#first(
          (placeOf(this.#source, node)?.values ?? []).map(given => given.value),
          hops - 1,
        );
      default:
        return undefined;
    }
  }

  #isTarget(node: TSESTree.Node): boolean {
    if (node.type === 'ThisExpression') return ownerOf(this.#source, node) === this.#target;
    if (node.type !== 'Identifier' && node.type !== 'MemberExpression') return false;
    return placeOf(this.#source, node) === this.#target;
  }

  #first(nodes: readonly TSESTree.Node[], hops: number): TSESTree.Node | undefined {
    for (const node of nodes) {
      const found = this.from(node, hops);
      if (found) return found;
    }
    return undefined;
  }

  #named(node: TSESTree.Identifier, hops: number): TSESTree.Node | undefined {
    const variable = variableOf(this.#source, node);
    const value = variable && constantValue(variable);
    return value && this.from(value, hops - 1);
  }

  /** What a literal holds: what it is made with, and what is put into it later. */
  #members(literal: TSESTree.ObjectExpression): TSESTree.Node[] {
    const owner = ownerOf(this.#source, literal);
    const later =
      owner?.node === literal ? [...membersOf(this.#source, owner).values()].flatMap(({ values }) => values) : [];
    return [
      ...literal.properties.flatMap(property => (property.type === 'Property' ? property.value : [])),
      ...later.map(({ value }) => value),
    ];
  }

  /** What a function uses of its surroundings. */
  #captured(closure: FunctionNode, hops: number): TSESTree.Node | undefined {
    const pending: TSESTree.Node[] = [closure.body, ...closure.params];
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      if (
        node.type === 'ThisExpression'
          ? closure.type === 'ArrowFunctionExpression' && this.#isTarget(node)
          : this.#isTarget(node)
      )
        return node;
      if (node.type === 'Identifier' && this.#isLocalOf(node, closure)) {
        const found = this.#named(node, hops);
        if (found) return found;
      }
      if (!isClass(node)) pending.push(...childrenOf(this.#source, node).reverse());
    }
    return undefined;
  }

  /** Whether a name belongs to a function around the closure: what belongs to the module is there anyway. */
  #isLocalOf(node: TSESTree.Identifier, closure: FunctionNode): boolean {
    const variable = variableOf(this.#source, node);
    const block = variable?.scope.variableScope.block;
    return isFunction(block) && !contains(closure, block);
  }

  #made(node: TSESTree.CallExpression | TSESTree.NewExpression, hops: number): TSESTree.Node | undefined {
    const callee = unwrap(node.callee);
    if (
      node.type === 'CallExpression' &&
      calledMethod(this.#source, node) === 'bind' &&
      callee.type === 'MemberExpression'
    ) {
      return this.#first([...node.arguments, callee.object], hops);
    }
    if (HOLDERS.has(calleeName(this.#source, callee))) {
      return this.#first(
        node.arguments.flatMap(argument => (argument.type === 'SpreadElement' ? [] : argument)),
        hops,
      );
    }
    const maker =
      node.type === 'NewExpression' ? constructorOf(this.#source, callee) : functionOf(this.#source, callee);
    if (maker === undefined) return undefined;
    const index = node.arguments.findIndex(argument => this.#isTarget(unwrap(argument)));
    const parameter = maker.params[index];
    const kept = node.type === 'NewExpression' ? fieldsSetBy(this.#source, maker) : resultsOf(this.#source, maker);
    const isKept =
      parameter &&
      (parameter.type === 'TSParameterProperty' || kept.some(value => reaches(this.#source, value, parameter)));
    return isKept ? node.arguments[index] : this.#first(kept, hops - 1);
  }
}
