import type { TSESTree } from '@typescript-eslint/types';
import { propertyName } from '../../analysis/syntax/member-names.ts';
import { globalPath } from '../../analysis/syntax/globals.ts';
import { nodesOf } from '../../analysis/syntax/nodes.ts';
import type { Occasion } from '../../analysis/lives/occasions.ts';
import { membersOf } from '../../analysis/values/place-members.ts';
import { type Place, placeOf } from '../../analysis/values/places.ts';
import { isReached, reachedFrom } from '../../analysis/functions/reach.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { functionAround, userOf } from '../../analysis/syntax/syntax.ts';
import type { Acquired } from '../conditions/acquired.ts';
import { homeOfThis } from './held.ts';
import { isVisibleAt } from '../edits/names-at.ts';
import { isPairedEnd } from './paired-ends.ts';

/** How the code that adds the listener names a controller that is made before, and aborted when the owner ends. */
export function controllerOf(
  source: Source,
  { call, occasion, ends }: Pick<Acquired, 'call' | 'occasion' | 'ends'>,
): string | undefined {
  const reached = reachedFrom(source, ends.functions);
  const isEnded = (place: Place): boolean =>
    place.values.length === 1 &&
    makesController(source, place.values[0]!.value) &&
    place.occurrences.some(name => isReached(reached, name) && isAborted(source, name));
  if (occasion.kind === 'effect') {
    for (const { id } of nodesOf(source, 'VariableDeclarator')) {
      if (id.type !== 'Identifier' || id.range[0] > call.range[0] || functionAround(id) !== occasion.start) continue;
      const place = placeOf(source, id);
      if (place && isEnded(place) && isVisibleAt(source, id, call)) return id.name;
    }
    return undefined;
  }
  if (occasion.kind !== 'object' || occasion.owner?.kind !== 'instance') return undefined;
  if (homeOfThis(call) !== homeOfBody(occasion)) return undefined;
  const members = membersOf(source, occasion.owner);
  const found = [...members].find(
    ([, place]) => isEnded(place) && isMadeFor(source, place, call, occasion, ends.name, members.keys()),
  );
  return found && `this.${found[0]}`;
}

const homeOfBody = ({ start }: Occasion): TSESTree.Node | undefined =>
  start.type === 'ArrowFunctionExpression' ? userOf(start) : start;

/** Whether a controller is new whenever the code that adds the listener runs. */
function isMadeFor(
  source: Source,
  { values: [given] }: Place,
  call: TSESTree.Node,
  { start, method = '', inCallback }: Occasion,
  end: string | undefined,
  methods: Iterable<string>,
): boolean {
  const around = given && functionAround(given.by);
  if (around === start) return !inCallback && given!.by.range[0] < call.range[0];
  const maker = around && userOf(around);
  const isMadeOnce = around === undefined || (maker?.type === 'MethodDefinition' && maker.kind === 'constructor');
  return (
    isMadeOnce &&
    end !== undefined &&
    method !== '' &&
    isPairedEnd('constructor', end, methods, source.settings.lifecycles)
  );
}

function makesController(source: Source, value: TSESTree.Node): boolean {
  return value.type === 'NewExpression' && globalPath(source, value.callee) === 'AbortController';
}

function isAborted(source: Source, name: TSESTree.Node): boolean {
  const member = userOf(name);
  if (member?.type !== 'MemberExpression' || propertyName(source, member) !== 'abort') return false;
  return userOf(member)?.type === 'CallExpression';
}
