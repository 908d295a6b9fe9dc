import type { TSESTree } from '@typescript-eslint/types';
import type { Use } from '../containers/container-uses.ts';
import { type Place, placeOf } from '../values/places.ts';
import { exitsBefore } from '../syntax/exits.ts';
import type { Source } from '../syntax/source.ts';
import { functionAround, unwrap } from '../syntax/syntax.ts';

/** Whether code only fills a collection until something has happened, once: `if (!this.started) this.waiting.push(fn)`. */
export function isUntilStarted(source: Source, { by, inside }: Pick<Use, 'by' | 'inside'>): boolean {
  for (let inner = by, outer = by.parent; outer && inner !== inside; inner = outer, outer = outer.parent) {
    if (outer.type === 'IfStatement' && outer.consequent === inner && asksIf(source, outer.test, false)) return true;
    if (outer.type === 'IfStatement' && outer.alternate === inner && asksIf(source, outer.test, true)) return true;
    if (outer.type === 'BlockStatement' && exitsBefore(outer, inner).some(test => asksIf(source, test, true)))
      return true;
  }
  return false;
}

/** Whether a test asks if a flag is set, or is not. */
function asksIf(source: Source, test: TSESTree.Node, isSet: boolean): boolean {
  const node = unwrap(test);
  if (node.type === 'UnaryExpression' && node.operator === '!') return asksIf(source, node.argument, !isSet);
  const place = isSet ? placeOf(source, node) : undefined;
  return place !== undefined && !ENDS.test(place.name) && isSetForGood(place);
}

/** Flags that are set at the end: until then, for as long as the object lives, it is filled. */
const ENDS = /stop|clos|destroy|dispos|abort|ended|terminat|shut|kill|dead|unmount|finish|exit/i;

/** Whether something becomes `true` one day, and is never `false` again. */
function isSetForGood({ values }: Place): boolean {
  const assigned = (text: string): TSESTree.Node[] =>
    values.flatMap(({ value, by }) => (value.type === 'Literal' && value.raw === text ? [by] : []));
  return assigned('true').length > 0 && assigned('false').every(isStart);
}

/** Whether a value is given where its place is declared, or by a constructor. */
function isStart(by: TSESTree.Node): boolean {
  if (by.type !== 'AssignmentExpression') return true;
  const method = functionAround(by)?.parent;
  return method?.type === 'MethodDefinition' && method.kind === 'constructor';
}
