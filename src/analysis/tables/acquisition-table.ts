/** What is acquired: a callback on a target, a timer, an observer of the web platform, a stream or store subscription. */
export type Family = 'listener' | 'timer' | 'observer' | 'subscription';

/** Methods of a target that register a handler, and the ones that take it back. A new pair is one row here. */
export interface ListenerPair {
  readonly add: readonly string[];
  /** Those that let go of the handler once it has run. */
  readonly once: readonly string[];
  readonly remove: readonly string[];
  /** The position of the event's name; none where there is only one event. */
  readonly event?: number;
  readonly handler: number;
  readonly options?: number;
  /** Whether a target ignores the same handler when it is added again, as every EventTarget does. */
  readonly idempotent: boolean;
}

const pair = (add: string, remove: string, more: Partial<ListenerPair> = {}): ListenerPair => ({
  add: add.split(' '),
  once: [],
  remove: remove.split(' '),
  event: 0,
  handler: 1,
  idempotent: false,
  ...more,
});

export const LISTENERS: readonly ListenerPair[] = [
  pair('addEventListener', 'removeEventListener removeAllListeners', { options: 2, idempotent: true }),
  pair('on addListener prependListener', 'off removeListener removeAllListeners', {
    once: ['once', 'prependOnceListener', 'one'],
  }),
  pair('attachEvent', 'detachEvent'),
  pair('$on', '$off', { once: ['$once'] }),
];

/** `MediaQueryList` and the events of browser extensions: there is only one event, and the handler comes first, before any filter. */
export const UNARY: ListenerPair = {
  add: ['addListener'],
  once: [],
  remove: ['removeListener'],
  handler: 0,
  idempotent: true,
};

/** A global function that starts a timer, and those that stop it by the id that it returns. */
export interface Timer {
  readonly start: string;
  readonly stop: readonly string[];
  /** Whether it runs again and again, until it is stopped. */
  readonly repeats: boolean;
}

// Browsers and Node number intervals and timeouts alike, so either function clears either.
export const TIMERS: readonly Timer[] = [
  { start: 'setInterval', stop: ['clearInterval', 'clearTimeout'], repeats: true },
  { start: 'setTimeout', stop: ['clearTimeout', 'clearInterval'], repeats: false },
  { start: 'setImmediate', stop: ['clearImmediate'], repeats: false },
  { start: 'requestAnimationFrame', stop: ['cancelAnimationFrame'], repeats: false },
  { start: 'requestIdleCallback', stop: ['cancelIdleCallback'], repeats: false },
];

/** Classes of the web platform whose instances watch targets until they are told to stop. */
export const OBSERVERS: ReadonlySet<string> = new Set([
  'ResizeObserver',
  'IntersectionObserver',
  'MutationObserver',
  'PerformanceObserver',
  'ReportingObserver',
]);

/** Methods by which a handle is let go of: of subscriptions, observers, disposables, sockets and servers. */
export const ENDINGS: ReadonlySet<string> = new Set([
  'unsubscribe',
  'dispose',
  'disposeAsync',
  'disconnect',
  'unobserve',
  'remove',
  'off',
  'stop',
  'cancel',
  'close',
  'destroy',
  'abort',
  'end',
  'terminate',
  'kill',
  'release',
  'clear',
  'complete',
  'detach',
  'shutdown',
  'quit',
  'teardown',
  'unlisten',
  'unwatch',
  'removeAllListeners',
]);

/** Functions that react to changes until what they return is called, by the module that exports them. */
export const REACTIONS: Readonly<Record<string, readonly string[]>> = {
  mobx: ['autorun', 'reaction', 'observe', 'intercept', 'onBecomeObserved', 'onBecomeUnobserved'],
};

/** Watchers of Vue: they end with the component whose `setup` runs while they are made, and by themselves with no other. */
export const WATCHERS: ReadonlySet<string> = new Set(['watch', 'watchEffect', 'watchPostEffect', 'watchSyncEffect']);
