/** What a constructor, function or method does with its arguments. */
export interface WeakSignature {
  /** The argument that is held weakly. */
  readonly weak?: number;
  /** The argument that is an iterable of what is held weakly: of the values themselves, or of entries. */
  readonly weakItems?: { readonly argument: number; readonly entry?: 0 | 1 };
  /** Arguments that are held strongly for as long as the weakly held one lives: what they reach, never dies. */
  readonly strong?: readonly number[];
  /** Arguments after these are held strongly too. */
  readonly strongFrom?: number;
  /** A further argument that must be an object when it is given, as an unregister token must. */
  readonly token?: number;
  /** Whether `undefined` may stand for “nothing yet”. */
  readonly optional?: boolean;
  /** Whether the result is the object itself for as long as it lives, and `undefined` afterwards. */
  readonly reads?: boolean;
  /** Whether the result says that the object is alive, and keeps it so to the end of the job. */
  readonly asks?: boolean;
  /** Whether the object is handed back, so that the caller holds it. */
  readonly returns?: boolean;
}

/** Stands for the globals of the language. */
export const GLOBAL = 'global';
/** Stands for our runtime, under whatever module name the settings give it. */
export const RUNTIME = 'runtime';

/** Something that holds weakly: a class, or a function that makes one. A new one is one row in the table. */
export interface WeakType {
  /** What it is called where it comes from; `default` for a default export. */
  readonly name: string;
  readonly modules: readonly string[];
  readonly made: 'new' | 'call';
  /** What is kept: one object, the keys or values of a map, the members of a set, callbacks of a registry. */
  readonly kind: 'ref' | 'value map' | 'key map' | 'set' | 'registry' | 'listeners' | 'finalizer';
  readonly construct: WeakSignature;
  readonly methods: Readonly<Record<string, WeakSignature>>;
  /** Whether a primitive is taken too, and then held strongly. */
  readonly takesPrimitives?: boolean;
}

const VALUE_MAP: Pick<WeakType, 'made' | 'kind' | 'methods'> = {
  made: 'new',
  kind: 'value map',
  methods: {
    get: { reads: true },
    has: { asks: true },
    set: { weak: 1, strong: [0] },
    getOrInsert: { weak: 1, strong: [0], returns: true },
    setdefault: { weak: 1, strong: [0], returns: true },
  },
};
const KEY_MAP: Pick<WeakType, 'made' | 'kind' | 'methods'> = {
  made: 'new',
  kind: 'key map',
  methods: { set: { weak: 0 }, getOrInsert: { weak: 0 }, getOrInsertComputed: { weak: 0 } },
};
/** Without an ephemeron for the entry, a value keeps the key that it reaches. */
const LEAKY_KEY_MAP: typeof KEY_MAP = { ...KEY_MAP, methods: { set: { weak: 0, strong: [1] } } };
const SET: Pick<WeakType, 'made' | 'kind' | 'methods'> = { made: 'new', kind: 'set', methods: { add: { weak: 0 } } };
const ENTRIES_BY_VALUE: WeakSignature = { weakItems: { argument: 0, entry: 1 } };
const ENTRIES_BY_KEY: WeakSignature = { weakItems: { argument: 0, entry: 0 } };
const MEMBERS: WeakSignature = { weakItems: { argument: 0 } };

