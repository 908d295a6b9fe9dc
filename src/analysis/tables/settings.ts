/** An add/remove pair of the user's own code base, on top of the ones we know. */
export interface AcquisitionSetting {
  /** The method or function that registers, such as `listen`. */
  readonly add: string;
  /** The method or function that takes back, such as `unlisten`; none where `add` returns a disposer. */
  readonly remove?: string;
}

/** What a project says about itself under `settings.unleak`; every rule and codemod reads the same. */
export interface Settings {
  /** Methods and functions that take over a disposer and run it later, such as `_register`. */
  readonly disposers: readonly string[];
  readonly acquisitions: readonly AcquisitionSetting[];
  /** Pairs of methods that start and end the use of an object, such as `['boot', 'shutdown']`. */
  readonly lifecycles: readonly (readonly [start: string, end: string])[];
  /** Names of variables and properties that live as long as the program, such as `eventBus`. */
  readonly longLivedTargets: readonly string[];
  /** Classes whose instances bound themselves, such as `LRUCache`. */
  readonly boundedCollections: readonly string[];
  /** The module that suggestions and codemods import the weak collections from. */
  readonly runtime: string;
}

export const DEFAULT_SETTINGS: Settings = {
  disposers: [],
  acquisitions: [],
  lifecycles: [],
  longLivedTargets: [],
  boundedCollections: [],
  runtime: 'eslint-plugin-unleak/runtime',
};
