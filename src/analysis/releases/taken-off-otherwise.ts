import type { TSESTree } from '@typescript-eslint/types';
import { functionOf } from '../values/calls.ts';
import { isAlike } from '../values/expressions-alike.ts';
import { placeOf } from '../values/places.ts';
import { handlerOf } from '../functions/fresh-handlers.ts';
import type { Registration } from '../acquisitions/acquisitions.ts';
import type { Ends } from '../lives/owner-ends.ts';
import { isNothing } from '../lives/template-refs.ts';
import { globalPath } from '../syntax/globals.ts';
import { nodesWithin } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { unwrap } from '../syntax/syntax.ts';

/** `this.children[id].on('exit', () => { delete this.children[id]; })`: whether the listener itself lets go of what it listens to. */
export function letsTargetGo(source: Source, { handler, target }: Registration): boolean {
  const runs =
    handler && unwrap(target).type === 'MemberExpression' ? functionOf(source, handlerOf(handler)) : undefined;
  return (
    runs !== undefined &&
    (nodesWithin(source, runs, 'UnaryExpression').some(
      ({ operator, argument }) => operator === 'delete' && isAlike(source, argument, target),
    ) ||
      nodesWithin(source, runs, 'AssignmentExpression').some(
        ({ left, right }) => isNothing(unwrap(right)) && isAlike(source, left, target),
      ))
  );
}

/** `bus.on('told', this.show, this)`, where `dispose` of the class before takes off whatever was added for that object. */
export const mayBeTakenBackByBase = (source: Source, { receiver }: Registration, { functions }: Ends): boolean =>
  receiver?.type === 'ThisExpression' &&
  functions.some(end =>
    nodesWithin(source, end, 'CallExpression').some(({ callee: { range } }) =>
      /^super\.|\.__super__\./.test(source.text.slice(...range)),
    ),
  );

/** `window.__onFirstPop`, which the file only ever empties: a handler that another script has added, and left there to be removed. */
export function isOfAnotherScript(source: Source, handler: TSESTree.Node): boolean {
  if (unwrap(handler).type !== 'MemberExpression' || globalPath(source, handler) === undefined) return false;
  return placeOf(source, handler)?.values.every(({ value }) => isNothing(unwrap(value))) ?? true;
}
