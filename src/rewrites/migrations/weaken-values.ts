import type { Container } from '../../analysis/containers/containers.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { lineOf } from '../../analysis/syntax/syntax.ts';
import { onlyCalls } from '../conditions/allowed-uses.ts';
import { namesItsClass, renameClass } from '../conditions/class-names.ts';
import { growsWithoutEnd } from '../conditions/endless-growth.ts';
import { elementsAreNotEnded } from '../conditions/ended-elements.ts';
import { EXACT_BINDING } from '../conditions/exact-binding.ts';
import { valuesAreMadeHere } from '../conditions/fresh-values.ts';
import { valueTypeIsWeak } from '../conditions/value-types.ts';
import { type Condition, firstDoubt } from '../conditions/gate.ts';
import { valuesAreMadeOfTheirKey } from '../conditions/made-of-key.ts';
import { missesAreMadeAgain, readsAreChecked } from '../conditions/made-again.ts';
import { valuesAreHandedOut, valuesMayBeKept } from '../conditions/handed-out-values.ts';
import { makingIsRepeatable } from '../conditions/repeatable-making.ts';
import type { Rewrite } from '../edits/rewrite.ts';
import { fromRuntime } from './runtime-class.ts';
import { fillsMakeTheSame } from '../conditions/same-fills.ts';
import { hitsOnlyHandOut } from '../conditions/same-either-way.ts';
import { valuesAreAsked } from '../conditions/told-values.ts';
import { valuesStayAsMade } from '../conditions/unchanged-values.ts';
import { isWalk, walksOf } from '../conditions/walks.ts';

const isMap: Condition<Container> = ({ kind, place }) =>
  kind.name === 'Map'
    ? undefined
    : { doubt: `\`${place.name}\` is no map, and only a map has values to hold weakly`, hazard: 'no-map' };

/** What must hold of a cache's values before they are held weakly, whatever holds them now. */
export const VALUES_COME_AGAIN: readonly Condition<Container>[] = [
  elementsAreNotEnded,
  valueTypeIsWeak,
  missesAreMadeAgain,
  readsAreChecked,
  valuesAreMadeHere,
  valuesAreHandedOut,
  hitsOnlyHandOut,
  valuesStayAsMade,
  makingIsRepeatable,
  valuesAreAsked,
  valuesAreMadeOfTheirKey,
  fillsMakeTheSame,
  valuesMayBeKept,
];

const CONDITIONS: readonly Condition<Container>[] = [
  isMap,
  ...EXACT_BINDING,
  growsWithoutEnd,
  namesItsClass,
  onlyCalls({ target: 'WeakValueMap', methods: ['get', 'has', 'set'], walks: isWalk }),
  ...VALUES_COME_AGAIN,
];

/** Lets go of cached values that nothing else holds: a `Map` becomes a `WeakValueMap`. */
export function weakenValues(container: Container, source: Source): Rewrite {
  const doubt = firstDoubt(CONDITIONS, container, source);
  if (doubt) return doubt;
  const runtime = fromRuntime(source, 'WeakValueMap');
  if ('doubt' in runtime) return runtime;
  const cure = { edits: renameClass(source, container, runtime.name), imports: ['WeakValueMap'] };
  const [walk] = walksOf(container);
  if (walk === undefined) return cure;
  return {
    ...cure,
    review: `line ${lineOf(walk.node)} walks or counts \`${container.place.name}\`, and finds only what is still in use`,
  };
}

/** What speaks against holding the values of a map weakly at all, and not only against doing so by a rewrite. */
const LOSSES: ReadonlySet<string | undefined> = new Set(['mutable-state', 'ended', 'sole-owner']);

/** Whether something would be lost with the values, by whoever they are held weakly. */
export function wouldLoseValues(rewrite: Rewrite): boolean {
  return 'doubt' in rewrite && LOSSES.has(rewrite.hazard);
}
