import { eventName, type Registration, registrations } from '../acquisitions/acquisitions.ts';
import { fitOf } from '../releases/listener-removals.ts';
import { calledName } from '../syntax/member-names.ts';
import { textOf } from '../syntax/nodes.ts';
import { distanceOf } from '../syntax/nearest.ts';
import { perSource, type Source } from '../syntax/source.ts';
import type { MismatchedRemoval } from './mismatched-removals.ts';

/** Removals by a namespace of jQuery under which nothing is added to their target, beside one that nothing removes. */
export const strayNamespaces = perSource((source): readonly MismatchedRemoval[] =>
  registrations(source).removed.flatMap(removed => {
    const sought = removed.handler ? undefined : namesOf(source, removed);
    const added = sought?.spaces.length === 1 ? meantBy(source, removed, sought) : undefined;
    return added ? [{ node: calledName(removed.call), reason: 'event' as const, removed, added }] : [];
  }),
);

interface Names {
  readonly events: readonly string[];
  readonly spaces: readonly string[];
}

/** `resize.menu` by its event and its namespaces; nothing where there are several events, or no namespace. */
function namesOf(source: Source, registration: Registration): Names | undefined {
  const text = eventName(source, registration);
  if (!/^[\w:-]*\.[\w.-]+$/.test(text)) return undefined;
  const [event, ...spaces] = text.split('.');
  return { events: event ? [event] : [], spaces };
}

/** What surely is on the same target, under another namespace, that nothing ever takes back. */
function meantBy(source: Source, removed: Registration, { events, spaces }: Names): Registration | undefined {
  const { added: all } = registrations(source);
  const [space] = spaces;
  const beside = all.filter(added => added.pair === removed.pair && fitOf(source, added, removed).target === 'same');
  // What nobody can tell the name of may be under any.
  if (beside.some(added => eventName(source, added) === '' || isUnder(eventName(source, added), space!)))
    return undefined;
  if (all.some(added => isUnder(eventName(source, added), space!) && !isForAnother(source, added, removed)))
    return undefined;
  return beside.find(added => {
    const names = namesOf(source, added);
    return (
      names !== undefined &&
      names.spaces.every(other => isMistakenFor(other, space!)) &&
      (events.length === 0 || names.events.some(event => events.includes(event))) &&
      !isTakenBack(source, added)
    );
  });
}

/** Whether any of the events of a text is in a namespace. */
const isUnder = (text: string, space: string): boolean =>
  text.split(/\s+/).some(event => event.split('.').slice(1).includes(space));

/** `offcanvas` for `ukoffcanvas`, `menus` for `menu`: a prefix that was forgotten, or a letter or two. */
const isMistakenFor = (name: string, other: string): boolean =>
  name.length > 3 && other.length > 3 && (name.endsWith(other) || other.endsWith(name) || distanceOf(name, other) <= 2);

/** Whether something else takes a listener back, from what does not go by the name of this target. */
const isForAnother = (source: Source, added: Registration, removed: Registration): boolean =>
  registrations(source).removed.some(
    other =>
      fitOf(source, added, other).event === 'same' &&
      textOf(source, other.target) !== textOf(source, removed.target) &&
      fitOf(source, added, other).target !== 'different',
  );

function isTakenBack(source: Source, added: Registration): boolean {
  return registrations(source).removed.some(removed => {
    const { event, target } = fitOf(source, added, removed);
    return removed.pair === added.pair && event !== 'different' && target !== 'different';
  });
}
