import type { TSESTree } from '@typescript-eslint/types';
import { runsIn } from '../functions/reach.ts';
import type { Ends } from '../lives/owner-ends.ts';
import { namesOfCalls, callsNamed } from '../syntax/calls-named.ts';
import { globalPath } from '../syntax/globals.ts';
import { calledMethod } from '../syntax/member-names.ts';
import type { Source } from '../syntax/source.ts';
import { unwrap } from '../syntax/syntax.ts';
import { rootOf } from '../values/mutations.ts';

/** `window.shell.onUpdate(callback)`: what a page is given by the program around it, which tells whoever asks. */
export const ANY_EVENT = /^on[A-Z]/;

/** Objects of browsers, and of scripts that many pages load, which have functions of such names as well. */
const OF_BROWSERS = /^(?:chrome|browser|google|document|navigator|location|history|gapi|FB)\b/;

/** Whether a method of what hangs on `window`, and is no part of any page, is told what to call. */
export function isToldByShell(source: Source, call: TSESTree.CallExpression): boolean {
  const method = calledMethod(source, call) ?? '';
  if (!ANY_EVENT.test(method) || /^on(?:Load|Loaded|Ready|Init|Once)/.test(method)) return false;
  const { object } = unwrap(call.callee) as TSESTree.MemberExpression;
  const [path, root] = [globalPath(source, object), rootOf(object)];
  return path !== undefined && !OF_BROWSERS.test(path) && root.type === 'Identifier' && root.name === 'window';
}

/** `window.shell.offUpdate()`, `window.player.dispose()`: whether the end of who was told asks the same object to take that back. */
export function isEndedByShell(source: Source, call: TSESTree.CallExpression, { functions }: Ends): boolean {
  const shell = shellOf(source, call);
  return callsNamed(source, namesOfCalls(source, TAKES_BACK)).some(
    end => shell !== undefined && shellOf(source, end) === shell && runsIn(source, functions, end),
  );
}

const TAKES_BACK = /^(?:off|un|remove|clear|stop|end|cancel|dispose|destroy|close|detach|disconnect)(?![a-z])|^un[a-z]/;

function shellOf(source: Source, call: TSESTree.CallExpression): string | undefined {
  const callee = unwrap(call.callee);
  return callee.type === 'MemberExpression' ? globalPath(source, callee.object) : undefined;
}
