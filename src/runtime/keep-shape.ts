// One instance of each class is kept for as long as the program runs, which is the point.
const kept: object[] = [];

/**
 * Keeps one instance of a class for ever. V8 drops a class's hidden class together with its last instance, and with it
 * the optimised code that relies on it: loops over a collection then take twice as long after each collection of garbage.
 */
export function keepShape(instance: object): void {
  kept.push(instance);
}
