import { calledMethod } from '../../analysis/syntax/member-names.ts';
import { returnStatements } from '../../analysis/syntax/returns.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { unwrap, userOf } from '../../analysis/syntax/syntax.ts';
import type { UnremovableObservers } from '../../analysis/verdicts/unremovable-observers.ts';
import { appendStatement } from '../edits/insert-statement.ts';
import { meansTheSameAt } from '../edits/names-at.ts';
import { removalText } from './removal-text.ts';
import type { Rewrite } from '../edits/rewrite.ts';

/** The function that takes an observer in returns one that takes it out. */
export function returnRemover({ container, growth }: UnremovableObservers, source: Source): Rewrite {
  const { by, inside, value } = growth;
  if (!inside || inside.body.type !== 'BlockStatement' || inside.async || inside.generator)
    return { doubt: 'the function cannot return a remover' };
  if (inside.returnType || returnStatements(source, inside).length > 0 || isConstructor(inside))
    return { doubt: 'the function returns something else' };
  const callee = by.type === 'CallExpression' ? unwrap(by.callee) : undefined;
  if (by.type !== 'CallExpression' || callee?.type !== 'MemberExpression' || !value || by.arguments.length !== 1)
    return { doubt: 'it is stored in another way' };
  if (userOf(by)?.parent !== inside.body) return { doubt: 'it is stored on some ways only' };
  const { owner } = container.place;
  const instance = owner && !('name' in owner) ? owner : undefined;
  if (![callee.object, value].every(node => meansTheSameAt(source, node, inside.body, instance)))
    return { doubt: 'its names change' };
  const text = (node: { readonly range: readonly [number, number] }): string => source.text.slice(...node.range);
  const removal = removalText(container.kind.name, calledMethod(source, by), text(callee.object), text(value));
  return removal
    ? { edits: [appendStatement(source, inside.body, `return () => ${removal}`)], imports: [] }
    : { doubt: 'it is stored in another way' };
}

function isConstructor(node: NonNullable<UnremovableObservers['growth']['inside']>): boolean {
  const user = userOf(node);
  return user?.type === 'MethodDefinition' && user.kind !== 'method';
}
