import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { variableOf } from '../../analysis/syntax/bindings.ts';
import type { Use } from '../../analysis/containers/container-uses.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { lineOf, unwrap, userOf, wrapped } from '../../analysis/syntax/syntax.ts';
import { derefOf, isDeref } from '../../analysis/weak/weak-ref-maps.ts';
import type { Change, Doubt, Edit } from '../edits/rewrite.ts';

/** Lets a read of a reference be a read of its target: `map.get(key)?.deref()` becomes `map.get(key)`. */
export function changeOfRead(source: Source, { by, node }: Use): Change {
  const deref = derefOf(by);
  if (deref) return withoutDeref(source, by, deref) ?? doubtOfRead(node);
  const declarator = userOf(by);
  const isNamed =
    declarator?.type === 'VariableDeclarator' && declarator.id.type === 'Identifier' && declarator.init === by;
  if (!isNamed || (declarator.id as TSESTree.Identifier).typeAnnotation) return doubtOfRead(node);
  const variable = variableOf(source, declarator.id);
  return (variable && ofNamedReference(source, variable)) ?? doubtOfRead(node);
}

const doubtOfRead = (node: TSESTree.Node): Doubt => ({
  doubt: `line ${lineOf(node)} does more with a reference than ask for its target`,
  hazard: 'other-references',
});

/** A reference under a name, which is only asked whether it is there and for its target. */
function ofNamedReference(source: Source, variable: Variable): Change | undefined {
  const edits: Edit[] = [];
  for (const { identifier, init } of variable.references) {
    if (init || identifier.type !== 'Identifier') continue;
    const deref = derefOf(identifier);
    const change = deref ? withoutDeref(source, identifier, deref) : isTested(identifier) ? { edits: [] } : undefined;
    if (change === undefined || 'doubt' in change) return undefined;
    edits.push(...change.edits);
  }
  return { edits };
}

/** Whether a reference is only asked on the spot before its target is: `ref && ref.deref()`, `ref ? ref.deref() : undefined`. */
function isTested(identifier: TSESTree.Identifier): boolean {
  const user = userOf(identifier);
  const asked =
    user?.type === 'LogicalExpression' && user.operator === '&&' && user.left === identifier ? user.right : undefined;
  if (asked) return isDerefOfName(asked, identifier.name);
  if (user?.type !== 'ConditionalExpression' || user.test !== identifier) return false;
  const isUndefined = user.alternate.type === 'Identifier' && user.alternate.name === 'undefined';
  return isUndefined && isDerefOfName(user.consequent, identifier.name);
}

function isDerefOfName(expression: TSESTree.Node, name: string): boolean {
  const callee = isDeref(unwrap(expression))
    ? unwrap((unwrap(expression) as TSESTree.CallExpression).callee)
    : undefined;
  return callee?.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === name;
}

/** Whether a name stands where it has just been found to be there. */
function isKnownThere({ parent: member }: TSESTree.Node): boolean {
  const outer = member && userOf(member) ? wrapped(userOf(member)!) : undefined;
  const user = outer?.parent;
  return (
    (user?.type === 'LogicalExpression' && user.operator === '&&' && user.right === outer) ||
    (user?.type === 'ConditionalExpression' && user.consequent === outer)
  );
}

/** `ref?.deref()` becomes `ref`; a chain that goes on, or that takes the reference for granted, stays. */
function withoutDeref(source: Source, reference: TSESTree.Node, deref: TSESTree.CallExpression): Change | undefined {
  const end = wrapped(deref).type === 'ChainExpression' ? wrapped(deref).range[1] : deref.range[1];
  const between = source.text.slice(reference.range[1], end);
  const goesOn = deref.parent?.type === 'MemberExpression' || deref.parent?.type === 'CallExpression';
  const isAsserted = unwrap(deref.callee).type === 'MemberExpression' && /^\s*!/.test(between);
  if (isAsserted || !/^\s*\??\.\s*deref\s*\(\s*\)$/.test(between)) return undefined;
  if (!/^\s*\?/.test(between) && !isKnownThere(reference)) return undefined;
  if (goesOn && !(deref.parent.type === 'MemberExpression' && deref.parent.optional)) return undefined;
  return { edits: [{ range: [reference.range[1], end], text: '' }] };
}
