import type { Reference, Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { aliasAssigned } from './assigned-aliases.ts';
import { isCircular } from './circular-definitions.ts';
import { addTo } from './grouping.ts';
import { perSource, type Source } from './source.ts';
import { isClass, isFunction, literalText, unwrap, unwrapValue } from './syntax.ts';

/**
 * The variable that an identifier refers to or declares; `undefined` for globals, whether the host knows them by
 * an implicit library variable (typescript-eslint) or leaves them unresolved (eslint-scope).
 */
export function variableOf(source: Source, identifier: TSESTree.Node): Variable | undefined {
  const isName = identifier.type === 'Identifier' || identifier.type === 'JSXIdentifier';
  return isName ? identifiersNamed(source, identifier.name).get(identifier) : undefined;
}

/** The variable that a declarator makes, where it makes one; found without a look at what else goes by its name. */
export function variableDeclared(
  { scopeManager }: Source,
  declarator: TSESTree.VariableDeclarator,
): Variable | undefined {
  const { id } = declarator;
  if (id.type !== 'Identifier') return undefined;
  return scopeManager.getDeclaredVariables(declarator).find(({ name }) => name === id.name);
}

/** The variables by each identifier that declares, reads or writes them, told apart when a name is asked for. */
function identifiersNamed(source: Source, name: string): ReadonlyMap<TSESTree.Node, Variable> {
  const known = identifiers(source);
  let found = known.get(name);
  if (found === undefined) known.set(name, (found = findIdentifiers(variablesByName(source).get(name) ?? [])));
  return found;
}

const identifiers = perSource(() => new Map<string, ReadonlyMap<TSESTree.Node, Variable>>());

function findIdentifiers(variables: readonly Variable[]): ReadonlyMap<TSESTree.Node, Variable> {
  const byIdentifier = new Map<TSESTree.Node, Variable>();
  for (const variable of variables) {
    // A class is declared twice, around itself and inside itself: the outer one stands for both.
    const outer = byIdentifier.get(variable.defs[0]!.name) ?? variable;
    for (const { name } of variable.defs) if (!byIdentifier.has(name)) byIdentifier.set(name, outer);
    for (const { identifier } of variable.references) byIdentifier.set(identifier, outer);
  }
  return byIdentifier;
}

/** Every variable that the file declares by its name. */
export const variablesByName = perSource((source): ReadonlyMap<string, readonly Variable[]> => {
  const byName = new Map<string, Variable[]>();
  for (const { variables } of source.scopeManager.scopes)
    for (const variable of variables) if (variable.defs.length > 0) addTo(byName, variable.name, variable);
  return byName;
});

/** Every read and write of a variable, also by the name that a class or enum has inside itself. */
export function referencesTo(source: Source, variable: Variable): readonly Reference[] {
  const [declared] = variable.defs;
  if (declared?.type !== 'ClassName' && declared?.type !== 'TSEnumName') return variable.references;
  return source.scopeManager
    .getDeclaredVariables(declared.node)
    .flatMap(({ defs, references }) => (defs[0]?.name === declared.name ? references : []));
}

/** Every reference to what the file does not declare, by its name. */
export const globalReferences = perSource(({ scopeManager }): ReadonlyMap<string, readonly Reference[]> => {
  const byName = new Map<string, Reference[]>();
  for (const reference of scopeManager.globalScope?.through ?? []) addTo(byName, reference.identifier.name, reference);
  // What the host knows without the file: its globals, and the `arguments` of each function.
  for (const { variables } of scopeManager.scopes)
    for (const { name, defs, references } of variables)
      if (defs.length === 0) for (const reference of references) addTo(byName, name, reference);
  return byName;
});

/** Whether a node names the global of that name, and not a variable of the file. */
export function isGlobal(source: Source, node: TSESTree.Node, name: string): boolean {
  return node.type === 'Identifier' && node.name === name && variableOf(source, node) === undefined;
}

/** Whether a variable gets its value once, where it is declared. */
export function isConstant(variable: Variable): boolean {
  if (variable.references.length < 16) return isWrittenOnce(variable);
  let constant = constants.get(variable);
  if (constant === undefined) constants.set(variable, (constant = isWrittenOnce(variable)));
  return constant;
}

/** Asked for at every use of a variable, and a bundle can have tens of thousands of uses of one. */
const constants = new WeakMap<Variable, boolean>();

function isWrittenOnce({ defs, references: uses }: Variable): boolean {
  return defs.length === 1 && uses.every(reference => !reference.isWrite() || reference.init === true);
}

/** Whether a variable gets its one value where it is declared, or later: `var Lib; Lib = { … }`. */
export function isGivenOnce(variable: Variable): boolean {
  const { defs, references } = variable;
  const declarator = defs[0]?.node;
  if (isConstant(variable)) return true;
  const isEmpty = defs.length === 1 && declarator?.type === 'VariableDeclarator' && !declarator.init;
  return isEmpty && references.filter(reference => reference.isWrite()).length === 1;
}

/** The expression that a variable is, for as long as it lives; `undefined` where it is destructured, assigned again or comes from outside. */
export function constantValue(variable: Variable): TSESTree.Node | undefined {
  const declaration = variable.defs[0]?.node;
  if (!isConstant(variable)) return aliasAssigned(variable);
  if (isCircular(variable)) return undefined;
  if (isFunction(declaration) && declaration.id === variable.defs[0]?.name) return declaration;
  if (declaration?.type === 'ClassDeclaration' || declaration?.type === 'ClassExpression') return declaration;
  if (declaration?.type !== 'VariableDeclarator' || declaration.id.type !== 'Identifier') return undefined;
  return declaration.init ? unwrapValue(declaration.init) : undefined;
}

/** The function or class that a variable is, also where compiled decorators are applied to it: `Foo = __decorate([…], Foo)`. */
export function definitionOf(variable: Variable): TSESTree.Node | undefined {
  const value = constantValue(variable);
  const [definition] = variable.defs;
  const declaration = definition?.node;
  if (
    value ||
    variable.defs.length !== 1 ||
    definition?.type === 'Parameter' ||
    !variable.references.every(reference => !reference.isWrite() || reference.init || isDecoration(reference))
  )
    return value;
  const made = declaration?.type === 'VariableDeclarator' ? declaration.init : declaration;
  return isFunction(made) || isClass(made) ? made : undefined;
}

function isDecoration({ writeExpr, identifier }: Reference): boolean {
  return (
    writeExpr?.type === 'CallExpression' &&
    writeExpr.arguments.some(argument => argument.type === 'Identifier' && argument.name === identifier.name)
  );
}

/** What an expression is: through casts and through variables that are assigned once. */
export function resolve(source: Source, node: TSESTree.Node): TSESTree.Node {
  let value = unwrap(node);
  for (let hops = 0; value.type === 'Identifier' && hops < 8; hops++) {
    const variable = variableOf(source, value);
    const next = variable && constantValue(variable);
    if (next === undefined) break;
    value = next;
  }
  return value;
}

/** The string that an expression always is, also through a constant; of a name behind a dot, that name. */
export function constantText(source: Source, node: TSESTree.Node): string | undefined {
  if (node.type === 'Identifier' && isNameOfMember(node)) return node.name;
  return literalText(resolve(source, node));
}

const isNameOfMember = (node: TSESTree.Identifier): boolean =>
  node.parent.type === 'MemberExpression' && node.parent.property === node && !node.parent.computed;
