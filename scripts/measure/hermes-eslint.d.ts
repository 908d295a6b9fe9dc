declare module 'hermes-eslint' {
  export function parseForESLint(text: string, options?: object): { ast: object };
}
