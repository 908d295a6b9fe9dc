import type { TSESTree } from '@typescript-eslint/types';
import { inputCount } from '../lives/effect-inputs.ts';
import { OBSERVERS } from '../tables/acquisition-table.ts';
import { type Behalf, behalfOf, type Leak } from '../lives/behalf.ts';
import { functionOf } from '../values/calls.ts';
import { type Capture, captureOf } from '../functions/captures.ts';
import type { Confidence } from '../tables/confidence.ts';
import type { Handle } from '../releases/handles.ts';
import {
  areMadeBeside,
  handleOfObserver,
  lifeOfTargets,
  observerClass,
  targetsOf,
  watchesOf,
} from '../releases/observed-targets.ts';
import { isMissedByEnds } from '../releases/missed-ends.ts';
import { isOverwritten } from '../releases/overwritten-handles.ts';
import { seeksSameAgain } from '../releases/sought-elements.ts';
import { mentions } from '../syntax/mentions.ts';
import { contains, nodesOf, textOf } from '../syntax/nodes.ts';
import type { Occasion } from '../lives/occasions.ts';
import { judgeOwner } from '../lives/owner-judgement.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { isAlwaysReached } from '../releases/self-renewal.ts';
import { isRunByStarts } from '../lives/starts-of-objects.ts';
import { propertyName } from '../syntax/member-names.ts';
import { functionAround, isFunction, userOf } from '../syntax/syntax.ts';
import type { TargetLife } from '../lives/target-lives.ts';
import { anyWord } from '../tables/words.ts';

export interface LeakedObserver extends Leak {
  readonly className: string;
  readonly handle: Handle;
  /** Nothing disconnects it, not whenever its owner ends, or not once the next one has taken its place. */
  readonly reason: 'undisconnected' | 'missed' | 'overwritten';
}

/** Observers of the web platform that watch on after their owner is done with. */
export const leakedObservers = perSource((source): readonly LeakedObserver[] =>
  mentionsObservers(source) ? nodesOf(source, 'NewExpression').flatMap(node => judge(source, node) ?? []) : [],
);

const CLASSES = anyWord(OBSERVERS);
const mentionsObservers = mentions(OBSERVERS, text => CLASSES.test(text));

function judge(source: Source, node: TSESTree.NewExpression): LeakedObserver | undefined {
  const className = observerClass(source, node);
  const [callback] = node.arguments;
  if (className === undefined || !callback || callback.type === 'SpreadElement') return undefined;
  const behalf = behalfOf(source, node);
  if (behalf === undefined) return undefined;
  const handle = handleOfObserver(source, node);
  if (handle.fate === 'handed' || (handle.fate === 'kept' && (handle.escapes || handle.isPassed))) return undefined;
  const { occasion, ends } = behalf;
  if (endsItself(source, callback, className, handle, occasion)) return undefined;
  if (areMadeBeside(source, node, handle)) return undefined;
  const releases =
    handle.fate === 'kept'
      ? handle.releases.filter(release => !contains(functionOf(source, callback) ?? callback, release))
      : [];
  const missed =
    isMissedByEnds(source, beginningOf(source, node, handle, occasion), occasion, ends, releases) &&
    !isTakenOver(source, node, handle, releases);
  const overwritten = !missed && handle.fate === 'kept' && isOverwritten(source, node, handle);
  if (releases.length > 0 && !missed && !overwritten) return undefined;
  // What the page measures goes on for as long as the page.
  const life = /^(Performance|Reporting)Observer$/.test(className) ? 'program' : lifeOfTargets(source, node, handle);
  // What waits for a change of its owner's own element goes with it, if that never comes.
  if (life === 'own' && handle.fate === 'kept' && handle.releases.length > releases.length) return undefined;
  const capture = captureOf(source, callback);
  const confidence =
    life && (overwritten ? confidenceOfNext(source, life, node, handle) : confidenceOf(source, life, behalf, capture));
  const reason = overwritten ? 'overwritten' : missed ? 'missed' : 'undisconnected';
  return confidence && { node: node.callee, confidence, className, handle, ...behalf, capture, reason };
}

