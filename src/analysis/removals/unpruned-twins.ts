import type { TSESTree } from '@typescript-eslint/types';
import { haveSameKey, takeNothingOut } from '../containers/alike-uses.ts';
import { counts, type Use } from '../containers/container-uses.ts';
import { type Container, containers } from '../containers/containers.ts';
import { constantText } from '../syntax/bindings.ts';
import { calledMethod } from '../syntax/member-names.ts';
import { nodesWithin, walk } from '../syntax/nodes.ts';
import { mentionsPlace } from '../values/place-mentions.ts';
import { type Place, placeOf } from '../values/places.ts';
import { addTo } from '../syntax/grouping.ts';
import { forgetsKeys } from './forgotten-keys.ts';
import type { FailedRemoval } from './removal-failures.ts';
import { blockOf, fillsAlike, PENDING, REMEMBERS } from './twin-fills.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { userOf } from '../syntax/syntax.ts';

/** Two containers that are filled side by side under the same key, of which only one is ever pruned. */
export function unprunedTwins(source: Source, container: Container): FailedRemoval | undefined {
  const { uses, kind, place } = container;
  if (kind.name === 'Array' || REMEMBERS.test(place.name) || !takeNothingOut(uses)) return undefined;
  // Most have nothing filled beside them that could be a twin, and need not be looked for by name.
  if (!filledBeside(source, uses).some(mayBeTwin)) return undefined;
  for (const other of namedBeside(source, uses)) {
    if (!mayBeTwin(other)) continue;
    const filled = other.uses.find(twin => uses.some(use => fillsAlike(source, use, twin)));
    const pruned =
      filled &&
      other.uses.find(
        use =>
          forgetsKeys(source, use, other.place, uses) ||
          (prunes(use) &&
            !undoes(source, use) &&
            !setsAnew(source, use, other) &&
            !fillsAgain(use, other) &&
            !drains(use, other) &&
            !marks(source, use, uses) &&
            !sparesThose(source, use, place)),
      );
    if (pruned) return { node: container.node, failure: 'twin', evidence: pruned.by };
  }
  return undefined;

  function mayBeTwin(other: Container): boolean {
    return (
      other !== container &&
      !PENDING.test(other.place.name) &&
      other.uses.some(use => prunes(use) || forgetsKeys(source, use, other.place, uses)) &&
      other.lifetime === container.lifetime &&
      (other.place.owner ?? other.place.variable?.scope) === (place.owner ?? place.variable?.scope)
    );
  }
}

/** The containers that something is put into in the same block as into this one. */
function filledBeside(source: Source, uses: readonly Use[]): Container[] {
  const blocks = new Set(uses.flatMap(({ effect, by }) => (effect === 'grow' ? [blockOf(by)] : [])));
  return [...blocks].flatMap(block => containersFilledIn(source).get(block) ?? []);
}

const containersFilledIn = perSource((source): ReadonlyMap<TSESTree.Node | undefined, readonly Container[]> => {
  const byBlock = new Map<TSESTree.Node | undefined, Container[]>();
  for (const container of containers(source))
    for (const { effect, by } of container.uses) if (effect === 'grow') addTo(byBlock, blockOf(by), container);
  return byBlock;
});

/** The containers that are named in the same block as where something is put into this one. */
function namedBeside(source: Source, uses: readonly Use[]): ReadonlySet<Container> {
  const blocks = new Set(uses.flatMap(({ effect, by }) => (effect === 'grow' ? (blockOf(by) ?? []) : [])));
  return new Set([...blocks].flatMap(block => namedIn(source, block)));
}

function namedIn(source: Source, block: TSESTree.Node): Container[] {
  const named: Container[] = [];
  walk(source, block, node => {
    if (node !== block && node.type === 'BlockStatement') return false;
    const place = placeOf(source, node);
    const container = place && containersByPlace(source).get(place);
    if (container) named.push(container);
    return true;
  });
  return named;
}

const containersByPlace = perSource(
  (source): ReadonlyMap<Place, Container> => new Map(containers(source).map(container => [container.place, container])),
);

/** Whether a function that takes out an entry else puts one in under that key: it sets one or the other. */
const setsAnew = (source: Source, removal: Use, { uses }: Container): boolean =>
  uses.some(use => use.effect === 'grow' && use.inside === removal.inside && haveSameKey(source, use, removal));

/** `all.clear(); for (const item of items) all.add(item)`: what is read in anew is not pruned. */
function fillsAgain({ method, inside }: Use, { uses }: Container): boolean {
  return method === 'clear' && uses.some(use => use.effect === 'grow' && use.inside === inside);
}

/** `send([...fresh]); fresh.clear()`: what is handed on as a whole and begun anew, where the twin remembers what there was. */
function drains({ method, inside }: Use, { uses }: Container): boolean {
  return method === 'clear' && uses.some(use => use.effect === 'iterate' && use.inside === inside && !counts(use));
}

/** Whether the function that takes an entry out of one notes under its key in the other that it has gone. */
function marks(source: Source, removal: Use, uses: readonly Use[]): boolean {
  const isNoted = (use: Use): boolean => removal.key === undefined || haveSameKey(source, use, removal);
  return uses.some(use => use.effect === 'grow' && use.inside === removal.inside && isNoted(use));
}

/** `if (!guarded.has(path)) seen.delete(path)`: what is taken out of the one is not in the other. */
function sparesThose(source: Source, { by, inside }: Use, place: Place): boolean {
  for (let outer = by.parent; outer && outer !== inside; outer = outer.parent) {
    const tests = outer.type === 'IfStatement' ? nodesWithin(source, outer.test, 'UnaryExpression') : [];
    if (tests.some(({ operator, argument }) => operator === '!' && mentionsPlace(source, argument, place))) return true;
  }
  return false;
}

/** Whether a use takes entries out. */
function prunes({ effect, key, method, by }: Use): boolean {
  if (effect !== 'shrink' || method === '=') return false;
  return key !== undefined || method === 'clear' || isSpliceOfOne(by);
}

/** `list.splice(index, 1)` */
function isSpliceOfOne(by: TSESTree.Node): boolean {
  const [, count] = by.type === 'CallExpression' ? by.arguments : [];
  return count?.type === 'Literal' && count.value === 1;
}

/** Whether a removal only takes back what failed: `made.catch(() => cache.delete(key))`, `made.on('error', () => cache.delete(key))`. */
function undoes(source: Source, { inside }: Use): boolean {
  const call = inside && userOf(inside);
  if (call?.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') return false;
  const [event] = call.arguments;
  if (event && HEARS.has(calledMethod(source, call))) return constantText(source, event) === 'error';
  return calledMethod(source, call) === 'catch';
}

const HEARS: ReadonlySet<string | undefined> = new Set(['on', 'once', 'addListener', 'addEventListener']);
