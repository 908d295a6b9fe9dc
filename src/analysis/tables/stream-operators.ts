/** Operators after which a stream ends by itself. */
export const COMPLETING: ReadonlySet<string> = new Set([
  'take',
  'takeUntil',
  'takeWhile',
  'first',
  'last',
  'single',
  'elementAt',
  'find',
  'findIndex',
  'every',
  'toArray',
  'isEmpty',
  'reduce',
  'count',
  'takeUntilDestroyed',
  'untilDestroyed',
  'takeUntilDestroy',
  'untilComponentDestroyed',
  'takeUntilUnmount',
  'timeout',
  'takeLast',
]);

/** Operators that are harmless behind the one that ends the stream: they start no stream of their own. */
export const HARMLESS_AFTER_END: ReadonlySet<string> = new Set([
  'tap',
  'map',
  'filter',
  'finalize',
  'catchError',
  'share',
  'shareReplay',
  'publish',
  'publishReplay',
  'refCount',
  'toArray',
  'reduce',
  'count',
  'defaultIfEmpty',
  'distinct',
  'distinctUntilChanged',
  'startWith',
  'scan',
  'last',
  'first',
  'take',
  'toPromise',
  'observeOn',
  'subscribeOn',
  'every',
  'endWith',
  'ignoreElements',
  'isEmpty',
  'max',
  'min',
  'throwIfEmpty',
  'retry',
  'delay',
  'debounceTime',
  'throttleTime',
  'auditTime',
  'sampleTime',
  'pairwise',
  'single',
  'takeWhile',
  'skip',
  'skipWhile',
  'withLatestFrom',
  'pluck',
  'mapTo',
]);

/** What else was a method of a stream before there was `pipe`: `changes.debounceTime(100).subscribe(…)`. */
const OTHER_METHODS = [
  'bufferTime',
  'combineLatest',
  'concatMap',
  'debounce',
  'distinctUntilKeyChanged',
  'do',
  'exhaustMap',
  'flatMap',
  'let',
  'mergeMap',
  'switchMap',
  'throttle',
];

/** Operators that are methods of the streams of RxJS 5. */
export const METHODS_OF_STREAMS: ReadonlySet<string> = new Set([
  ...COMPLETING,
  ...HARMLESS_AFTER_END,
  ...OTHER_METHODS,
]);

/** First words of methods that have something done, and hand out what comes of that. */
const ASKING =
  'fetch load find list search query read request create make save send post put patch add remove delete update cancel renew start stop submit confirm check upload download import export'
    .split(' ')
    .join('|');

/**
 * Methods that hand out a stream of what happens, which goes on with what it happens to: `onCapture()`, `userChanged()`,
 * `getToggleStream()`, `watchOrders()`. What is asked for by such a name is an answer: `loadChanges()`, `cancelSubscription()`.
 */
export const ENDLESS = new RegExp(
  String.raw`^on[A-Z]|^(?:watch|observe)[A-Z]|^(?!(?:${ASKING})(?![a-z]))(?:\w*(?:Changed|Stream)|(?!get(?![a-z]))\w*(?:Changes|Subscription))\$?$`,
);

/** Functions of a project that make what RxJS calls `timer` and `interval`. */
export const MADE_TIMER = /^(?:create|make|start|new)Timer\$?$/;
export const MADE_INTERVAL = /^(?:create|make|start|new)Interval\$?$/;
