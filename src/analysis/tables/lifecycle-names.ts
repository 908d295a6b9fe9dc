/** Methods that a framework or a caller runs once when it is done with an object. */
const ENDS: ReadonlySet<string> = new Set([
  'dispose',
  'stop',
  'close',
  'detach',
  'disable',
  'deactivate',
  'destroy',
  'terminate',
  'shutdown',
  'teardown',
  'cleanup',
  'disconnect',
  'unmount',
  'uninstall',
  'unload',
  'remove',
  'release',
  'free',
  'quit',
  'end',
  'abort',
  'cancel',
  'kill',
  'finish',
  'exit',
  'leave',
  'clear',
  'unsubscribe',
  'unbind',
  'unregister',
  'unlisten',
  'unobserve',
  'removelisteners',
  'removeeventlisteners',
  'uninit',
  'deinit',
  'reset',
  'disposeinternal',
  'disposeasync',
  'dispose$',
  'ondestroy',
  'onclose',
  'onunload',
  'onremove',
  'ondispose',
  'onunmount',
  'ondetach',
  'onstop',
  'destroyed',
  'beforedestroy',
  'unmounted',
  'beforeunmount',
  'deactivated',
  'ngondestroy',
  'componentwillunmount',
  'disconnectedcallback',
  'detachedcallback',
  'hostdisconnected',
  'onbeforedetach',
  'willdestroy',
  'willdestroyelement',
  'detached',
  'unbindevents',
  'stoplistening',
  'gracefulshutdown',
  'forceclose',
  'dismiss',
  'hide',
  'unload',
  'onunmounted',
  'removeallListeners',
  'deregister',
  'symbol.dispose',
  'symbol.asyncdispose',
]);

/** Methods of frameworks that run when an object is done with; where one is called for, nothing else is sure to run. */
export const FRAMEWORK_ENDS: ReadonlySet<string> = new Set([
  'componentWillUnmount',
  'disconnectedCallback',
  'ngOnDestroy',
  'destroyed',
  'beforeDestroy',
  'unmounted',
  'beforeUnmount',
  'hostDisconnected',
  'willDestroy',
  'willDestroyElement',
  'onBeforeDetach',
  'onAfterDetach',
  'detachedCallback',
]);

/** Methods of frameworks that run when an object comes into use. */
export const FRAMEWORK_STARTS: ReadonlySet<string> = new Set([
  'componentDidMount',
  'componentWillMount',
  'UNSAFE_componentWillMount',
  'componentDidUpdate',
  'connectedCallback',
  'attachedCallback',
  'firstUpdated',
  'hostConnected',
  'ngOnInit',
  'ngAfterViewInit',
  'ngAfterContentInit',
  'ngOnChanges',
  'ngDoCheck',
  'mounted',
  'beforeMount',
  'created',
  'beforeCreate',
  'activated',
  'didInsertElement',
  'onAfterAttach',
  'createdCallback',
  'setup',
  'transform',
]);

/** Those of both that code without any framework has, too: they tell of one only on an object that it is known to make. */
export const SHARED_LIFECYCLE: ReadonlySet<string> = new Set([
  'created',
  'beforeCreate',
  'mounted',
  'beforeMount',
  'activated',
  'destroyed',
  'beforeDestroy',
  'unmounted',
  'beforeUnmount',
  'setup',
  'transform',
]);

/** Properties of what describes a component of Vue, beside its life. */
export const COMPONENT_OPTIONS: ReadonlySet<string> = new Set([
  'props',
  'data',
  'computed',
  'methods',
  'watch',
  'components',
  'directives',
  'filters',
  'mixins',
  'emits',
  'inject',
  'provide',
  'template',
  'render',
]);

/** Methods that end an object as a whole, and not only something that it does. */
const WHOLE =
  /^(dispose|destroy|close|stop|terminate|shutdown|teardown|unmount|disconnect|detach|deactivate|disable|uninstall|unload|ngondestroy|ondestroy|willdestroy|disposeinternal|symbol\.(async)?dispose|cleanup)$/i;

