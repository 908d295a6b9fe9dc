const peer = path => import(new URL(`../../.cache/runtime-peers/node_modules/${path}`, import.meta.url).href);
const ours = () => import(new URL('../../dist/runtime.js', import.meta.url).href);

/** The least that holds values weakly and can be walked; it never cleans up. */
class Floor {
  #refs = new Map();

  get(key) {
    return this.#refs.get(key)?.deref();
  }

  has(key) {
    return this.#refs.get(key)?.deref() !== undefined;
  }

  set(key, value) {
    this.#refs.set(key, new WeakRef(value));
    return this;
  }

  delete(key) {
    return this.#refs.delete(key);
  }

  clear() {
    this.#refs.clear();
  }

  *[Symbol.iterator]() {
    for (const [key, ref] of this.#refs) {
      const value = ref.deref();
      if (value !== undefined) yield [key, value];
    }
  }
}

/** What is compared, by kind: the first is native and strong, the second is what the ratios are to. */
export const contenders = {
  'value map': {
    Map: async () => Map,
    floor: async () => Floor,
    unleak: async () => (await ours()).WeakValueMap,
    weakref: async () => (await peer('weakref/esm/mod.js')).WeakValueMap,
    '@cspell/strong-weak-map': async () => (await peer('@cspell/strong-weak-map/dist/esm/index.js')).StrongWeakMap,
    'weak-value': async () => (await peer('weak-value/esm/index.js')).default,
    'not-so-weak': async () => (await peer('not-so-weak/esm/index.js')).WValue,
    'weak-lru-cache': async () => {
      const { WeakLRUCache } = await peer('weak-lru-cache/index.js');
      return class {
        #cache = new WeakLRUCache({ expirer: false });
        get = key => this.#cache.getValue(key);
        set = (key, value) => this.#cache.setValue(key, value);
        has = key => this.#cache.has(key);
        delete = key => this.#cache.delete(key);
        clear = () => this.#cache.clear();
      };
    },
  },
  'key map': {
    Map: async () => Map,
    WeakMap: async () => WeakMap,
    unleak: async () => (await ours()).WeakKeyMap,
    weakref: async () => (await peer('weakref/esm/mod.js')).IterableWeakMap,
    'iterable-weak': async () => (await peer('iterable-weak/dist/index.js')).default.IterableWeakMap,
    'not-so-weak': async () => (await peer('not-so-weak/esm/index.js')).WKey,
  },
  set: {
    Set: async () => Set,
    WeakSet: async () => WeakSet,
    unleak: async () => (await ours()).IterableWeakSet,
    weakref: async () => (await peer('weakref/esm/mod.js')).IterableWeakSet,
    'iterable-weak': async () => (await peer('iterable-weak/dist/index.js')).default.IterableWeakSet,
    'not-so-weak': async () => (await peer('not-so-weak/esm/index.js')).WSet,
  },
};
