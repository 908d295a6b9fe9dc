import { didYouMean } from '../../analysis/syntax/nearest.ts';
import { UsageError } from './usage-error.ts';

/** Reads an option that takes one of some names; whoever misspells one is told the nearest. */
export function oneOf<Name extends string>(option: string, names: readonly Name[]): (text: string) => Name {
  return text => {
    const name = names.find(known => known === text);
    if (name === undefined)
      throw new UsageError(`${option} wants one of ${names.join(', ')}, not ${text}${didYouMean(text, names)}`);
    return name;
  };
}
