import type { TSESTree } from '@typescript-eslint/types';
import { streamOf } from '../lives/streams.ts';
import { resolve } from '../syntax/bindings.ts';
import { callsNamed } from '../syntax/calls-named.ts';
import { propertyName } from '../syntax/member-names.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { unwrap } from '../syntax/syntax.ts';
import { isAlike } from '../values/expressions-alike.ts';
import { placeOf } from '../values/places.ts';
import { isSameTarget } from './same-targets.ts';

/**
 * `hub.unsubscribe(…)`: some sources take back what they were given by their own method, and a subject that its class
 * completes lets go of everybody.
 */
export function isEndedByTarget(source: Source, target: TSESTree.Node, call: TSESTree.CallExpression): boolean {
  const field = unwrap(streamOf(source, target).root);
  const name = field.type === 'MemberExpression' ? propertyName(source, field) : undefined;
  const links = linksOf(source, target);
  return endings(source).some(({ callee, method, given }) => {
    if (given && isOfAnother(source, given, call)) return false;
    const ended = unwrap(callee.object);
    if (method !== 'complete' && links.some(link => isSameTarget(source, ended, link))) return true;
    // `old.moved.unsubscribe()` ends what `item.moved.subscribe(…)` began for another of the same kind.
    return (
      name !== undefined &&
      (method === 'complete' || placeOf(source, ended)?.values.length !== 1) &&
      ended.type === 'MemberExpression' &&
      propertyName(source, ended) === name
    );
  });
}

/** `client.channel('room').on('insert', show)`, the channel, and the client: any of them may take back what was asked for. */
function linksOf(source: Source, target: TSESTree.Node): TSESTree.Node[] {
  const node = resolve(source, target);
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined;
  const isLink = callee?.type === 'MemberExpression' && /^(on|channel)$/.test(propertyName(source, callee) ?? '');
  return [target, ...(isLink ? linksOf(source, callee.object) : [])];
}

interface Ending {
  readonly callee: TSESTree.MemberExpression;
  readonly method: string;
  readonly given: TSESTree.Node | undefined;
}

const LETTING_GO: ReadonlySet<string> = new Set(['unsubscribe', 'complete', 'removeChannel', 'removeAllChannels']);

/** `bus.unsubscribe(this.token)`: whether what is given back is what other calls of the same method have returned. */
function isOfAnother(source: Source, given: TSESTree.Node, { callee }: TSESTree.CallExpression): boolean {
  const values = placeOf(source, given)?.values ?? [];
  return (
    values.length > 0 &&
    values.every(({ value }) => {
      const made = unwrap(value);
      return made.type === 'CallExpression' && made.callee !== callee && isAlike(source, made.callee, callee);
    })
  );
}

/** Every call of a method by which a source lets go, and what it is told to let go of. */
const endings = perSource((source): readonly Ending[] =>
  callsNamed(source, LETTING_GO).flatMap(call => {
    const callee = unwrap(call.callee);
    const method = callee.type === 'MemberExpression' ? propertyName(source, callee) : undefined;
    return callee.type === 'MemberExpression' && method !== undefined && LETTING_GO.has(method)
      ? [{ callee, method, given: call.arguments[0] }]
      : [];
  }),
);
