import { isCacheOf } from '../containers/caches.ts';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { nameOfFunction } from '../containers/registrations.ts';
import { wordsOf } from '../tables/name-words.ts';
import { namesOccurrences } from '../tables/occurrence-names.ts';
import { opennessOfWords } from '../tables/openness-words.ts';
import { callsTo, functionOf } from '../values/calls.ts';
import { ownerName } from '../values/owner-names.ts';
import type { Source } from '../syntax/source.ts';
import { isFunction } from '../syntax/syntax.ts';

/** `userCache`, the `cache` of `getUser(id)`, of a `UserService`: one entry for each thing that anybody asks for. */
export function isCacheOfThings(source: Source, container: Container, { inside }: Use): boolean {
  const names = [
    container.place.name.replace(/_?(cache|memo)d?$/i, ''),
    inside?.id?.name ?? nameOfFunction(source, inside) ?? '',
    (ownerName(source, container.place) ?? '').replace(/(Service|Manager|Repository|Store|Cache|Loader|Api)$/, ''),
  ];
  return isCacheOf(container) && names.some(namesOccurrences);
}

/** `memoize(userId => …)` of a helper in the same file: it keeps a result for each user. */
export function memoizesById(source: Source, { place }: Container): boolean {
  const home = place.variable?.scope.variableScope.block;
  if (home === undefined || !isFunction(home)) return false;
  return callsTo(source, home).calls.some(({ arguments: given }) =>
    given.some(argument => {
      const [first] = functionOf(source, argument)?.params ?? [];
      const [last = '', before = ''] = first?.type === 'Identifier' ? wordsOf(first.name).reverse() : [];
      return opennessOfWords(last, before) === 'identifier';
    }),
  );
}