/** What each thing that holds weakly holds, and how it is read back. */
export const WEAK_TYPES: readonly WeakType[] = [
  {
    name: 'WeakRef',
    modules: [GLOBAL],
    made: 'new',
    kind: 'ref',
    construct: { weak: 0 },
    methods: { deref: { reads: true } },
  },
  { name: 'WeakMap', modules: [GLOBAL], ...KEY_MAP, construct: ENTRIES_BY_KEY },
  { name: 'WeakSet', modules: [GLOBAL], ...SET, construct: MEMBERS },
  {
    name: 'FinalizationRegistry',
    modules: [GLOBAL],
    made: 'new',
    kind: 'registry',
    construct: {},
    methods: { register: { weak: 0, strong: [1], token: 2 }, unregister: { token: 0 } },
  },

  { name: 'WeakValueMap', modules: [RUNTIME, 'weakref'], ...VALUE_MAP, construct: ENTRIES_BY_VALUE },
  { name: 'WeakKeyMap', modules: [RUNTIME], ...KEY_MAP, construct: ENTRIES_BY_KEY },
  { name: 'IterableWeakMap', modules: ['weakref'], ...KEY_MAP, construct: ENTRIES_BY_KEY },
  { name: 'IterableWeakMap', modules: ['iterable-weak'], ...LEAKY_KEY_MAP, construct: ENTRIES_BY_KEY },
  { name: 'IterableWeakSet', modules: [RUNTIME, 'weakref', 'iterable-weak'], ...SET, construct: MEMBERS },
  {
    name: 'ref',
    modules: [RUNTIME],
    made: 'call',
    kind: 'ref',
    construct: { weak: 0, strong: [1] },
    methods: { deref: { reads: true }, alive: { asks: true } },
  },
  {
    name: 'Ref',
    modules: [RUNTIME],
    made: 'new',
    kind: 'ref',
    construct: { weak: 0, strong: [1] },
    methods: { deref: { reads: true }, alive: { asks: true } },
  },
  {
    name: 'BackRef',
    modules: [RUNTIME],
    made: 'new',
    kind: 'ref',
    construct: { weak: 0, optional: true },
    methods: { get: { reads: true }, set: { weak: 0, optional: true } },
  },
  {
    name: 'weakMethod',
    modules: [RUNTIME],
    made: 'call',
    kind: 'ref',
    construct: { weak: 0 },
    methods: { deref: { reads: true } },
  },
  {
    name: 'finalize',
    modules: [RUNTIME],
    made: 'call',
    kind: 'finalizer',
    construct: { weak: 0, strongFrom: 1 },
    methods: {},
  },
  {
    name: 'WeakListeners',
    modules: [RUNTIME],
    made: 'new',
    kind: 'listeners',
    construct: {},
    methods: { add: { weak: 0 } },
  },
  { name: 'addWeakListener', modules: [RUNTIME], made: 'call', kind: 'listeners', construct: { weak: 2 }, methods: {} },

  { name: 'StrongWeakMap', modules: ['@cspell/strong-weak-map'], ...VALUE_MAP, construct: ENTRIES_BY_VALUE },
  { name: 'default', modules: ['weak-value'], ...VALUE_MAP, construct: {} },
  { name: 'WeakIdentityMap', modules: ['weak-identity-map'], ...VALUE_MAP, construct: {} },
  { name: 'WValue', modules: ['not-so-weak'], ...VALUE_MAP, construct: ENTRIES_BY_VALUE },
  { name: 'WKey', modules: ['not-so-weak'], ...LEAKY_KEY_MAP, construct: ENTRIES_BY_KEY },
  { name: 'WSet', modules: ['not-so-weak'], ...SET, construct: MEMBERS },
  {
    name: 'WeakRefMap',
    modules: ['weak-ref-collections'],
    ...VALUE_MAP,
    construct: ENTRIES_BY_VALUE,
    takesPrimitives: true,
  },
  { name: 'WeakRefSet', modules: ['weak-ref-collections'], ...SET, construct: MEMBERS, takesPrimitives: true },
  {
    name: 'WeakLRUCache',
    modules: ['weak-lru-cache'],
    made: 'new',
    kind: 'value map',
    construct: {},
    // What was used last is held strongly for a while: a temporary value is not lost at once.
    methods: { getValue: { reads: true } },
  },
  {
    name: 'WeakEvent',
    modules: ['weak-event'],
    made: 'new',
    kind: 'listeners',
    construct: {},
    methods: { attach: { weak: 0 } },
  },
];
