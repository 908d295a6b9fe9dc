/** Events that most processes and pages never see, or see when it is over: waiting `once` for one takes nothing back. */
export const LAST_EVENTS: ReadonlySet<string> = new Set([
  'exit',
  'beforeExit',
  'SIGINT',
  'SIGTERM',
  'SIGHUP',
  'SIGQUIT',
  'SIGBREAK',
  'uncaughtException',
  'unhandledRejection',
  'disconnect',
  'beforeunload',
  'unload',
  'pagehide',
]);

/** Events by which a connection, process, window or stream tells that it is over. */
export const END_EVENTS: ReadonlySet<string> = new Set([
  'close',
  'closed',
  'exit',
  'end',
  'disconnect',
  'disconnected',
  'destroy',
  'destroyed',
  'terminate',
  'cancelled',
]);

/** Events that tell of somebody new, for whom the handler runs once, and who goes in time. */
export const ARRIVALS = /^(onConnect(External)?|connection|secureConnection|request|upgrade|session|stream)$/;

/** Events of a page that come once, or that whoever starts the program listens for. */
export const PAGE_EVENTS: ReadonlySet<string> = new Set([
  'load',
  'DOMContentLoaded',
  'readystatechange',
  'deviceready',
  'error',
  'unhandledrejection',
  'rejectionhandled',
]);

/** Events that tell what becomes of the page as a whole. */
export const STATES_OF_PAGE: ReadonlySet<string> = new Set([
  'visibilitychange',
  'pageshow',
  'pagehide',
  'beforeunload',
  'unload',
  'freeze',
  'resume',
  'online',
  'offline',
  'storage',
  'popstate',
  'hashchange',
]);

/** Events that a worker's global object tells its own script of. */
export const WORKER_EVENTS: ReadonlySet<string> = new Set([
  'message',
  'messageerror',
  'connect',
  'install',
  'activate',
  'fetch',
  'push',
  'sync',
  'notificationclick',
]);

/** Events that come again and again, so that code waits for one of them more than once on the same target. */
export const RECURRING =
  /^(drain|readable|data|message|packet|response|tick|idle|free|available|acquire|release|resume|change|update|next)$/;

/** Modules whose clients connect again by themselves when they have lost their server. */
export const RECONNECTING: ReadonlySet<string> = new Set([
  'mqtt',
  'async-mqtt',
  'socket.io-client',
  'reconnecting-websocket',
  'redis',
  'ioredis',
]);

/** What such a client tells each time. */
export const CONNECTS = /^(?:connect|ready|open)$/;

/** Whether an event comes more than once for what it tells of, whatever that is: a connection lost and found again, a gesture. */
export const comesAgain = (event: string): boolean =>
  RECURRING.test(event) ||
  ARRIVALS.test(event) ||
  isGesture(event) ||
  /^re(?:connect|connected|start|started|load|open|sumed?|size)$|^scroll$/.test(event);

/** Whether an event tells of what somebody does, and may do once more. */
export const isGesture = (event: string): boolean =>
  /^(?:click|dblclick|mousedown|mouseenter|mousemove|pointerdown|touchstart|dragstart|dragenter|key(?:down|up|press)|input)$/.test(
    event,
  );
