import type { Container } from '../analysis/containers.ts';
import type { Source } from '../analysis/source.ts';
import { lineOf } from '../analysis/syntax.ts';
import { onlyCalls } from './allowed-uses.ts';
import { namesItsClass, renameClass } from './class-names.ts';
import { elementsAreNotEnded } from './ended-elements.ts';
import { EXACT_BINDING } from './exact-binding.ts';
import { valuesAreMadeHere, valueTypeIsWeak } from './fresh-values.ts';
import { type Condition, firstDoubt } from './gate.ts';
import { valuesAreMadeOfTheirKey } from './made-of-key.ts';
import { missesAreMadeAgain, readsAreChecked } from './made-again.ts';
import { valuesAreHandedOut } from './handed-out-values.ts';
import { makingIsRepeatable } from './repeatable-making.ts';
import type { Rewrite } from './rewrite.ts';
import { fromRuntime } from './runtime-class.ts';
import { hitsOnlyHandOut } from './same-either-way.ts';
import { valuesStayAsMade } from './unchanged-values.ts';
import { isWalk, walksOf } from './walks.ts';

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
  valuesAreMadeOfTheirKey,
];

const CONDITIONS: readonly Condition<Container>[] = [
  isMap,
  ...EXACT_BINDING,
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
