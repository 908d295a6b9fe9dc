/** Calls that no rule may trip over: missing and spread arguments, computed and optional callees, `super`, `null`. */
export function crashProbes(methods: readonly string[]): string[] {
  return methods.flatMap(method => {
    // `delete` is a method as well, but no name.
    const bare = method === 'delete' ? 'a.delete' : method;
    return [
      `export function probe(a, ...rest) { a.${method}(); a.${method}(...rest); a?.${method}?.(...rest, a); a[method](a); a['${method}'](); ${bare}(); ${bare}(...rest); }`,
      `export class Probe extends Base { probe() { super.${method}(); super.${method}('x', null); this.${method}(null, null, null); make().${method}(null); } }`,
      `export const probe = o => { o.${method}(null, undefined); o.${method}(, ); };`.replace('(, )', '(`a${o}`, [])'),
      `export default () => (0, o.${method})('x', () => {}, { ...o });`,
      `export const probe = async () => { for await (const x of y) (await x).${method}('x', ...x); new (x.${method})(); new x[method]; };`,
    ];
  });
}
