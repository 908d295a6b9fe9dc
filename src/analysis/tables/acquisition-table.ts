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
  /** The last name of what the methods are called on, where their own names say too little. */
  readonly on?: RegExp;
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
  // `bind` is what jQuery and Backbone called it; given a text, it is no function's.
  pair('on addListener prependListener bind', 'off removeListener removeAllListeners unbind', {
    once: ['once', 'prependOnceListener', 'one'],
  }),
  pair('attachEvent', 'detachEvent'),
  pair('$on', '$off', { once: ['$once'] }),
  // Ember's observers of a property, which goes first.
  pair('addObserver', 'removeObserver'),
];

/** `MediaQueryList` and the events of browser extensions: there is only one event, and the handler comes first, before any filter. */
export const UNARY: ListenerPair = {
  add: ['addListener'],
  once: [],
  remove: ['removeListener'],
  handler: 0,
  idempotent: true,
};

/** What draws frame after frame, `gsap.ticker` for one: looked for only where a file speaks of tickers. */
export const TICKER: ListenerPair = {
  add: ['add'],
  once: ['addOnce'],
  remove: ['remove'],
  handler: 0,
  on: /^ticker$/i,
  idempotent: false,
};

/** `addChangeListener` and its like, which name the event themselves: the one handler comes first. */
export const NAMED_ADDER = /^add[A-Z]\w*Listener$/;

/** Such a method, and the one that takes back what it is given. */
export const namedPair = (add: string): ListenerPair => {
  const remove = add.replace(/^add/, 'remove');
  return { add: [add], once: [], remove: [remove, `${remove}s`, 'removeAllListeners'], handler: 0, idempotent: false };
};

/** How plugins of webpack listen: nothing takes that back. */
export const TAP: ListenerPair = {
  add: ['tap', 'tapAsync', 'tapPromise'],
  once: [],
  remove: [],
  handler: 1,
  idempotent: false,
};

/** Hooks that come once, however often a compiler compiles. */
export const STARTING_HOOKS =
  /^(?:initialize|environment|afterEnvironment|entryOption|after(?:Plugins|Resolvers)|shutdown)$/;

/** A global function that starts a timer, and those that stop it by the id that it returns. */
export interface Timer {
  readonly start: string;
  readonly stop: readonly string[];
  /** Whether it runs again and again, until it is stopped. */
  readonly repeats: boolean;
}

/** What pages that ran in old browsers call the function: a name for whichever of its prefixed forms there is. */
const OLD_FRAMES = [
  'requestAnimFrame',
  'webkitRequestAnimationFrame',
  'mozRequestAnimationFrame',
  'msRequestAnimationFrame',
];

const FRAME_STOPS = [
  'cancelAnimationFrame',
  'cancelAnimFrame',
  'cancelRequestAnimFrame',
  'cancelRequestAnimationFrame',
  'webkitCancelAnimationFrame',
  'mozCancelAnimationFrame',
  'msCancelAnimationFrame',
];

// Browsers and Node number intervals and timeouts alike, so either function clears either.
export const TIMERS: readonly Timer[] = [
  { start: 'setInterval', stop: ['clearInterval', 'clearTimeout'], repeats: true },
  { start: 'setTimeout', stop: ['clearTimeout', 'clearInterval'], repeats: false },
  { start: 'setImmediate', stop: ['clearImmediate'], repeats: false },
  { start: 'requestAnimationFrame', stop: FRAME_STOPS, repeats: false },
  ...OLD_FRAMES.map(start => ({ start, stop: FRAME_STOPS, repeats: false })),
  { start: 'requestIdleCallback', stop: ['cancelIdleCallback'], repeats: false },
];

/** The service of AngularJS that goes on until it is told to cancel the promise that it returns, whatever becomes of the scope. */
export const INJECTED_INTERVAL: Timer = { start: '$interval', stop: [], repeats: true };

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
  'unregister',
  'deregister',
  'unwatch',
  'removeAllListeners',
]);

/** Functions that react to changes until what they return is called, by the module that exports them. */
export const REACTIONS: Readonly<Record<string, readonly string[]>> = {
  mobx: ['autorun', 'reaction', 'observe', 'intercept', 'onBecomeObserved', 'onBecomeUnobserved'],
};

/** Functions that tell of changes until what they return is called, by the module that exports them. */
export const TELLERS: Readonly<Record<string, readonly string[]>> = {
  'firebase/firestore': ['onSnapshot', 'onSnapshotsInSync'],
  'firebase/auth': ['onAuthStateChanged', 'onIdTokenChanged'],
  'firebase/messaging': ['onMessage'],
  '@tauri-apps/api/event': ['listen'],
  valtio: ['subscribe'],
  'valtio/utils': ['subscribeKey'],
  '@preact/signals': ['effect'],
  '@preact/signals-core': ['effect'],
  '@preact/signals-react': ['effect'],
  fs: ['watch'],
};

/** A method that tells of changes until what it returns is called, or given to the method that ends it. */
export interface TellingMethod {
  readonly name: string;
  /** The last name of what it is called on, where its own name says too little. */
  readonly on?: RegExp;
}

export const TELLING_METHODS: readonly TellingMethod[] = [
  { name: 'onSnapshot' },
  { name: 'onAuthStateChanged' },
  { name: 'onAuthStateChange' },
  { name: 'onIdTokenChanged' },
  { name: 'watchPosition', on: /^geolocation$/i },
  { name: 'watchPositionAsync' },
  { name: 'listen', on: /history$/i },
];

/** Classes of the platform whose instances stay open, and tell whoever listens to them, until they are told to end. */
export const CONNECTIONS: ReadonlySet<string> = new Set(['WebSocket', 'EventSource', 'BroadcastChannel', 'Worker']);

/** Watchers of Vue: they end with the component whose `setup` runs while they are made, and by themselves with no other. */
export const WATCHERS: ReadonlySet<string> = new Set(['watch', 'watchEffect', 'watchPostEffect', 'watchSyncEffect']);
