import type { TSESTree } from '@typescript-eslint/types';
import { type Occasion, occasionOf } from '../lives/occasions.ts';
import { endsProcess } from '../lives/programs.ts';
import { constantValue, variableOf } from '../syntax/bindings.ts';
import { contains, walk } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { type FunctionNode, functionAround, isFunction, outermostAround } from '../syntax/syntax.ts';
import type { Confidence } from '../tables/confidence.ts';
import { isEnd } from '../tables/lifecycle-names.ts';
import type { LostRace } from './lost-races.ts';
import { isBrief } from './moments.ts';
import { type StartedTimer, startedTimers } from './timers.ts';

/**
 * How sure it is that timers which lose a race add up; `undefined` where the program ends with the race. One that is over in
 * a moment is no matter, nor one of a function that runs once.
 */
export function confidenceOfRace(source: Source, started: StartedTimer, lost: LostRace): Confidence | undefined {
  const home = functionAround(lost.race);
  // `await Promise.race([close(), late]); process.exit();`
  if (home === undefined || endsProcess(source, outermostAround(home) ?? home)) return undefined;
  if (isBrief(source, started) || lost.rivals.some(rival => isAnimation(source, rival))) return 'possible';
  if (isOtherCleared(source, started, home)) return 'likely';
  const isOnlyOne = (lost.isPause && isInLoop(lost.race)) || runsOnce(source, occasionOf(source, lost.race));
  return !isOnlyOne && isForWhatIsGiven(source, started, lost) ? 'likely' : 'possible';
}

/** `box.addEventListener('transitionend', resolve); setTimeout(resolve, duration)`: what is shown is over in a moment. */
const isAnimation = ({ text }: Source, { range }: TSESTree.Node): boolean =>
  /['"](?:webkit)?(?:transition|animation)end['"]/i.test(text.slice(...range));

/** Whether a race is run again and again in one call: the timer sets the pace, and is left at the end at most. */
function isInLoop(race: TSESTree.Node): boolean {
  for (let outer = race.parent; outer && !isFunction(outer); outer = outer.parent)
    if (/^(?:While|DoWhile|For\w*)Statement$/.test(outer.type)) return true;
  return false;
}

/** Whether code runs at the start of a program, or at the end of it or of an object. */
function runsOnce(source: Source, occasion: Occasion | undefined): boolean {
  const name = (occasion?.kind === 'object' ? occasion.method : occasion?.name) ?? '';
  return ONCE.test(name) || isEnd(name, source.settings.lifecycles);
}

/** Functions that a program, or what makes an object, calls once. */
const ONCE =
  /^(?:constructor|main|init|initiali[sz]e|boot|bootstrap|setup|install|start|startup|launch|open|connect|activate|serve|listen|mount)$/i;

/** Whether what races against a timer depends on what a function is given: there is one for each call. */
function isForWhatIsGiven(source: Source, { call }: StartedTimer, { race, rivals }: LostRace): boolean {
  return rivals.some(rival => mentionsGiven(source, rival, race, call));
}

function mentionsGiven(
  source: Source,
  node: TSESTree.Node,
  race: TSESTree.Node,
  but: TSESTree.Node,
  hops = 0,
): boolean {
  let isGiven = false;
  walk(source, node, inner => {
    if (inner === but) return false;
    const variable = inner.type === 'Identifier' ? variableOf(source, inner) : undefined;
    const [definition] = variable?.defs ?? [];
    isGiven ||= definition?.type === 'Parameter' && contains(definition.node, race);
    // `const list = listOf(options);`
    const value = hops < 2 && definition?.type === 'Variable' && variable ? constantValue(variable) : undefined;
    isGiven ||= value !== undefined && !isFunction(value) && mentionsGiven(source, value, race, but, hops + 1);
    return !isGiven;
  });
  return isGiven;
}

/** Whether another timer of the same function is stopped as soon as the work is done, and this one is not. */
function isOtherCleared(source: Source, { call, callback }: StartedTimer, home: FunctionNode): boolean {
  const homes = [home, functionAround(call)];
  return startedTimers(source).some(
    ({ call: other, handle }) =>
      other !== call &&
      homes.includes(functionAround(other)) &&
      handle.fate === 'kept' &&
      handle.releases.some(release => contains(home, release) && !contains(callback, release)),
  );
}
