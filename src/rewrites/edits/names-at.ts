import type { TSESTree } from '@typescript-eslint/types';
import { isConstant, variableOf } from '../../analysis/syntax/bindings.ts';
import { propertyName } from '../../analysis/syntax/member-names.ts';
import { globalPath } from '../../analysis/syntax/globals.ts';
import { type Owner, ownerOf } from '../../analysis/values/owners.ts';
import { placeOf } from '../../analysis/values/places.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { functionAround, literalText, unwrap, userOf } from '../../analysis/syntax/syntax.ts';

/** Fields of others that come and go: what was read from them before need not be there later. */
const FLEETING: ReadonlySet<string | undefined> = new Set(['current', 'value', 'props', 'state']);

/** Whether an expression names the same thing at another place of the file as where it stands; `this` is that of the owner. */
export function meansTheSameAt(
  source: Source,
  expression: TSESTree.Node,
  at: TSESTree.Node,
  owner: Owner | undefined,
): boolean {
  const node = unwrap(expression);
  switch (node.type) {
    case 'ThisExpression':
      return owner !== undefined && ownerOf(source, node) === owner;
    case 'Identifier':
      return isConstantAt(source, node, at);
    case 'MemberExpression':
      return isLastingMember(source, node) && meansTheSameAt(source, node.object, at, owner);
    default:
      return literalText(node) !== undefined;
  }
}

function isLastingMember(source: Source, node: TSESTree.MemberExpression): boolean {
  if (globalPath(source, node) !== undefined) return true;
  const name = propertyName(source, node);
  if (name === undefined || FLEETING.has(name) || node.computed) return false;
  const values = placeOf(source, node)?.values ?? [];
  return values.length <= 1 || values.every(({ by }) => isGivenAtBirth(by));
}

/** Whether a field gets a value before anything else can be done with its object. */
function isGivenAtBirth(by: TSESTree.Node): boolean {
  if (by.type === 'MethodDefinition' || by.type === 'PropertyDefinition') return true;
  const around = functionAround(by);
  const user = around && userOf(around);
  return user?.type === 'MethodDefinition' && user.kind === 'constructor';
}

function isConstantAt(source: Source, node: TSESTree.Identifier, at: TSESTree.Node): boolean {
  const variable = variableOf(source, node);
  return (variable === undefined || isConstant(variable)) && isVisibleAt(source, node, at);
}

/** Whether a name stands for the same variable, or global, at another place of the file. */
export function isVisibleAt(source: Source, node: TSESTree.Identifier, at: TSESTree.Node): boolean {
  const variable = variableOf(source, node);
  for (let outer: TSESTree.Node | undefined = at; outer; outer = outer.parent) {
    const scopes = [source.scopeManager.acquire(outer, true), source.scopeManager.acquire(outer)];
    for (const scope of scopes) {
      const found = scope?.set.get(node.name);
      if (found && found.defs.length > 0) return found.defs[0]?.name === variable?.defs[0]?.name;
    }
  }
  const top = source.scopeManager.scopes.find(
    scope => (scope.set.get(node.name)?.defs.length ?? 0) > 0 && isTop(scope),
  );
  return variable === undefined ? top === undefined : top?.set.get(node.name)?.defs[0]?.name === variable.defs[0]?.name;
}

const isTop = ({ type }: { readonly type: string }): boolean => type === 'module' || type === 'global';
