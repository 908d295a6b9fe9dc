import type { TSESTree } from '@typescript-eslint/types';
import type { Registration } from '../acquisitions/acquisitions.ts';
import { runsIn } from '../functions/reach.ts';
import type { Ends } from '../lives/owner-ends.ts';
import { callsNamed } from '../syntax/calls-named.ts';
import type { Source } from '../syntax/source.ts';
import { lastNameOf, unwrap } from '../syntax/syntax.ts';
import { isSameTarget } from './same-targets.ts';

/** Methods by which an object takes its own marks off an element that is there without it. */
const TIDYING = ['removeClass', 'removeAttr', 'removeData', 'removeAttribute'];

/** Methods by which an element goes. */
const REMOVING = ['remove', 'detach', 'replaceWith', 'removeChild', 'outerHTML'];

/**
 * `destroy() { this.box.classList.remove('slider'); }`: whether the owner, when it ends, puts the target back as it was
 * before, which is to leave it where it is.
 */
export function leavesTarget(source: Source, { target }: Registration, { functions, name }: Ends): boolean {
  if (name === undefined) return false;
  const within = (names: readonly string[]): readonly TSESTree.CallExpression[] =>
    callsNamed(source, names).filter(call => runsIn(source, functions, call));
  const isOn = (object: TSESTree.Node): boolean => isSameTarget(source, target, object);
  const objectOf = ({ callee }: TSESTree.CallExpression): TSESTree.Node | undefined => {
    const member = unwrap(callee);
    return member.type === 'MemberExpression' ? unwrap(member.object) : undefined;
  };
  const isTidied =
    within(TIDYING).some(call => {
      const object = objectOf(call);
      return object !== undefined && isOn(object);
    }) ||
    within(['remove']).some(call => {
      const object = objectOf(call);
      return object?.type === 'MemberExpression' && lastNameOf(object) === 'classList' && isOn(object.object);
    });
  if (!isTidied) return false;
  return !within(REMOVING).some(call => {
    const object = objectOf(call);
    return [object, ...call.arguments].some(node => node && isOn(node));
  });
}
