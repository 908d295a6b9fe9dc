import type { TSESTree } from '@typescript-eslint/types';
import { resolve } from '../syntax/bindings.ts';
import { grouped } from '../syntax/grouping.ts';
import { nodesOf } from '../syntax/nodes.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { calleeWord, lastNameOf, unwrap } from '../syntax/syntax.ts';
import { wordsOf } from '../tables/name-words.ts';

/**
 * `projects.remove(projectId)`, `destroyProject(event.projectId)`: whether the file ends the things that a key is the id of, so
 * that they come and go.
 */
export function isOfEndedThing(source: Source, key: TSESTree.Node): boolean {
  const name = lastNameOf(resolve(source, key));
  return ID.test(name) && endingsById(source).has(name);
}

const ID = /[a-z](?:I[dD]|_id)$/;

/** The calls that end one of several things, by the name of the id that they are given. */
const endingsById = perSource(source =>
  grouped(nodesOf(source, 'CallExpression'), call => {
    const [given] = call.arguments;
    const [, verb, rest = ''] = ENDS.exec(calleeWord(call)) ?? [];
    if (verb === undefined || given === undefined) return undefined;
    const name = lastNameOf(given);
    if (!ID.test(name)) return undefined;
    const thing = wordsOf(name).slice(0, -1).join('');
    const ended = rest === '' ? thingsOf(call) : wordsOf(rest).join('').replace(/byid$/, '');
    return ended.replace(/s$/, '') === thing ? name : undefined;
  }),
);

/** `project` for `this.projectStore`, which things are taken out of. */
function thingsOf({ callee }: TSESTree.CallExpression): string {
  const node = unwrap(callee);
  if (node.type !== 'MemberExpression') return '';
  const words = wordsOf(lastNameOf(node.object));
  while (HOLDERS.test(words.at(-1) ?? '')) words.pop();
  return words.join('');
}

const ENDS = /^_*(remove|delete|destroy|dispose|archive|close|terminate|kill|unregister|end|drop)([A-Z]\w*)?$/;

const HOLDERS = /^(?:store|service|manager|registry|repository|repo|map|list|table|by|id|snapshot|state|api|db|dao)$/;
