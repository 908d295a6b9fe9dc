import type { TSESTree } from '@typescript-eslint/types';
import type { Confidence } from '../tables/confidence.ts';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { takesPlaceOfEnded } from '../containers/told-to-end.ts';
import { opennessOf } from '../growth/openness.ts';
import { isOfCall, lifetimeOf } from '../lives/lifetimes.ts';
import type { Source } from '../syntax/source.ts';
import { calleeWord } from '../syntax/syntax.ts';
import { callsTo } from '../values/calls.ts';
import { placeDeclared } from '../values/places.ts';

/** How sure it is that what leaves the one of two collections by `evidence` is left in the other; `kept` where that may be as short-lived. */
export function confidenceOfTwin(
  source: Source,
  container: Container,
  { key }: Use,
  evidence: TSESTree.Node,
  kept: Confidence,
): Confidence {
  // Who ends what is under a key before the next is put in there counts on it that the same keys come again.
  const isEachAnother = key !== undefined && opennessOf(source, key) === 'identifier';
  if (!isEachAnother && isReplacedByNext(source, container)) return 'possible';
  // Who keeps the last so many of what comes is there for longer than each of them.
  if (dropsOne(evidence)) return 'likely';
  // What is local to a call goes with it, and what empties one at a time may be the end of both.
  return isOfCall(container.lifetime) || isMadeForCalls(source, container) || emptiesAll(evidence) ? kept : 'likely';
}

const isReplacedByNext = (source: Source, container: Container): boolean =>
  container.uses.some(use => use.effect === 'grow' && takesPlaceOfEnded(source, container, use));

/** Whether a field is one of objects that this file makes for a call only: `const found = new Titles()` in a function. */
function isMadeForCalls(source: Source, { place: { owner } }: Container): boolean {
  if (owner === undefined || 'name' in owner || owner.kind !== 'instance') return false;
  const { calls } = callsTo(source, owner.node);
  return (
    calls.length > 0 &&
    calls.every(({ parent }) => {
      const place =
        parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier' && placeDeclared(source, parent.id);
      return place && lifetimeOf(source, place) === 'call';
    })
  );
}

/** `list.shift()`, `list.pop()` */
const dropsOne = (removal: TSESTree.Node): boolean =>
  removal.type === 'CallExpression' && /^(?:shift|pop)$/.test(calleeWord(removal));

function emptiesAll(removal: TSESTree.Node): boolean {
  return removal.type === 'CallExpression' && removal.arguments.length === 0;
}
