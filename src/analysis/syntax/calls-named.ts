import type { TSESTree } from '@typescript-eslint/types';
import { propertyName } from './member-names.ts';
import { grouped } from './grouping.ts';
import { nodesOf } from './nodes.ts';
import { perSource, type Source } from './source.ts';
import { unwrap, unwrapValue } from './syntax.ts';

type Calls = readonly TSESTree.CallExpression[];

/** The calls of the file by the last word of what they call: `on` of `bus.on(…)` and of `on(…)`. */
const callsByWord = perSource((source): ReadonlyMap<string, Calls> =>
  grouped(nodesOf(source, 'CallExpression'), ({ callee }) => lastWord(source, callee)),
);

function lastWord(source: Source, callee: TSESTree.Node): string | undefined {
  const node = unwrap(callee);
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' ? propertyName(source, node) : undefined;
}

/** The names of constants by the last word of what they are: `later` by `setTimeout` for `const later = window.setTimeout`. */
const aliasesByWord = perSource((source): ReadonlyMap<string, readonly string[]> => {
  const aliases = new Map<string, string[]>();
  for (const { id, init } of nodesOf(source, 'VariableDeclarator')) {
    if (id.type !== 'Identifier' || !init) continue;
    const value = unwrapValue(init);
    // `const remove = body.removeEventListener.bind(body)`
    const callee = value.type === 'CallExpression' ? unwrap(value.callee) : undefined;
    const named = callee === undefined ? value : callee.type === 'MemberExpression' ? callee.object : undefined;
    const word = named && lastWord(source, named);
    if (word === undefined) continue;
    const known = aliases.get(word);
    if (known === undefined) aliases.set(word, [id.name]);
    else known.push(id.name);
  }
  return aliases;
});

/**
 * The calls that may call what goes by one of the names, also through constants and bound, in the order of the text.
 * Most files have thousands of calls and next to none of these.
 */
export function callsNamed(source: Source, names: Iterable<string>): Calls {
  const found: TSESTree.CallExpression[] = [];
  // A name that an alias adds is come to, too.
  const words = new Set(names);
  for (const word of words) {
    found.push(...(callsByWord(source).get(word) ?? []));
    for (const alias of aliasesByWord(source).get(word) ?? []) words.add(alias);
  }
  return found.sort((a, b) => a.range[0] - b.range[0] || b.range[1] - a.range[1]);
}

/** Whether the file calls something by a name, but for methods that hand on to the one that they override. */
export const isCalled = (source: Source, name: string): boolean =>
  callsNamed(source, [name]).some(({ callee }) => callee.type !== 'MemberExpression' || callee.object.type !== 'Super');

/** The names, of all that the calls of the file call, that match. */
export function namesOfCalls(source: Source, name: RegExp): string[] {
  return [...callsByWord(source).keys()].filter(word => name.test(word));
}
