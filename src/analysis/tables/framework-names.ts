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
