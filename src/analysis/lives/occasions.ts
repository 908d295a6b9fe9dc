import type { TSESTree } from '@typescript-eslint/types';
import { keyName, propertyName } from '../syntax/member-names.ts';
import { isSynchronousCallback, placeOfDefinition } from '../values/calls.ts';
import { immediateCall } from '../syntax/immediate-calls.ts';
import { isInComponentScript } from '../syntax/component-scripts.ts';
import { hookOf, isComponent, isEffect, isOfScope, makesNodeOfRed, nameOf, nameOfController } from './components.ts';
import { isFrameworkStart } from './framework-hooks.ts';
import { isObjectWithLife } from './objects-with-life.ts';
import { functionRepeats, runnerOf } from '../functions/executions.ts';
import { MOUNT_HOOKS } from '../tables/hook-names.ts';
import { walk } from '../syntax/nodes.ts';
import { instanceOf, type Owner, ownerOf, ownerOfMember } from '../values/owners.ts';
import { ownersOfMethods } from '../values/method-owners.ts';
import { perSource, type Source } from '../syntax/source.ts';
import {
  type ClassNode,
  type FunctionNode,
  functionAround,
  isClass,
  isFunction,
  userOf,
  wrapped,
} from '../syntax/syntax.ts';

/** On whose behalf code runs: what is made many times, and what everything that it acquires should end with. */
export interface Occasion {
  /** A run of an effect, an object with methods, a component or composable, or the call of a function. */
  readonly kind: 'effect' | 'object' | 'component' | 'function';
  /** The code that was asked about. */
  readonly node: TSESTree.Node;
  /** What runs it: the callback of the effect, the method, the class that a field is of, the component or its script, the function. */
  readonly start: FunctionNode | ClassNode | TSESTree.Program;
  /** Only of an object: the owner of its methods. */
  readonly owner?: Owner;
  /** The name of the class, component or function, where it has one. */
  readonly name: string | undefined;
  /** The name of the method that runs; `constructor` for what runs while the object is made. */
  readonly method?: string;
  /** Whether a callback stands between the start and the code, so that it may run many times for one owner. */
  readonly inCallback: boolean;
}

type FoundOccasion = Omit<Occasion, 'node'>;

/** On whose behalf a node runs; `undefined` at the top level of the module. */
export function occasionOf(source: Source, node: TSESTree.Node): Occasion | undefined {
  const around = runnerOf(node);
  const known = occasions(source);
  let found = around && known.get(around);
  if (found === undefined) {
    found = findOccasion(source, node) ?? 'none';
    if (around) known.set(around, found);
  }
  return found === 'none' ? undefined : { ...found, node };
}

/** By the function, or the class of a field: all that it does, it does on the same behalf. */
const occasions = perSource(() => new Map<FunctionNode | ClassNode, FoundOccasion | 'none'>());

function findOccasion(source: Source, node: TSESTree.Node): FoundOccasion | undefined {
  let inCallback = false;
  let outermost: FunctionNode | undefined;
  for (let around = runnerOf(node); around; around = runnerOf(around)) {
    if (isClass(around)) return occasionOfField(source, around, inCallback);
    const found = occasionAt(source, around, inCallback);
    if (found) return found;
    if (!isTransparent(source, around)) inCallback = true;
    if (functionRepeats(source, around)) outermost = around;
  }
  if (isInComponentScript(source, node)) return { kind: 'component', start: source.ast, name: undefined, inCallback };
  if (outermost === undefined) return undefined;
  const inner = functionAround(node) !== outermost && inCallback;
  return {
    kind: isComponent(source, outermost) ? 'component' : 'function',
    start: outermost,
    name: nameOf(source, outermost),
    inCallback: inner,
  };
}

/** What a field starts with is acquired while its object is made, as what the constructor acquires is. */
function occasionOfField(source: Source, start: ClassNode, inCallback: boolean): FoundOccasion {
  const name = nameOfClass(source, start);
  return { kind: 'object', start, owner: instanceOf(source, start), name, method: 'constructor', inCallback };
}

