import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { definitionOf, isGlobal, variableOf } from '../syntax/bindings.ts';
import { keyName, propertyName } from '../syntax/member-names.ts';
import { constructorsInNamespaces, isOfGlobal, objectsInGlobals, pathOf } from '../syntax/namespaces.ts';
import { perItem, perSource, type Source } from '../syntax/source.ts';
import { type ClassNode, type FunctionNode, isClass, isFunction, unwrap, userOf } from '../syntax/syntax.ts';

/** A class, however it is written: `class`, a constructor function with a prototype, or an object with methods. */
export type ClassLike = ClassNode | FunctionNode | TSESTree.ObjectExpression | TSESTree.Program;

/** An object whose properties can be told apart in this file: what `this` is in a method, a class, a literal, `exports`. */
export interface Owner {
  /** `static` is the class or function itself, `exports` what the module hands out. */
  readonly kind: 'instance' | 'static' | 'exports';
  readonly node: ClassLike;
}

const interned = perSource(() => new Map<ClassLike, Map<Owner['kind'], Owner>>());

function owner(source: Source, kind: Owner['kind'], node: ClassLike): Owner {
  const owners = interned(source);
  let kinds = owners.get(node);
  if (kinds === undefined) owners.set(node, (kinds = new Map<Owner['kind'], Owner>()));
  let known = kinds.get(kind);
  if (known === undefined) kinds.set(kind, (known = { kind, node }));
  return known;
}

/** The instances of a class, as the owner of their fields and methods. */
export function instanceOf(source: Source, node: ClassLike): Owner {
  return owner(source, 'instance', node);
}

/** The object that an expression is, where this file shows its making: `this`, a local class, `new Local()`, `{}`, `exports`. */
export function ownerOf(source: Source, expression: TSESTree.Node): Owner | undefined {
  const node = unwrap(expression);
  switch (node.type) {
    case 'ThisExpression':
      return ownerOfThis(source, node);
    case 'ObjectExpression':
      return ownerOfLiteral(source, node);
    case 'ClassExpression':
    case 'ClassDeclaration':
    case 'FunctionDeclaration':
    case 'FunctionExpression':
      return owner(source, 'static', node);
    case 'NewExpression': {
      const made = ownerOf(source, node.callee);
      return made?.kind === 'static' ? owner(source, 'instance', made.node) : undefined;
    }
    case 'MemberExpression':
      return ownerOfPath(source, node);
    case 'Identifier': {
      const variable = variableOf(source, node);
      if (variable !== undefined) return ownerOfVariable(source, variable);
      return node.name === 'exports' ? owner(source, 'exports', source.ast) : undefined;
    }
    default:
      return undefined;
  }
}

/** Asked for at every member of what a variable names. */
const ownerOfVariable = perItem((source, variable: Variable): Owner | undefined => {
  const value = definitionOf(variable);
  return value && ownerOf(source, value);
});

function ownerOfPath(source: Source, node: TSESTree.MemberExpression): Owner | undefined {
  const name = propertyName(source, node);
  if (name === 'exports' && isGlobal(source, node.object, 'module')) return owner(source, 'exports', source.ast);
  if (name === 'constructor') return ownerOfConstructor(source, node);
  if (name !== 'prototype') {
    const path = pathOf(node) ?? '';
    const made = constructorsInNamespaces(source).get(path);
    if (made) return owner(source, 'static', made);
    const literal = objectsInGlobals(source).get(path);
    return literal && isOfGlobal(source, node) ? owner(source, 'instance', literal) : undefined;
  }
  const constructor = ownerOf(source, node.object);
  return constructor?.kind === 'static' ? owner(source, 'instance', constructor.node) : undefined;
}

/** `this.constructor`: the class, in a method of its instances. */
function ownerOfConstructor(source: Source, { object }: TSESTree.MemberExpression): Owner | undefined {
  const instance = ownerOf(source, object);
  return instance?.kind === 'instance' && (isClass(instance.node) || isFunction(instance.node))
    ? owner(source, 'static', instance.node)
    : undefined;
}

/** What `this` is at a node. */
function ownerOfThis(source: Source, node: TSESTree.Node): Owner | undefined {
  for (let inner: TSESTree.Node = node, outer = node.parent; outer; inner = outer, outer = outer.parent) {
    if (outer.type === 'PropertyDefinition' && outer.value === inner) return ownerOfMember(source, outer);
    if (outer.type === 'StaticBlock') return owner(source, 'static', outer.parent.parent);
    if (outer.type === 'FunctionDeclaration') return owner(source, 'instance', outer);
    if (outer.type === 'FunctionExpression') return ownerOfMethod(source, outer);
  }
  return owner(source, 'exports', source.ast);
}

