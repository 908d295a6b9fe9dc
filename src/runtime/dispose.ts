/** `Symbol.dispose`, or what compilers put in its place where the engine has none. */
// A copy of this file may be compiled where the types know of no `dispose`: then it is any symbol.
// eslint-disable-next-line @typescript-eslint/ban-ts-comment -- There is no error here, where they do.
// @ts-ignore
export const dispose: typeof Symbol.dispose = Symbol.dispose ?? Symbol.for('Symbol.dispose');
