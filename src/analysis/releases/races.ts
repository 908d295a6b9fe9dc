import type { TSESTree } from '@typescript-eslint/types';
import { calledMethod } from '../syntax/member-names.ts';
import type { Source } from '../syntax/source.ts';
import { calleeWord, type FunctionNode, functionAround, userOf, wrapped } from '../syntax/syntax.ts';
import { callsTo } from '../values/calls.ts';
import { placeOf } from '../values/places.ts';

export interface Race {
  /** The call of `Promise.race`. */
  readonly race: TSESTree.Node;
  /** What else takes part in it. */
  readonly rivals: readonly TSESTree.Node[];
}

/** The race that a promise takes part in, by itself, under a name, or as what a function returns. */
export function raceWith(source: Source, promise: TSESTree.Node, hops = 0): Race | undefined {
  const user = userOf(promise);
  switch (user?.type) {
    case 'ArrayExpression':
      return raceOf(user, promise);
    case 'MemberExpression': {
      const call = userOf(user);
      const isChain = call?.type === 'CallExpression' && /^(?:then|catch)$/.test(calledMethod(source, call) ?? '');
      return isChain ? raceWith(source, call, hops) : undefined;
    }
    case 'VariableDeclarator':
      return user.id.type === 'Identifier' ? firstRace(source, placeOf(source, user.id)?.occurrences, hops) : undefined;
    case 'ReturnStatement':
      return raceOfResult(source, functionAround(user), hops);
    case 'ArrowFunctionExpression':
      return raceOfResult(source, user, hops);
    default:
      return undefined;
  }
}

function raceOf(list: TSESTree.ArrayExpression, promise: TSESTree.Node): Race | undefined {
  const call = userOf(list);
  if (call?.type !== 'CallExpression' || calleeWord(call) !== 'race') return undefined;
  const rivals = list.elements.filter(element => element !== null && element !== wrapped(promise));
  return rivals.length > 0 ? { race: call, rivals: rivals as TSESTree.Node[] } : undefined;
}

function raceOfResult(source: Source, maker: FunctionNode | undefined, hops: number): Race | undefined {
  return maker && hops < 2 ? firstRace(source, callsTo(source, maker).calls, hops + 1) : undefined;
}

function firstRace(source: Source, promises: readonly TSESTree.Node[] = [], hops: number): Race | undefined {
  for (const promise of promises) {
    const race = hops < 3 ? raceWith(source, promise, hops + 1) : undefined;
    if (race) return race;
  }
  return undefined;
}
