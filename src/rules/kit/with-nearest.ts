import { nearest } from '../../analysis/syntax/nearest.ts';
import { warnOnce } from './warn-once.ts';

/**
 * A copy. Whoever asks it for a name that it almost has is warned with the right one: of a misspelt rule ESLint
 * says that it is not there, and of a misspelt preset that something is undefined.
 */
export function withNearest<Named extends object>(what: string, named: Named): Named {
  const names = Object.keys(named);
  const inherited = new Proxy(Object.prototype, {
    get(target, name, receiver): unknown {
      const meant = typeof name === 'symbol' || name in target ? undefined : nearest(name, names);
      // Some tools look whether there is a `flat/recommended`.
      if (meant !== undefined && !String(name).includes('/'))
        warnOnce(`there is no ${what} \`${String(name)}\` (did you mean \`${meant}\`?).`);
      return Reflect.get(target, name, receiver);
    },
  });
  return Object.assign(Object.create(inherited) as object, named);
}