/** Whether a function runs then and there, or as soon as its component is ready. */
function isTransparent(source: Source, node: FunctionNode): boolean {
  return (
    immediateCall(source, node) !== undefined ||
    isSynchronousCallback(source, node) ||
    MOUNT_HOOKS.has(hookOf(source, node) ?? '')
  );
}

function occasionAt(source: Source, node: FunctionNode, inCallback: boolean): FoundOccasion | undefined {
  if (isOfScope(source, node))
    return { kind: 'component', start: node, name: nameOf(source, node) ?? nameOfController(node), inCallback };
  const user = userOf(node);
  if (user?.type !== 'MethodDefinition' && makesNodeOfRed(node))
    return { kind: 'component', start: node, name: nameOf(source, node), inCallback };
  if (user?.type === 'CallExpression' && user.callee !== wrapped(node) && isEffect(source, user)) {
    const component = functionAround(node);
    return { kind: 'effect', start: node, name: component && nameOf(source, component), inCallback };
  }
  if ((user?.type === 'MethodDefinition' || user?.type === 'PropertyDefinition') && isClass(user.parent.parent)) {
    const method = keyName(user) ?? '';
    return {
      kind: 'object',
      start: node,
      owner: ownerOfMember(source, user),
      name: nameOfClass(source, user.parent.parent),
      method,
      inCallback,
    };
  }
  if (user?.type === 'Property' && user.value === wrapped(node) && user.parent.type === 'ObjectExpression') {
    const owner = ownerOf(source, user.parent);
    const method = keyName(user) ?? '';
    if (owner === undefined || !isObjectWithLife(source, owner, method)) return undefined;
    return {
      kind: method === 'setup' && isFrameworkStart(source, owner, method) ? 'component' : 'object',
      start: node,
      owner,
      name: nameOfOwner(source, owner),
      method,
      inCallback,
    };
  }
  return occasionOfFunction(source, node, user, inCallback);
}

/** Constructors and methods in the style before classes. */
function occasionOfFunction(
  source: Source,
  node: FunctionNode,
  user: TSESTree.Node | undefined,
  inCallback: boolean,
): FoundOccasion | undefined {
  const isInNamespace = user?.type === 'AssignmentExpression' && ownerOf(source, user.left)?.node === node;
  if (user?.type === 'AssignmentExpression' && user.left.type === 'MemberExpression' && !isInNamespace) {
    const owner = ownerOf(source, user.left.object);
    if (owner?.kind !== 'instance') return undefined;
    return {
      kind: 'object',
      start: node,
      owner,
      name: nameOfOwner(source, owner),
      method: propertyName(source, user.left) ?? '',
      inCallback,
    };
  }
  if (node.type === 'ArrowFunctionExpression') return undefined;
  const owner = instanceOf(source, node);
  return ownersOfMethods(source).has(owner) || isConstructor(source, node)
    ? { kind: 'object', start: node, owner, name: nameOf(source, node), method: 'constructor', inCallback }
    : undefined;
}

/** `function Player(bus) { this.bus = bus; … }`, also without methods. */
function isConstructor(source: Source, node: FunctionNode): boolean {
  if (!/^[A-Z]/.test(nameOf(source, node) ?? '')) return false;
  let namesField = false;
  walk(source, node.body, inner => {
    if (inner.type === 'MemberExpression' && inner.object.type === 'ThisExpression') namesField = true;
    return !namesField && (inner.type === 'ArrowFunctionExpression' || (!isFunction(inner) && !isClass(inner)));
  });
  return namesField;
}

function nameOfClass(source: Source, node: TSESTree.Node): string | undefined {
  return isClass(node) ? (node.id?.name ?? placeOfDefinition(source, node)?.name) : undefined;
}

function nameOfOwner(source: Source, { node }: Owner): string | undefined {
  if (isClass(node)) return nameOfClass(source, node);
  return isFunction(node) ? nameOf(source, node) : undefined;
}
