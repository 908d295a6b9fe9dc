import { gcUntil } from '../../src/testing/index.ts';

/** A turn of the event loop, all garbage collected, and another turn for callbacks and the sweep. */
export const collect = (): Promise<boolean> => gcUntil(() => true);

/** Lets the engine run timers. */
export const turn = (ms = 0): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));

/** `count` objects made out of reach of the caller's frame. */
export const objects = (count: number): { id: number }[] => Array.from({ length: count }, (_, id) => ({ id }));