/** The object that a class member belongs to. */
export function ownerOfMember(source: Source, member: TSESTree.PropertyDefinition | TSESTree.MethodDefinition): Owner {
  return owner(source, member.static ? 'static' : 'instance', member.parent.parent);
}

/** The object that a member belongs to: of a class, or of an object literal. */
export function ownerOfDefinition(
  source: Source,
  definition: TSESTree.PropertyDefinition | TSESTree.MethodDefinition | TSESTree.Property,
): Owner | undefined {
  return definition.type === 'Property' ? ownerOf(source, definition.parent) : ownerOfMember(source, definition);
}

/** What `this` is in a function expression, by what is done with the function. */
function ownerOfMethod(source: Source, method: TSESTree.FunctionExpression): Owner | undefined {
  const user = userOf(method);
  if (user?.type === 'MethodDefinition') return ownerOfMember(source, user);
  if (user?.type === 'Property' && user.parent.type === 'ObjectExpression') return ownerOfLiteral(source, user.parent);
  if (user?.type === 'AssignmentExpression' && user.left.type === 'MemberExpression') {
    return ownerOf(source, user.left.object) ?? owner(source, 'instance', method);
  }
  if (user?.type === 'VariableDeclarator') return owner(source, 'instance', method);
  // `list.forEach(function () {…}, this)`, `__awaiter(this, …, function* () {…})`.
  const given = user?.type === 'CallExpression' && user.callee !== method ? user.arguments : [];
  const receiver = given.find(({ type }) => type === 'ThisExpression');
  if (receiver) return ownerOf(source, receiver);
  const called = user?.type === 'MemberExpression' ? propertyName(source, user) : undefined;
  const call = called === 'bind' || called === 'call' ? user && userOf(user) : undefined;
  const target = call?.type === 'CallExpression' ? call.arguments[0] : undefined;
  // `(function () { this.open = function () {…}; }).call(Menu.prototype)`; a wrapper that is called on `this` says nothing.
  if (target === undefined || (called === 'call' && !fillsPrototype(source, target))) return undefined;
  return ownerOf(source, target);
}

const fillsPrototype = (source: Source, target: TSESTree.Node): boolean =>
  target.type === 'MemberExpression' && propertyName(source, target) === 'prototype';

/** Words for the nested objects of a component whose functions run with the component as `this`. */
const COMPONENT_PARTS: ReadonlySet<string | undefined> = new Set([
  'methods',
  'computed',
  'watch',
  'lifetimes',
  'hooks',
]);

/** A literal is an object of its own, unless it fills a prototype or is a part of a component. */
function ownerOfLiteral(source: Source, literal: TSESTree.ObjectExpression): Owner {
  const user = userOf(literal);
  if (user?.type === 'Property' && COMPONENT_PARTS.has(keyName(user)) && user.parent.type === 'ObjectExpression') {
    return ownerOfLiteral(source, user.parent);
  }
  if (user?.type === 'AssignmentExpression' && user.left.type === 'MemberExpression') {
    const prototype = ownerOfPath(source, user.left);
    if (prototype) return prototype;
  }
  // `Object.assign(Foo.prototype, {…})`, and Babel's `_createClass(Foo, [{ key, value }])`.
  const call = user?.type === 'ArrayExpression' ? userOf(user) : user;
  const [target] = call?.type === 'CallExpression' ? call.arguments : [];
  const filled = target && unwrap(target) !== literal ? ownerOf(source, target) : undefined;
  if (filled?.kind === 'instance') return filled;
  if (filled?.kind === 'static' && user?.type === 'ArrayExpression') {
    return owner(
      source,
      call?.type === 'CallExpression' && call.arguments[2] === user ? 'static' : 'instance',
      filled.node,
    );
  }
  return ownerOfCopied(source, user) ?? owner(source, 'instance', literal);
}

/** `for (const name in methods) Foo.prototype[name] = methods[name]`: what is listed apart, and copied to a prototype. */
function ownerOfCopied(source: Source, user: TSESTree.Node | undefined): Owner | undefined {
  if (user?.type !== 'VariableDeclarator') return undefined;
  for (const { identifier } of variableOf(source, user.id)?.references ?? []) {
    const read = identifier.parent;
    const copied = read.type === 'MemberExpression' && read.computed ? read.parent : undefined;
    if (copied?.type !== 'AssignmentExpression' || copied.right !== read) continue;
    const { left } = copied;
    if (left.type !== 'MemberExpression' || !left.computed || left.object.type !== 'MemberExpression') continue;
    const prototype = propertyName(source, left.object) === 'prototype' && ownerOfPath(source, left.object);
    if (prototype) return prototype;
  }
  return undefined;
}