/** What an observer begins with: an effect that returns before it tells one what to watch leaves nothing behind. */
function beginningOf(
  source: Source,
  node: TSESTree.NewExpression,
  handle: Handle,
  { kind, start }: Occasion,
): TSESTree.Node {
  const watch =
    kind === 'effect' ? watchesOf(source, node, handle).find(call => functionAround(call) === start) : undefined;
  return watch ?? node;
}

/** Whether an observer leaves one target where it is told of the next: a ref tells it of none at the end. */
function isTakenOver(
  source: Source,
  node: TSESTree.NewExpression,
  handle: Handle,
  releases: readonly TSESTree.Node[],
): boolean {
  const homes = watchesOf(source, node, handle).map(functionAround);
  return releases.some(release => {
    const member = userOf(release);
    const isLeft = member?.type === 'MemberExpression' && propertyName(source, member) === 'unobserve';
    return isLeft && homes.includes(functionAround(release));
  });
}

/** Observers that call back soon after they start to watch, even if nothing changes. */
const IMMEDIATE: ReadonlySet<string> = new Set(['IntersectionObserver', 'ResizeObserver']);

/**
 * Whether the callback of an observer ends it: always, through the observer that it is handed, where something only waits, or
 * once what it is about is among the `removedNodes`.
 */
function endsItself(
  source: Source,
  callback: TSESTree.Node,
  className: string,
  handle: Handle,
  { kind }: Occasion,
): boolean {
  if (kind === 'effect') return false;
  const runs = functionOf(source, callback);
  if (runs?.params[1] !== undefined) return true;
  const within = handle.fate === 'kept' ? handle.releases.filter(release => contains(runs ?? callback, release)) : [];
  if (kind !== 'object') return within.length > 0;
  if (runs && within.length > 0 && /\bremovedNodes\b/.test(source.text.slice(...runs.range))) return true;
  return (
    IMMEDIATE.has(className) &&
    within.some(
      release => runs !== undefined && (isAlwaysReached(source, release, runs) || isForGoneTarget(source, release)),
    )
  );
}

/** `if (!entry.target.isConnected) observer.disconnect()`: whether something is ended once its target is out of the page. */
function isForGoneTarget(source: Source, release: TSESTree.Node): boolean {
  for (let outer = release.parent; outer && !isFunction(outer); outer = outer.parent)
    if (outer.type === 'IfStatement' && /\bisConnected\b/.test(textOf(source, outer.test))) return true;
  return false;
}

/** Whether a framework runs a method of that name once for each object, and not whenever it comes into use again. */
const runsOnce = (name: string): boolean =>
  /^(created|mounted|firstUpdated|componentDidMount|componentDidLoad|ngOnInit|ngAfterViewInit|ngAfterContentInit|didInsertElement)$/.test(
    name,
  );

/** Whether an observer is made once for its owner: what it watches of that goes together with both. */
function isMadeOnce(source: Source, { kind, start, owner }: Occasion): boolean {
  if (kind === 'object')
    return owner !== undefined && (!isFunction(start) || isRunByStarts(source, owner, start, runsOnce));
  return kind === 'effect' && inputCount(start) === 0;
}

/** One more with each run, whoever its owner is; but what the file does not show may be something else each time. */
function confidenceOfNext(source: Source, life: TargetLife, node: TSESTree.NewExpression, handle: Handle): Confidence {
  return life === 'unknown' && !seeksSameAgain(source, node, targetsOf(source, node, handle)) ? 'possible' : 'likely';
}

/** An observer goes with the elements that it watches, unless something else keeps them, or it is made again and again. */
function confidenceOf(
  source: Source,
  life: TargetLife,
  { occasion, ends }: Behalf,
  capture: Capture,
): Confidence | undefined {
  if (life === 'own' && isMadeOnce(source, occasion)) return undefined;
  if (occasion.kind === 'effect') return 'likely';
  // Who is told what to remove is not told to end.
  if (occasion.kind === 'object' && ends.functions.some(({ params }) => params.length === 0 || ends.byFramework))
    return occasion.method === 'firstUpdated' && life === 'unknown'
      ? 'possible'
      : judgeOwner(source, 'program', occasion, ends, capture);
  if (life === 'own') return undefined;
  const judged = judgeOwner(source, life, occasion, ends, capture);
  return life === 'unknown' && judged ? 'possible' : judged;
}
