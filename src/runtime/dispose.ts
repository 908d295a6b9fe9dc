/** `Symbol.dispose`, or what compilers put in its place where the engine has none. */
export const dispose: typeof Symbol.dispose = Symbol.dispose ?? Symbol.for('Symbol.dispose');
