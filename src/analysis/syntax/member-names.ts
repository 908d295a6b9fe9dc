import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { perSource, type Source } from './source.ts';
import { literalText, unwrap, unwrapValue } from './syntax.ts';
import { variableOf, variablesByName, isGlobal, isConstant, constantValue, constantText } from './bindings.ts';

/** The name of the property that a member expression reads, where it is known: `a.b`, `a['b']`, `a[B]`, `a.#b`. */
export function propertyName(source: Source, node: TSESTree.MemberExpression): string | undefined {
  const { property, computed } = node;
  if (property.type === 'PrivateIdentifier') return `#${property.name}`;
  if (!computed) return property.name;
  if (property.type === 'Identifier' && !namesConstant(source, property.name)) return undefined;
  return constantText(source, property) ?? symbolName(source, property);
}

/** Whether any variable of that name may be a key that is always the same: `list[i]` is asked for at every turn. */
function namesConstant(source: Source, name: string): boolean {
  const known = constantNames(source);
  let names = known.get(name);
  if (names === undefined) known.set(name, (names = (variablesByName(source).get(name) ?? []).some(mayBeKey)));
  return names;
}

const constantNames = perSource(() => new Map<string, boolean>());

function mayBeKey(variable: Variable): boolean {
  const [definition] = variable.defs;
  const declarator = definition?.node;
  if (declarator?.type !== 'VariableDeclarator') return definition?.type === 'ImportBinding';
  const init = declarator.init && unwrapValue(declarator.init);
  return (
    init != null && /^(?:Literal|TemplateLiteral|Identifier|CallExpression)$/.test(init.type) && isConstant(variable)
  );
}

/** `[kName]` for a key that is always the same symbol, or whatever another module exports under that name. */
function symbolName(source: Source, key: TSESTree.Node): string | undefined {
  const variable = key.type === 'Identifier' ? variableOf(source, key) : undefined;
  if (variable === undefined) return undefined;
  const value = constantValue(variable);
  const isSymbol =
    value?.type === 'CallExpression' &&
    unwrap(value.callee).type === 'Identifier' &&
    (unwrap(value.callee) as TSESTree.Identifier).name === 'Symbol';
  return isSymbol || variable.defs[0]?.type === 'ImportBinding' || isRequired(variable)
    ? `[${variable.name}]`
    : undefined;
}

/** Whether a variable is one that `require` hands out: `const { kName } = require('./symbols')`. */
function isRequired({ defs: [definition] }: Variable): boolean {
  const init = definition?.node.type === 'VariableDeclarator' ? definition.node.init : undefined;
  return init?.type === 'CallExpression' && init.callee.type === 'Identifier' && init.callee.name === 'require';
}

/** The name of a key in a class or an object literal, where it is known. */
export function keyName(node: { readonly key: TSESTree.Node; readonly computed?: boolean }): string | undefined {
  const { key } = node;
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  return key.type === 'Identifier' && node.computed !== true ? key.name : literalText(key);
}

/** The name of a member of a class or an object literal, also under a symbol that is always the same. */
export function memberName(
  source: Source,
  node: { readonly key: TSESTree.Node; readonly computed?: boolean },
): string | undefined {
  return (
    keyName(node) ??
    (node.computed === true ? (constantText(source, node.key) ?? symbolName(source, node.key)) : undefined)
  );
}

/** The node that says what a call does: the name of the method in a long chain, else the callee. */
export function calledName({ callee }: TSESTree.CallExpression): TSESTree.Node {
  const node = unwrap(callee);
  return node.type === 'MemberExpression' ? node.property : node;
}

/** The method that a call names, such as `set` in `map.set(key, value)`. */
export function calledMethod(source: Source, call: TSESTree.CallExpression): string | undefined {
  const callee = unwrap(call.callee);
  return callee.type === 'MemberExpression' ? propertyName(source, callee) : undefined;
}

/** `JSON.stringify` for a call of that global; empty for anything of the file's own. */
export function calleeName(source: Source, callee: TSESTree.Node): string {
  if (callee.type === 'Identifier') return isGlobal(source, callee, callee.name) ? callee.name : '';
  if (callee.type !== 'MemberExpression') return '';
  const object = unwrap(callee.object);
  return object.type === 'Identifier' && isGlobal(source, object, object.name)
    ? `${object.name}.${propertyName(source, callee) ?? ''}`
    : '';
}
