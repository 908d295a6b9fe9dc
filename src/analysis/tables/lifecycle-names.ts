import { FRAMEWORK_ENDS } from './framework-names.ts';

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

/** The first words of compound names such as `stopTimer`. */
const VERBS =
  'dispose stop destroy teardown tearDown cleanup cleanUp unsubscribe unbind detach shutdown shutDown unregister disconnect remove clear close cancel unMount deInit'.split(
    ' ',
  );

const COMPOUND = new RegExp(`^(${VERBS.join('|')})[A-Z]\\w*$`);

/** How all of these begin: next to no name does, and the others need no closer look. */
const BEGINNINGS = new RegExp(
  `^[_#$]*(?:${[...ENDS, ...VERBS].map(end => end.replace(/[.$]/g, '\\$&')).join('|')})`,
  'i',
);

/** Methods that end an object as a whole, and not only something that it does. */
const WHOLE =
  /^(dispose|destroy|close|stop|terminate|shutdown|teardown|unmount|disconnect|detach|deactivate|disable|uninstall|unload|ngondestroy|ondestroy|willdestroy|disposeinternal|symbol\.(async)?dispose|cleanup)$/i;

/** Methods that end the object itself where nobody tells them what else to end. */
export const isEndOfItself = (name: string): boolean => /^(remove|release|exit|leave|quit)$/.test(name);

/** Whether an object is of no more use after a method: what is closed or stopped may well be opened again. */
export const isLastEnd = (name: string): boolean => /^_?(destroy|dispose|shutdown|terminate|teardown)$/i.test(name);

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
  if (!BEGINNINGS.test(name)) return false;
  const bare = name.replace(/^[_#$]+|[_$]+$/g, '');
  return ENDS.has(bare.toLowerCase()) || COMPOUND.test(bare);
}

/** Beginnings of the names of methods after which an object can come back, and of those that bring it back. */
export const COUNTERPARTS: readonly (readonly [end: RegExp, start: RegExp])[] = [
  [/^disconnectedCallback$/, /^connectedCallback$/],
  [/^detachedCallback$/, /^attachedCallback$/],
  [/^hostDisconnected$/, /^hostConnected$/],
  [/^on(Before|After)Detach$/, /^on(Before|After)Attach$/],
  [/^deactivated$/, /^activated$/],
  [/^onRemove$/, /^onAdd$/],
  [/^stop/i, /^(start|run|play|begin|resume|launch)/i],
  [/^close/i, /^(open|show|connect)/i],
  [/^detach/i, /^attach/i],
  [/^(disable|deactivate)/i, /^(enable|activate)/i],
  [/^disconnect/i, /^connect/i],
  [/^unmount/i, /^(mount|render)/i],
  [/^(uninstall|unload)/i, /^(install|load)/i],
  [/^hide/i, /^show/i],
  [/^(exit|leave)/i, /^enter/i],
  [/^release/i, /^(acquire|lock|obtain|take|retain|hold|reserve)/i],
];

/** The same, and methods that undo what others do for one thing of many. */
const UNDOING: typeof COUNTERPARTS = [
  ...COUNTERPARTS,
  [/^(remove|delete)/i, /^add/i],
  [/^unbind/i, /^bind/i],
  [/^unregister/i, /^register/i],
  [/^unsubscribe/i, /^subscribe/i],
];

/** Whether one method undoes what the other does, by their names: `removeSource` beside `addSource`. */
export function undoes(end: string, start: string): boolean {
  return UNDOING.some(
    ([ends, starts]) => ends.test(end) && starts.test(start) && end.replace(ends, '') === start.replace(starts, ''),
  );
}
