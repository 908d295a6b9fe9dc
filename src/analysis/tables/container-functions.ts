import type { Method } from './container-kinds.ts';

/** Classes whose constructor copies the collection that it is given. */
export const COPIERS: ReadonlySet<string> = new Set(['Map', 'Set', 'WeakMap', 'WeakSet', 'Array']);

/** Functions that change the container that is their first argument, and at which of their arguments keys and values stand. */
export const CHANGERS: Readonly<Record<string, Method>> = {
  'Object.assign': { effect: 'grow' },
  'Reflect.set': { effect: 'grow', key: 1, value: 2 },
  'Object.defineProperty': { effect: 'grow', key: 1 },
  'Reflect.defineProperty': { effect: 'grow', key: 1 },
  'Reflect.deleteProperty': { effect: 'shrink', key: 1 },
  'Reflect.has': { effect: 'read', key: 1 },
  'Object.hasOwn': { effect: 'read', key: 1 },
};

/** Functions that only look at the containers they are given. */
export const LOOKERS: ReadonlySet<string> = new Set([
  'Object.assign',
  'Object.keys',
  'Object.values',
  'Object.entries',
  'Object.getOwnPropertyNames',
  'Object.freeze',
  'Array.isArray',
  'Array.from',
  'JSON.stringify',
  'structuredClone',
  'String',
  'Boolean',
  'Math.max',
  'Math.min',
  'console.log',
  'console.debug',
  'console.info',
  'console.warn',
  'console.error',
  'console.dir',
  'console.table',
]);

/** Packages with the functions of `UTILITIES`. */
export const UTILITY_PACKAGES = /^(?:lodash(?:-es)?|underscore)(?:[/.](?<name>\w+))?$/;

const looking = (names: string): Record<string, Method> =>
  Object.fromEntries(names.split(' ').map(name => [name, { effect: 'iterate' }]));

/** What functions of lodash and Underscore do to the collection that is their first argument. */
export const UTILITIES: Readonly<Record<string, Method>> = {
  remove: { effect: 'shrink' },
  pull: { effect: 'shrink' },
  pullAll: { effect: 'shrink' },
  pullAllBy: { effect: 'shrink' },
  pullAllWith: { effect: 'shrink' },
  pullAt: { effect: 'shrink' },
  unset: { effect: 'shrink', key: 1 },
  has: { effect: 'read', key: 1 },
  get: { effect: 'read', key: 1 },
  set: { effect: 'grow', key: 1, value: 2 },
  ...looking(
    'without difference reject filter omit omitBy pick pickBy dropWhile initial rest tail ' +
      'keys values entries toPairs pairs size isEmpty isEqual each forEach eachRight map mapValues mapKeys ' +
      'find findIndex findKey findLast findWhere where some any every all includes contains indexOf lastIndexOf ' +
      'reduce reduceRight sortBy orderBy groupBy keyBy indexBy countBy partition uniq first head last take ' +
      'pluck max min maxBy minBy sum sumBy flatten compact clone',
  ),
};

/** Functions of frameworks that hand back the object they are given, and notice what is done with it. */
export const OBSERVING_MAKERS: ReadonlySet<string> = new Set(['reactive', 'shallowReactive', 'observable']);
