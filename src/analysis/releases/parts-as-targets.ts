import type { TSESTree } from '@typescript-eslint/types';
import { kindOf } from '../containers/making-kinds.ts';
import { isNothing } from '../lives/template-refs.ts';
import { resolve } from '../syntax/bindings.ts';
import { callsNamed } from '../syntax/calls-named.ts';
import type { Source } from '../syntax/source.ts';
import { calleeWord, unwrap, userOf, wrapped } from '../syntax/syntax.ts';
import { LISTENERS } from '../tables/acquisition-table.ts';
import { type Owner, ownerOf } from '../values/owners.ts';
import { membersNamed } from '../values/place-members.ts';
import { placeOf } from '../values/places.ts';

/**
 * Whether a target is a part of the other one, and no listener of it is one of that: the other one is an emitter itself,
 * or nothing but a list or a dictionary.
 */
export function isPartOfOther(source: Source, part: TSESTree.Node, whole: TSESTree.Node): boolean {
  return isFieldOfEmitter(source, part, whole) || isMereCollection(source, whole);
}

/** `this.socket.on('data', f)` beside `this.removeListener('data', f)`, where the object emits events itself. */
function isFieldOfEmitter(source: Source, part: TSESTree.Node, whole: TSESTree.Node): boolean {
  const node = resolve(source, whole);
  const place = node.type === 'ThisExpression' ? placeOf(source, part) : undefined;
  const owner = place && ownerOf(source, node);
  if (!place || owner === undefined || place.owner !== owner) return false;
  const made = place.values.filter(({ value }) => !isNothing(value));
  return (
    made.length > 0 &&
    made.every(({ value }) => /^(New|Call)Expression$/.test(unwrap(value).type)) &&
    emits(source, owner) &&
    ![...membersNamed(source, owner, removes).values()].some(({ values }) => values.length > 0)
  );
}

const REMOVERS: ReadonlySet<string> = new Set(LISTENERS.flatMap(({ remove }) => remove));

/** What takes listeners off an object: one that says itself how that is done may pass it on to a part. */
function removes(name: string): boolean {
  return REMOVERS.has(name);
}

const emits = (source: Source, owner: Owner): boolean =>
  callsNamed(source, ['emit', 'trigger', 'dispatchEvent']).some(({ callee }) => {
    const { object } = unwrap(callee) as Partial<TSESTree.MemberExpression>;
    return object !== undefined && ownerOf(source, resolve(source, object)) === owner;
  });

/** Whether an expression is a list, a map or an object that began empty, and that nobody has made an emitter of. */
function isMereCollection(source: Source, whole: TSESTree.Node): boolean {
  const place = placeOf(source, whole);
  return (
    place !== undefined &&
    place.kind !== 'global' &&
    place.values.length > 0 &&
    place.values.every(({ value }) => kindOf(source, value) !== undefined) &&
    !place.occurrences.some(name => isMixedInto(name) || isGivenRemover(name))
  );
}

/** `Object.assign(parts, Emitter.prototype)` */
function isMixedInto(name: TSESTree.Node): boolean {
  const call = userOf(name);
  return call?.type === 'CallExpression' && call.callee !== wrapped(name) && MIXES.test(calleeWord(call));
}

const MIXES = /assign|extend|mixin|merge|emitter|event|define/i;

function isGivenRemover(name: TSESTree.Node): boolean {
  const member = userOf(name);
  return (
    member?.type === 'MemberExpression' &&
    member.property.type === 'Identifier' &&
    REMOVERS.has(member.property.name) &&
    userOf(member)?.type === 'AssignmentExpression'
  );
}
