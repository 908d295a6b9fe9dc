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