/** Whether a method ends its object as a whole. */
export function isWholeEnd(name: string, lifecycles: readonly (readonly [start: string, end: string])[] = []): boolean {
  return (
    FRAMEWORK_ENDS.has(name) ||
    lifecycles.some(([, end]) => end === name) ||
    WHOLE.test(name.replace(/^[_#$]+|[_$]+$/g, ''))
  );
}

/** Whether a method is where an object lets go of what it holds: `destroy`, `_close`, `stopTimer`, `unMount`. */
export function isEnd(name: string, lifecycles: readonly (readonly [start: string, end: string])[] = []): boolean {
  if (FRAMEWORK_ENDS.has(name) || lifecycles.some(([, end]) => end === name)) return true;
  const bare = name.replace(/^[_#$]+|[_$]+$/g, '');
  return (
    ENDS.has(bare.toLowerCase()) ||
    /^(dispose|stop|destroy|teardown|tearDown|cleanup|cleanUp|unsubscribe|unbind|detach|shutdown|shutDown|unregister|disconnect|remove|clear|close|cancel|unMount|deInit)[A-Z]\w*$/.test(
      bare,
    )
  );
}

/** Beginnings of the names of methods after which an object can come back, and of those that bring it back. */
export const COUNTERPARTS: readonly (readonly [end: RegExp, start: RegExp])[] = [
  [/^disconnectedCallback$/, /^connectedCallback$/],
  [/^detachedCallback$/, /^attachedCallback$/],
  [/^hostDisconnected$/, /^hostConnected$/],
  [/^on(Before|After)Detach$/, /^on(Before|After)Attach$/],
  [/^deactivated$/, /^activated$/],
  [/^stop/i, /^(start|run|play|begin|resume|launch)/i],
  [/^close/i, /^(open|show|connect)/i],
  [/^detach/i, /^attach/i],
  [/^(disable|deactivate)/i, /^(enable|activate)/i],
  [/^disconnect/i, /^connect/i],
  [/^unmount/i, /^(mount|render)/i],
  [/^(uninstall|unload)/i, /^(install|load)/i],
  [/^hide/i, /^show/i],
];

/** Hooks whose callback runs when a component or a scope comes into use, and which take back nothing by themselves. */
export const MOUNT_HOOKS: ReadonlySet<string> = new Set([
  'onMounted',
  'onBeforeMount',
  'onActivated',
  'onMount',
  'tryOnMounted',
  'tryOnBeforeMount',
  'watch',
  'watchEffect',
  'watchPostEffect',
  'watchSyncEffect',
  'createEffect',
  'onUpdated',
  'effect',
  'afterUpdate',
  'beforeUpdate',
]);

/** Hooks of components and scopes, whose callback runs when these are done with. */
export const COMPONENT_END_HOOKS: ReadonlySet<string> = new Set([
  'onUnmounted',
  'onBeforeUnmount',
  'onDeactivated',
  'onScopeDispose',
  'tryOnScopeDispose',
  'tryOnUnmounted',
  'tryOnBeforeUnmount',
  'onDestroy',
  'onCleanup',
  'onWatcherCleanup',
  'onInvalidate',
  'useUnmount',
  'onBeforeDestroy',
  'registerDestructor',
  'useOnDestroy',
  'willUnmount',
]);

/** All hooks whose callback runs when something is done with. */
export const END_HOOKS: ReadonlySet<string> = new Set([
  ...COMPONENT_END_HOOKS,
  'onDispose',
  'addDisposer',
  'onTestFinished',
  'onStop',
  'onAbort',
  'onEnd',
  'onClose',
  'defer',
  'adopt',
  'addCleanup',
  'registerTeardown',
]);

/** Hooks whose callback returns what takes back, and which run it before the next time and at the end. */
export const EFFECT_HOOKS: ReadonlySet<string> = new Set([
  'useEffect',
  'useLayoutEffect',
  'useInsertionEffect',
  'useIsomorphicLayoutEffect',
  'useMount',
  'useDeepCompareEffect',
  'useUpdateEffect',
  'useEnhancedEffect',
  'useBrowserLayoutEffect',
  'useEffectOnce',
  'useMountEffect',
  'onMount',
  '$effect',
  '$effect.pre',
  'useSafeLayoutEffect',
]);
