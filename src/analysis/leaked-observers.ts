import type { TSESTree } from '@typescript-eslint/types';
import { OBSERVERS } from './acquisition-table.ts';
import { functionOf } from './calls.ts';
import { type Capture, captureOf } from './captures.ts';
import type { Confidence } from './confidence.ts';
import { repeats } from './executions.ts';
import { globalPath } from './globals.ts';
import { isGuarded } from './guards.ts';
import { type Handle, handleOf } from './handles.ts';
import { isMissedByEnds } from './missed-ends.ts';
import { contains, nodesOf } from './nodes.ts';
import { type Occasion, occasionOf } from './occasions.ts';
import { type Ends, endsOf } from './owner-ends.ts';
import { judgeOwner } from './owner-judgement.ts';
import { perSource, type Source } from './source.ts';
import { propertyName } from './bindings.ts';
import { isAlwaysReached } from './self-renewal.ts';
import { userOf, wrapped } from './syntax.ts';
import { targetLife, type TargetLife } from './target-lives.ts';
import { anyWord } from './words.ts';

export interface LeakedObserver {
  /** Where to report it: the `new` that makes it. */
  readonly node: TSESTree.Node;
  readonly confidence: Confidence;
  readonly className: string;
  readonly handle: Handle;
  readonly occasion: Occasion;
  readonly ends: Ends;
  readonly capture: Capture;
  readonly missed: boolean;
}

/** Observers of the web platform that watch on after their owner is done with. */
export const leakedObservers = perSource((source): readonly LeakedObserver[] =>
  CLASSES.test(source.text) ? nodesOf(source, 'NewExpression').flatMap(node => judge(source, node) ?? []) : [],
);

const CLASSES = anyWord(OBSERVERS);

function judge(source: Source, node: TSESTree.NewExpression): LeakedObserver | undefined {
  const className = globalPath(source, node.callee) ?? '';
  const [callback] = node.arguments;
  if (
    !OBSERVERS.has(className) ||
    !callback ||
    callback.type === 'SpreadElement' ||
    !repeats(source, node) ||
    isGuarded(source, node)
  )
    return undefined;
  const occasion = occasionOf(source, node);
  if (occasion === undefined) return undefined;
  const ends = endsOf(source, occasion);
  const handle = handleOnceChained(source, node);
  if (handle.fate === 'handed' || (handle.fate === 'kept' && (handle.escapes || handle.isPassed))) return undefined;
  const releases =
    handle.fate === 'kept'
      ? handle.releases.filter(release => !contains(functionOf(source, callback) ?? callback, release))
      : [];
  if (endsItself(source, callback, className, handle, occasion)) return undefined;
  const missed = isMissedByEnds(source, node, occasion, ends, releases);
  if (releases.length > 0 && !missed) return undefined;
  const life = lifeOfTargets(source, node, handle);
  const confidence = life && confidenceOf(source, life, occasion, ends, captureOf(source, callback));
  return (
    confidence && {
      node: node.callee,
      confidence,
      className,
      handle,
      occasion,
      ends,
      capture: captureOf(source, callback),
      missed,
    }
  );
}

/** Observers that call back soon after they start to watch, even if nothing changes. */
const IMMEDIATE: ReadonlySet<string> = new Set(['IntersectionObserver', 'ResizeObserver']);

/** Whether the callback of an observer ends it: always, through the observer that it is handed, or where something only waits. */
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
  return (
    IMMEDIATE.has(className) && within.some(release => runs !== undefined && isAlwaysReached(source, release, runs))
  );
}

/** `new ResizeObserver(…).observe(node)` throws the observer away. */
function handleOnceChained(source: Source, node: TSESTree.NewExpression): Handle {
  const member = userOf(node);
  const isChained =
    member?.type === 'MemberExpression' &&
    member.object === wrapped(node) &&
    propertyName(source, member) === 'observe';
  return isChained ? { fate: 'dropped' } : handleOf(source, node);
}

/** The longest life among what the observer is told to watch; `undefined` where it watches nothing here. */
function lifeOfTargets(source: Source, node: TSESTree.NewExpression, handle: Handle): TargetLife | undefined {
  const observers = handle.fate === 'kept' ? handle.place.occurrences : [node];
  const lives = observers.flatMap(observer => {
    const member = userOf(observer);
    const call =
      member?.type === 'MemberExpression' && propertyName(source, member) === 'observe' ? userOf(member) : undefined;
    const [target] = call?.type === 'CallExpression' ? call.arguments : [];
    return target ? [targetLife(source, target)] : [];
  });
  return (['program', 'borrowed', 'unknown', 'own'] as const).find(life => lives.includes(life));
}

/** What a custom element watches of itself from its first rendering on goes together with it. */
const isMadeOnce = ({ method }: Occasion, life: TargetLife): boolean =>
  method === 'firstUpdated' && (life === 'own' || life === 'unknown');

/** An observer goes with the elements that it watches, unless something else keeps them, or it is made again and again. */
function confidenceOf(
  source: Source,
  life: TargetLife,
  occasion: Occasion,
  ends: Ends,
  capture: Capture,
): Confidence | undefined {
  if (occasion.kind === 'effect') return 'likely';
  if (occasion.kind === 'object' && ends.functions.length > 0)
    return isMadeOnce(occasion, life) ? 'possible' : judgeOwner(source, 'program', occasion, ends, capture);
  if (life === 'own') return undefined;
  const judged = judgeOwner(source, life, occasion, ends, capture);
  return life === 'unknown' && judged ? 'possible' : judged;
}
