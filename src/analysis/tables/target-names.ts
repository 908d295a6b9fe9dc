/** Methods whose result is made for whoever calls them. */
export const MAKERS =
  /^(create|make|build|new|open|spawn|fork|exec|connect$|clone|group$|control$|attachShadow|request$|launch|accept$|listen$|duplicate|useRef|watch$|generate|define|start|run|insert|append|wrap|render)/;

/** Methods without arguments that hand out something shared: `getClient()`, `Registry.instance()`, `Peg.get()`. */
export const SHARED_GETTERS = /^_?(get[A-Z]?\w*|instance|shared|current|safeGet|default)$/;

/** Methods that hand out what goes by the name that they are given. */
export const GETTERS_BY_NAME = /^_?get(?!Element|Context|Computed|Attribute|Item|Random|New)[A-Z]\w*$/;

/** Hooks and injectors that hand a component something it shares with others. */
export const INJECTORS =
  /^(inject|use(?!Ref$|State$|Memo$|Reducer$|Callback$|Id$|TemplateRef$|Element|Spring$|MotionValue$)[A-Z]\w*)$/;

/** Properties by which any element reaches its page. */
export const PAGE_PARTS: ReadonlySet<string> = new Set([
  'ownerDocument',
  'defaultView',
  'documentElement',
  'visualViewport',
]);

/** Properties that hold a part of the object itself: elements it renders, its shadow tree. */
export const OWN_PARTS: ReadonlySet<string> = new Set([
  'current',
  '$el',
  '$refs',
  'refs',
  'nativeElement',
  'shadowRoot',
  'renderRoot',
  'contentWindow',
  'contentDocument',
  'firstChild',
  'children',
]);

/** What components of Vue call the refs to elements that they render. */
export const ELEMENT_REFS = /(Ref|El|Element|Dom|Node)$/;

/** Fields of `this` by which frameworks hand a component what it shares with others. */
export const SHARED_FIELDS: ReadonlySet<string> = new Set([
  'props',
  '$root',
  '$store',
  '$router',
  '$parent',
  '$bus',
  '$eventBus',
  '$socket',
  '$attrs',
  'context',
  '$nuxt',
]);

/**
 * Types that dependency injection makes one of for each component, and that go with it. The router ends the streams of
 * its `ActivatedRoute`: https://angular.dev/guide/routing/read-route-state.
 */
export const OWN_TYPES: ReadonlySet<string> = new Set([
  'ActivatedRoute',
  'ElementRef',
  'NgForm',
  'NgModel',
  'NgControl',
  'MatDialogRef',
  'MatSnackBarRef',
  'DialogRef',
  'DynamicDialogRef',
]);

/** What code bases call the part of a page that something is made for, and what AngularJS makes for each. */
export const PLACES =
  /^\$scope$|^\$?(el|elem|element|node|container|wrapper|canvas|dom|input|textarea|dialog|video|audio|img|image|svg|iframe|selector|target|view|editor)$|(El|Elem|Element|Node|Container|Wrapper)$/;
