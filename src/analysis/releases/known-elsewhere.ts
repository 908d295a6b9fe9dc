import type { TSESTree } from '@typescript-eslint/types';
import { useOf } from '../acquisitions/handle-uses.ts';
import { isFrameworkClass } from '../lives/framework-classes.ts';
import { keyName } from '../syntax/member-names.ts';
import { perItem, type Source } from '../syntax/source.ts';
import { calleeWord, isClass, unwrap, userOf, wrapped } from '../syntax/syntax.ts';
import { holderOf } from '../values/holders.ts';
import { type Owner, ownerOf } from '../values/owners.ts';
import { membersByName } from '../values/place-names.ts';
import { type Place, placeOf } from '../values/places.ts';

/** Whether others may end what is kept in a place, because of what it is a part of. */
export function isKnownElsewhere(source: Source, place: Place): boolean {
  return isPartOfAnother(source, place) || isInherited(source, place) || isReleasedByAnotherName(source, place);
}

/** A field that a class with declared fields does not declare is that of its base class, which may end what is in it. */
function isInherited(source: Source, { owner, name }: Place): boolean {
  if (owner === undefined || 'name' in owner || owner.kind !== 'instance' || !isClass(owner.node)) return false;
  const fields = owner.node.body.body.filter(({ type }) => type === 'PropertyDefinition');
  return (
    owner.node.superClass !== null &&
    !isFrameworkClass(source, owner.node) &&
    fields.length > 0 &&
    !fields.some(field => field.type === 'PropertyDefinition' && keyName(field) === name)
  );
}

/**
 * Whether something releases a member of the same name of what may be the same object: what a helper is handed, as in
 * `clearInterval(player.id)`, or what a base class or an heir of this file calls `this`.
 */
function isReleasedByAnotherName(source: Source, place: Place): boolean {
  const { owner } = place;
  if (owner === undefined || 'name' in owner) return false;
  return [...ownersOfReleased(source, place.name)].some(other => {
    if (other === owner) return false;
    return 'name' in other ? other.variable?.defs[0]?.type === 'Parameter' : isRelated(source, other, owner);
  });
}

/** What the members of a name belong to that something releases. */
const ownersOfReleased = perItem((source, name: string): ReadonlySet<NonNullable<Place['owner']>> => {
  const released = (membersByName(source).get(name) ?? []).filter(node => useOf(source, node) === 'release');
  return new Set(released.flatMap(node => placeOf(source, node)?.owner ?? []));
});

/** Whether one class of this file extends the other. */
function isRelated(source: Source, a: Owner, b: Owner): boolean {
  const extendsIt = (heir: Owner, base: Owner): boolean =>
    isClass(heir.node) && heir.node.superClass !== null && ownerOf(source, heir.node.superClass)?.node === base.node;
  return a.kind === b.kind && (extendsIt(a, b) || extendsIt(b, a));
}

/** `state.timer`, where `state` comes from elsewhere: whoever has the same object under another name may end it. */
function isPartOfAnother(source: Source, { owner }: Place): boolean {
  if (owner === undefined) return false;
  if (!('name' in owner)) {
    const record = owner.node.type === 'ObjectExpression' ? holderOf(source, owner.node) : undefined;
    return record?.variable !== undefined && record.occurrences.some(isHandedOn);
  }
  // `this.sink.last = stream.subscribe(show)`, where something calls `this.sink.unsubscribe()`.
  if (owner.occurrences.some(name => useOf(source, name) === 'release')) return true;
  if (owner.kind === 'member') return false;
  if (owner.variable?.defs[0]?.type === 'Parameter' || owner.occurrences.some(isHandedOn)) return true;
  return (
    owner.values.length > 0 &&
    owner.values.every(({ value }) => /^(Call|Member)Expression$/.test(unwrap(value).type) && !makesRef(unwrap(value)))
  );
}

/** Whether a record that a handle is a part of is returned, stored or passed on whole. */
function isHandedOn(record: TSESTree.Node): boolean {
  const user = userOf(record);
  if (user?.type === 'ReturnStatement') return true;
  if (user?.type === 'CallExpression' || user?.type === 'NewExpression') return user.callee !== wrapped(record);
  return user?.type === 'AssignmentExpression' && user.right === wrapped(record);
}

/** `useRef()` hands a component an object of its own. */
function makesRef(value: TSESTree.Node): boolean {
  return value.type === 'CallExpression' && /ref|signal|state/i.test(calleeWord(value));
}
