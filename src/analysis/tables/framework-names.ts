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
  'onremove',
  'didUnmount',
]);

/** Methods of frameworks that run when an object comes into use. */
export const FRAMEWORK_STARTS: ReadonlySet<string> = new Set([
  'componentDidMount',
  'componentWillMount',
  'UNSAFE_componentWillMount',
  'componentDidUpdate',
  'connectedCallback',
  'attachedCallback',
  'attributeChangedCallback',
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
  'oninit',
  'oncreate',
  'didMount',
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
  'oninit',
  'oncreate',
  'onremove',
  'didMount',
  'didUnmount',
]);

/** Properties of what describes a component of Vue or Mithril, beside its life. */
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
  'view',
]);

/** The last methods of what frameworks make, by where its base class comes from: they call nothing else when they are done with it. */
export const ENDS_BY_MODULE: readonly (readonly [module: RegExp, ends: ReadonlySet<string>])[] = [
  [/^@glimmer\/component$/, new Set(['willDestroy'])],
  [
    /^(?:@ember\/component|ember-component)$/,
    new Set(['willDestroy', 'willDestroyElement', 'willClearRender', 'didDestroyElement']),
  ],
  [/^(?:@?ember$|@ember\/|ember-)/, new Set(['willDestroy'])],
  [/^(?:react|preact)(?:$|\/)/, new Set(['componentWillUnmount'])],
  [/^(?:lit|lit-element|@lit\/reactive-element)$/, new Set(['disconnectedCallback'])],
];

/** Names that sound like the last method of some framework, beside those that are: no framework calls a method by them. */
export const MISTAKEN_ENDS: ReadonlySet<string> = new Set([
  'isDestroying',
  'isDestroyed',
  'didDestroy',
  'componentDidUnmount',
  'componentWillUnMount',
  'componentWillDestroy',
  'componentUnmount',
  'disconnectCallback',
  'ngDestroy',
]);
