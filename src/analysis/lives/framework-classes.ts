import type { TSESTree } from '@typescript-eslint/types';
import { immediateCall } from '../syntax/immediate-calls.ts';
import { variableOf } from '../syntax/bindings.ts';
import { calledMethod, keyName } from '../syntax/member-names.ts';
import { importedFrom } from '../syntax/imported.ts';
import type { Source } from '../syntax/source.ts';
import { type FunctionNode, isClass, isFunction, unwrap, userOf } from '../syntax/syntax.ts';
import { callsNamed } from '../syntax/calls-named.ts';
import { makesNodeOfRed } from './components.ts';
import { ownerOf } from '../values/owners.ts';

/** Classes that a framework makes and throws away, by their base class, their decorators, or what a compiler has left of these. */
export function isFrameworkClass(source: Source, node: TSESTree.Node): boolean {
  if (isDecoratedByCompiler(source, node)) return true;
  if (node.type === 'ObjectExpression') return extendsBase(source, node);
  if (!isClass(node)) {
    const base = isFunction(node) ? baseOfCompiled(source, node) : undefined;
    return base !== undefined && BASES.has(nameOf(base)) && !isOfProject(source, base);
  }
  const base = node.superClass && unwrap(node.superClass);
  if (base && BASES.has(nameOf(base)) && !isOfProject(source, base)) return true;
  if (base && MODULES_OF_BASES.has(importedFrom(source, base)?.module)) return true;
  const decorators = (node.decorators ?? []).map(({ expression }) =>
    expression.type === 'CallExpression' ? expression.callee : expression,
  );
  if (decorators.some(decorator => decorator.type === 'Identifier' && DECORATORS.test(decorator.name))) return true;
  if (node.body.body.some(isConstructorOfRed)) return true;
  return node.body.body.some(
    member =>
      (member.type === 'PropertyDefinition' || member.type === 'MethodDefinition') &&
      member.static &&
      /^ɵ(cmp|dir|pipe)$/.test(keyName(member) ?? ''),
  );
}

/** `class Lamp { constructor(config) { RED.nodes.createNode(this, config); … } }` */
const isConstructorOfRed = (member: TSESTree.ClassElement): boolean =>
  member.type === 'MethodDefinition' &&
  member.kind === 'constructor' &&
  member.value.type === 'FunctionExpression' &&
  makesNodeOfRed(member.value);

/** `Component.extend({ … })`, the way of Ember before classes. */
function extendsBase(source: Source, literal: TSESTree.ObjectExpression): boolean {
  const call = userOf(literal);
  if (call?.type !== 'CallExpression' || calledMethod(source, call) !== 'extend') return false;
  const callee = unwrap(call.callee);
  const base = callee.type === 'MemberExpression' ? unwrap(callee.object) : undefined;
  return base !== undefined && BASES.has(nameOf(base)) && !isOfProject(source, base);
}

const DECORATORS = /^(Component|Directive|Pipe|customElement|CustomElement)$/;

const COMPILED = ['__decorate'];

/** `TranslatePipe = __decorate([Pipe({ … })], TranslatePipe)`, as compilers write it for a class or what they made of one. */
function isDecoratedByCompiler(source: Source, node: TSESTree.Node): boolean {
  return callsNamed(source, COMPILED).some(({ arguments: [decorators, decorated] }) => {
    const isOfFramework =
      decorators?.type === 'ArrayExpression' &&
      decorators.elements.some(
        element => element?.type === 'CallExpression' && DECORATORS.test(nameOf(unwrap(element.callee))),
      );
    return isOfFramework && decorated !== undefined && ownerOf(source, decorated)?.node === node;
  });
}

/** What compilers call the function that they make a class of the one before with. */
const INHERITS = ['_inherits', '_inheritsLoose', '__extends'];

/** The base class of what a compiler has made of a class: `_inherits(Menu, _Component)`, within `(function (_Component) {…})(React.Component)`. */
function baseOfCompiled(source: Source, node: FunctionNode): TSESTree.Node | undefined {
  for (const {
    arguments: [made, base],
  } of callsNamed(source, INHERITS)) {
    if (!made || !base || ownerOf(source, made)?.node !== node) continue;
    const definition = variableOf(source, base)?.defs[0];
    if (definition?.type !== 'Parameter') return unwrap(base);
    const home = definition.node;
    const index = isFunction(home) ? home.params.indexOf(definition.name) : -1;
    const given = isFunction(home) ? immediateCall(source, home)?.arguments[index] : undefined;
    return given && unwrap(given);
  }
  return undefined;
}

const BASES: ReadonlySet<string> = new Set([
  'Component',
  'PureComponent',
  'HTMLElement',
  'LitElement',
  'LightningElement',
  'PolymerElement',
  'FASTElement',
  'ReactiveElement',
  'Vue',
]);

/** Modules that export a base class of which the name says too little. */
const MODULES_OF_BASES: ReadonlySet<string | undefined> = new Set(['@hotwired/stimulus', 'stimulus']);

function nameOf(base: TSESTree.Node): string {
  const name = base.type === 'MemberExpression' ? base.property : base;
  return name.type === 'Identifier' ? name.name : '';
}

/** Whether a project has made a `Component` of its own, which says nothing of when its instances end. */
function isOfProject(source: Source, base: TSESTree.Node): boolean {
  return (
    base.type === 'Identifier' && base.name === 'Component' && /^[./]/.test(importedFrom(source, base)?.module ?? '')
  );
}
