import type { TSESTree } from '@typescript-eslint/types';
import { isExported } from '../values/calls.ts';
import { computedMembersOf } from '../values/computed-members.ts';
import { type ContainerKind, GROWS, KINDS } from '../tables/container-kinds.ts';
import { isReset } from './container-resets.ts';
import { isMemberOfExported, isQueueOfPage, mayBeSomebodyElses } from './container-sharing.ts';
import { type Use, usesOf } from './container-uses.ts';
import { mayGrow } from '../values/growing-places.ts';
import { type Lifetime, lifetimeOf } from '../lives/lifetimes.ts';
import { kindOf } from './making-kinds.ts';
import { makingsIn, placesFilled } from './makings.ts';
import { membersThroughHolders } from '../values/members-through-holders.ts';
import type { Given, Place } from '../values/places.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { standsInForWeak } from './weak-fallbacks.ts';
import { userOf } from '../syntax/syntax.ts';

/** A collection that the file makes and keeps under a name. */
export interface Container {
  readonly place: Place;
  readonly kind: ContainerKind;
  readonly lifetime: Lifetime;
  /** The name where it is declared: the node to report. */
  readonly node: TSESTree.Node;
  /** The expressions that make it, the first one first. */
  readonly makings: readonly TSESTree.Node[];
  readonly uses: readonly Use[];
  /** Whether code of other files can reach it by name. */
  readonly exported: boolean;
  /** Whether it may also be something that others made and hold, as in `options.cache || new Map()`. */
  readonly shared: boolean;
  /** Whether it is one of many, each kept in a weak map under the object that it is about. */
  readonly nested: boolean;
}

/** Every collection that the file makes, keeps under a name for longer than the call that makes it, and may fill. */
export const containers = perSource((source): readonly Container[] => {
  if (!GROWS.test(source.text)) return [];
  return containersMadeBy(source, makingsIn(source, true));
});

/** Those of a kind: whoever asks for no other is spared the lists and objects of the file. */
export function containersOf(source: Source, kind: ContainerKind['name']): readonly Container[] {
  if (!GROWS.test(source.text)) return [];
  const makings = makingsIn(source, kind === 'Array' || kind === 'Object');
  return containersMadeBy(source, makings).filter(container => container.kind.name === kind);
}

function containersMadeBy(source: Source, makings: readonly TSESTree.Node[]): Container[] {
  const places = new Set(makings.flatMap(making => placesFilled(source, making)));
  return [...places].flatMap(place =>
    mayGrow(source, place) || hasOwnMethods(source, place) ? (containerAt(source, place) ?? []) : [],
  );
}

/** Whether a place is given a collection that may be filled by methods of a class of this file. */
function hasOwnMethods(source: Source, { values }: Place): boolean {
  return values.some(({ value }) => {
    const kind = value.type === 'NewExpression' ? kindOf(source, value) : undefined;
    return kind !== undefined && !KINDS.includes(kind);
  });
}

function containerAt(source: Source, place: Place): Container | undefined {
  const made = place.values.filter(({ value }) => kindOf(source, value) !== undefined);
  const [first] = made;
  const kind = first && kindOf(source, first.value);
  if (kind !== undefined && standsInForWeak(source, place)) return undefined;
  return first === undefined || kind === undefined ? undefined : new LazyContainer(source, place, kind, made);
}

/** Most containers never grow: what else there is to know of one is looked up when somebody asks. */
class LazyContainer implements Container {
  readonly place: Place;
  readonly kind: ContainerKind;
  readonly node: TSESTree.Node;
  readonly makings: readonly TSESTree.Node[];
  readonly nested = false;
  readonly #source: Source;
  readonly #makers: ReadonlySet<TSESTree.Node>;
  #lifetime: Lifetime | undefined;
  #uses: readonly Use[] | undefined;
  #exported: boolean | undefined;
  #shared: boolean | undefined;

  constructor(source: Source, place: Place, kind: ContainerKind, made: readonly Given[]) {
    this.place = place;
    this.kind = kind;
    this.node = nameOf(made[0]!);
    this.makings = made.map(({ value }) => value);
    this.#source = source;
    this.#makers = new Set(made.map(({ by }) => by));
  }

  get lifetime(): Lifetime {
    return (this.#lifetime ??= lifetimeOf(this.#source, this.place));
  }

  get uses(): readonly Use[] {
    return (this.#uses ??= this.#findUses());
  }

  #findUses(): readonly Use[] {
    const makers = new Set([...this.#makers].filter(by => !isReset(this.#source, this.place, by)));
    const occurrences = [...this.place.occurrences, ...membersThroughHolders(this.#source, this.place)];
    const names = occurrences.flatMap(name => namesAt(name, makers));
    return [...usesOf(this.#source, this.kind, names), ...this.#removalsByComputedName()];
  }

  /** `delete tables[kind][id]`: whoever takes out of one of several tables means each of them. */
  #removalsByComputedName(): readonly Use[] {
    const { owner } = this.place;
    const names = owner === undefined ? [] : computedMembersOf(this.#source, owner);
    return usesOf(this.#source, this.kind, names).filter(({ effect }) => effect === 'shrink');
  }

  get exported(): boolean {
    return (this.#exported ??=
      [...this.#makers].some(isExported) ||
      this.place.variable?.defs.some(({ type, node }) => type === 'Variable' && isExported(node)) ||
      isMemberOfExported(this.#source, this.place) ||
      this.uses.some(({ effect }) => effect === 'export'));
  }

  get shared(): boolean {
    const { values } = this.place;
    return (this.#shared ??= values.some(
      ({ value, by }) => mayBeSomebodyElses(this.#source, this.place, value) || isQueueOfPage(this.#source, by),
    ));
  }
}

/** An occurrence, or the assignment that makes the collection there: `(cache ??= new Map()).set(key, value)`. */
function namesAt(name: TSESTree.Node, makers: ReadonlySet<TSESTree.Node>): TSESTree.Node[] {
  const { parent } = name;
  if (parent?.type !== 'AssignmentExpression' || parent.left !== name || !makers.has(parent)) return [name];
  return userOf(parent)?.type === 'ExpressionStatement' ? [] : [parent];
}

function nameOf({ by, value }: Given): TSESTree.Node {
  switch (by.type) {
    case 'VariableDeclarator':
      return by.id;
    case 'AssignmentExpression':
      return by.left;
    case 'PropertyDefinition':
    case 'Property':
      return by.key;
    default:
      return value;
  }
}
