import { CHANGERS } from './container-functions.ts';
import { anyMember } from './words.ts';

/** What a use does to a container; `export` lets other files name it, `escape` is whatever we cannot follow. */
export type Effect = 'grow' | 'shrink' | 'read' | 'iterate' | 'export' | 'escape';

/** What a method does, and at which of its arguments keys and values stand. */
export interface Method {
  readonly effect: Effect;
  readonly key?: number;
  readonly value?: number;
}

/** A kind of container: how it is made and what its methods do. A new kind is one row here. */
export interface ContainerKind {
  readonly name: 'Map' | 'Set' | 'Array' | 'Object' | 'MultiMap';
  /** Classes whose `new` makes one. */
  readonly classes: readonly string[];
  /** Functions whose result is a new one. */
  readonly makers: readonly string[];
  readonly methods: Readonly<Record<string, Method>>;
  /** Whether `container[key] = value` puts in an entry and `delete container[key]` takes one out. */
  readonly keyedByProperty: boolean;
}

const methods = (effect: Effect, names: string, at: Omit<Method, 'effect'> = {}): Record<string, Method> =>
  Object.fromEntries(names.split(' ').map(name => [name, { effect, ...at }]));

export const KINDS: readonly ContainerKind[] = [
  {
    name: 'Map',
    classes: ['Map'],
    makers: ['Map.groupBy'],
    methods: {
      ...methods('grow', 'set getOrInsert getOrInsertComputed', { key: 0, value: 1 }),
      ...methods('shrink', 'delete', { key: 0 }),
      ...methods('shrink', 'clear'),
      ...methods('read', 'get has', { key: 0 }),
      ...methods('iterate', 'forEach keys values entries size'),
    },
    keyedByProperty: false,
  },
  {
    name: 'Set',
    classes: ['Set'],
    makers: [],
    methods: {
      ...methods('grow', 'add', { key: 0, value: 0 }),
      ...methods('shrink', 'delete', { key: 0 }),
      ...methods('shrink', 'clear'),
      ...methods('read', 'has', { key: 0 }),
      ...methods(
        'iterate',
        'forEach keys values entries size union intersection difference symmetricDifference isSubsetOf isSupersetOf isDisjointFrom',
      ),
    },
    keyedByProperty: false,
  },
  {
    name: 'Array',
    classes: ['Array'],
    makers: ['Array', 'Array.from', 'Array.of'],
    methods: {
      ...methods('grow', 'push unshift', { value: 0 }),
      ...methods('shrink', 'pop shift splice'),
      ...methods('read', 'includes indexOf lastIndexOf at', { value: 0 }),
      ...methods(
        'iterate',
        'concat copyWithin entries every fill filter find findIndex findLast findLastIndex flat flatMap forEach join keys length map reduce reduceRight reverse slice some sort toReversed toSorted toSpliced toString values with',
      ),
    },
    keyedByProperty: true,
  },
  {
    name: 'Object',
    classes: ['Object'],
    makers: ['Object.create', 'Object.fromEntries', 'Object.groupBy'],
    methods: methods('read', 'hasOwnProperty propertyIsEnumerable', { key: 0 }),
    keyedByProperty: true,
  },
  {
    name: 'MultiMap',
    classes: ['URLSearchParams', 'FormData', 'Headers'],
    makers: [],
    methods: {
      ...methods('grow', 'append', { key: 0, value: 1 }),
      ...methods('shrink', 'delete', { key: 0 }),
      ...methods('read', 'get getAll has set', { key: 0 }),
      ...methods('iterate', 'forEach keys values entries size sort toString'),
    },
    keyedByProperty: false,
  },
];

/** A weak map holds nothing for long itself; what matters is what it holds for each of its keys. */
export const WEAK_MAP: ContainerKind = {
  ...KINDS.find(({ name }) => name === 'Map')!,
  classes: ['WeakMap'],
  makers: [],
};

const kindsBy = (names: 'classes' | 'makers'): ReadonlyMap<string, ContainerKind> =>
  new Map(KINDS.flatMap(kind => kind[names].map(name => [name, kind])));

const BY_CLASS = kindsBy('classes');
const BY_MAKER = kindsBy('makers');

/** The kind of container whose class has this name. */
export const kindOfClass = (name: string): ContainerKind | undefined => BY_CLASS.get(name);

/** The kind of container that a function of this name makes. */
export const kindOfMaker = (name: string): ContainerKind | undefined => BY_MAKER.get(name);

/** The last words of the names of all functions that make one. */
export const MAKING_WORDS: ReadonlySet<string> = new Set(
  [...BY_MAKER.keys()].map(name => name.slice(name.lastIndexOf('.') + 1)),
);

const growing = KINDS.flatMap(({ methods: known }) =>
  Object.keys(known).filter(name => known[name]?.effect === 'grow'),
);

/** Methods that put something into some kind of container. */
export const GROWING_METHODS: ReadonlySet<string> = new Set([...growing, 'splice']);

const changing = Object.keys(CHANGERS).map(name => name.slice(name.indexOf('.') + 1));
const growers = [...growing, ...changing, 'concat', 'splice'];

/**
 * Matches every text in which some container may grow: by a method or function, under a computed key, by a copy that is
 * longer. Most files have none of that, and need no look.
 */
export const GROWS = new RegExp(
  [
    anyMember(growers).source,
    // What a search can skip to comes first: what stands before that is looked at behind it.
    // `table[key] = …`, also `??=`, `+=`, `++`; not the `[] =` of a type, nor `==`.
    String.raw`\](?<=[^[\s]\s*\])[!)]*\s*(?:=(?![=>])|\+\+|--|[^\w\s=!<>]{1,3}=(?!=))`,
    String.raw`\.{3}(?<=[[{,]\s*\.{3})`,
  ].join('|'),
);
