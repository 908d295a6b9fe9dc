import type { Source } from '../syntax/source.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { calleeWord, lastNameOf, unwrap, userOf } from '../syntax/syntax.ts';
import { FRAMEWORK_ENDS, FRAMEWORK_STARTS } from '../tables/framework-names.ts';
import type { Owner } from '../values/owners.ts';
import { membersNamed } from '../values/place-members.ts';
import { isFrameworkEnd, isFrameworkStart } from './framework-hooks.ts';

/** What may tell that an object literal describes a component. */
const tells = (name: string): boolean => FRAMEWORK_ENDS.has(name) || FRAMEWORK_STARTS.has(name) || name === 'methods';

/** Whether an object literal is a component or a thing with a life of its own, and not just a bag of callbacks. */
export function isObjectWithLife(source: Source, owner: Owner, method: string): boolean {
  if (owner.node.type !== 'ObjectExpression') return true;
  const telling = [...membersNamed(source, owner, tells).keys()];
  if (
    telling.some(
      name => name === 'methods' || isFrameworkStart(source, owner, name) || isFrameworkEnd(source, owner, name),
    )
  )
    return true;
  if (describesClass(owner.node)) return true;
  const user = userOf(owner.node);
  return user?.type !== 'CallExpression' && user?.type !== 'Property' && method !== '';
}

/** `Backbone.View.extend({ … })`, `L.Control.extend({ … })`: whether an object literal is what a class is made of, in the style before classes. */
export function describesClass(literal: TSESTree.Node): boolean {
  const call = userOf(literal);
  if (call?.type !== 'CallExpression' || call.arguments.at(-1) !== literal || calleeWord(call) !== 'extend')
    return false;
  const callee = unwrap(call.callee);
  return callee.type === 'MemberExpression' && /^[A-Z][a-z]|[a-z][A-Z]/.test(lastNameOf(callee.object));
}
