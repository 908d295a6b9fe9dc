import type { TSESTree } from '@typescript-eslint/types';
import { streamOf } from '../lives/streams.ts';
import { returnedBy } from '../syntax/returns.ts';
import type { Source } from '../syntax/source.ts';
import { calleeWord, functionAround, isClass, lastNameOf, userOf, wrapped } from '../syntax/syntax.ts';

/**
 * `new Observable(observer => { changes.subscribe(…); })`: what runs for each that subscribes, and gives back nothing by
 * which that would end. What a call has just made may well come to its end by itself.
 */
export function isLeftBySubscribers(source: Source, call: TSESTree.Node, stream: TSESTree.Node): boolean {
  const start = functionAround(call);
  const maker = start && userOf(start);
  const isMaker =
    (maker?.type === 'NewExpression' && calleeWord(maker) === OBSERVABLE) ||
    (maker?.type === 'CallExpression' && maker.callee.type === 'Super' && inheritsObservable(maker));
  return (
    isMaker &&
    maker.arguments[0] === wrapped(start!) &&
    returnedBy(source, start!).length === 0 &&
    streamOf(source, stream).root.type !== 'CallExpression'
  );
}

const OBSERVABLE = 'Observable';

/** Whether a call of `super` is that of a class of streams. */
function inheritsObservable(call: TSESTree.CallExpression): boolean {
  let around: TSESTree.Node | undefined = call.parent;
  while (around && !isClass(around)) around = around.parent;
  return around?.superClass != null && lastNameOf(around.superClass) === OBSERVABLE;
}
