import type { TSESTree } from '@typescript-eslint/types';
import { nameOf } from '../lives/components.ts';
import { endsProcess } from '../lives/programs.ts';
import { occasionOf } from '../lives/occasions.ts';
import type { Behalf } from '../lives/behalf.ts';
import { keyName } from '../syntax/member-names.ts';
import type { Source } from '../syntax/source.ts';
import { type FunctionNode, functionAround, userOf } from '../syntax/syntax.ts';
import { isWholeEnd } from '../tables/lifecycle-names.ts';
import { callsTo, isExported } from '../values/calls.ts';
import { type StartedTimer, startedTimers } from './timers.ts';

/**
 * For whom an interval runs that is started once, where what ends that stops the interval which was started beside it, and
 * not this one: `const flush = setInterval(…); const report = setInterval(…); export function shutdown() { clearInterval(flush); }`.
 */
export function behalfOfTwin(source: Source, { call, timer, handle }: StartedTimer): Behalf | undefined {
  if (!timer.repeats || functionAround(call) !== undefined || handle.fate !== 'kept') return undefined;
  if (handle.escapes || handle.isPassed || handle.isUnref || handle.releases.length > 0) return undefined;
  // `export const report = setInterval(…)`: others may stop it.
  if (handle.place.variable?.defs.some(({ node }) => isExported(node))) return undefined;
  for (const { call: other, timer: twin, handle: its } of startedTimers(source)) {
    if (other === call || !twin.repeats || functionAround(other) !== undefined || its.fate !== 'kept') continue;
    if (its.place.owner !== handle.place.owner) continue;
    for (const release of its.releases) {
      const behalf = behalfOfEnd(source, release);
      if (behalf) return behalf;
    }
  }
  return undefined;
}

function behalfOfEnd(source: Source, release: TSESTree.Node): Behalf | undefined {
  const end = functionAround(release);
  const name = end && nameOfEnd(source, end);
  const occasion = occasionOf(source, release);
  if (end === undefined || name === undefined || occasion === undefined) return undefined;
  if (!isWholeEnd(name, source.settings.lifecycles) || isLastOfProcess(source, end)) return undefined;
  return {
    occasion,
    ends: { functions: [end], sure: [end], name, byFramework: false },
  };
}

/** `clearInterval(flush); process.exit();`, also by whoever calls that: nothing runs on behind it. */
const isLastOfProcess = (source: Source, end: FunctionNode): boolean =>
  endsProcess(source, end) ||
  callsTo(source, end).calls.some(call => {
    const caller = functionAround(call);
    return caller !== undefined && endsProcess(source, caller);
  });

function nameOfEnd(source: Source, end: FunctionNode): string | undefined {
  const user = userOf(end);
  const isMember =
    user?.type === 'MethodDefinition' || user?.type === 'PropertyDefinition' || user?.type === 'Property';
  return isMember ? keyName(user) : nameOf(source, end);
}
