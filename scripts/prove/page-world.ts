import { setImmediate } from 'node:timers/promises';
import { JSDOM } from 'jsdom';

/** What a page has for global variables, as far as examples name it. */
const NAMES = [
  'window',
  'document',
  'HTMLElement',
  'customElements',
  'MutationObserver',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
  'requestAnimationFrame',
  'cancelAnimationFrame',
] as const;
const NAMED = new RegExp(`\\b(${NAMES.join('|')})\\b`);

/** What Node has as well, but which does not fit into a page. */
const COUNTERPARTS = ['AbortController', 'Event'] as const;

/** Global variables, and what has to be done when they are no longer needed. */
export interface World {
  readonly globals: Readonly<Record<string, unknown>>;
  readonly close: () => Promise<void>;
}

/** A page of its own for `code`, if it needs one; closed, its timers stop. */
export function pageWorld(code: string): World {
  if (!NAMED.test(code)) return { globals: {}, close: () => Promise.resolve() };
  const { window } = new JSDOM('<!doctype html><body></body>', { pretendToBeVisual: true });
  const globals = Object.fromEntries([...NAMES, ...COUNTERPARTS].map(name => [name, window[name]]));
  const leave = code.includes('react-dom') ? enter(window) : () => undefined;
  const close = async (): Promise<void> => {
    for (let turns = 0; turns < 5; turns++) await setImmediate(); // What React has put off.
    leave();
    window.close();
  };
  return { globals, close };
}

/** React looks for the page that it is in. */
function enter(window: JSDOM['window']): () => void {
  const names = ['window', 'document', 'navigator'];
  const before = names.map(name => Object.getOwnPropertyDescriptor(globalThis, name));
  for (const name of names) Object.defineProperty(globalThis, name, { value: window[name], configurable: true });
  return () => {
    names.forEach((name, index) => {
      const old = before[index];
      if (old) Object.defineProperty(globalThis, name, old);
      else Reflect.deleteProperty(globalThis, name);
    });
  };
}
