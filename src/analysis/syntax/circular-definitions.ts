import type { Scope, Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { isClass, unwrap } from './syntax.ts';

const known = new WeakMap<Variable, boolean>();

/** Whether a definition leads back to itself, as in `const a = a.b`: it throws where it runs, and has no end to follow. */
export function isCircular(variable: Variable): boolean {
  // Most are read from nothing, and need no place in the table.
  if (startOf(variable) === undefined) return false;
  let circular = known.get(variable);
  if (circular === undefined) known.set(variable, (circular = leadsBack(variable)));
  return circular;
}

function leadsBack(variable: Variable): boolean {
  const seen = new Set<Variable>();
  for (let next: Variable | undefined = variable; next; next = definedFrom(next)) {
    if (seen.has(next)) return true;
    seen.add(next);
  }
  return false;
}

/** The variable that the value of another one is read from: `b` of `const a = new b.c()`. */
function definedFrom(variable: Variable): Variable | undefined {
  const start = startOf(variable);
  if (start === undefined) return undefined;
  for (let { scope }: { scope: Scope | null } = variable; scope; scope = scope.upper) {
    const found = scope.set.get(start.name);
    if (found) return found;
  }
  return undefined;
}

/** The name that the value of a variable starts with. */
function startOf({ defs: [definition] }: Variable): TSESTree.Identifier | undefined {
  const declaration = definition?.node;
  let node: TSESTree.Node | undefined;
  let head: TSESTree.Node | undefined =
    declaration?.type === 'VariableDeclarator' ? (declaration.init ?? undefined) : declaration;
  for (; head; head = headOf(node)) node = unwrap(head);
  return node?.type === 'Identifier' ? node : undefined;
}

/** Where an expression starts. */
function headOf(node: TSESTree.Node): TSESTree.Node | undefined {
  if (node.type === 'MemberExpression') return node.object;
  if (node.type === 'CallExpression' || node.type === 'NewExpression') return node.callee;
  return isClass(node) ? (node.superClass ?? undefined) : undefined;
}
