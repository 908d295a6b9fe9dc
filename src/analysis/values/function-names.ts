import type { TSESTree } from '@typescript-eslint/types';
import { propertyName } from '../syntax/member-names.ts';
import { nodesOf } from '../syntax/nodes.ts';
import { aliasesByName, namesOf } from './place-names.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { calleeWord, wrapped } from '../syntax/syntax.ts';

/** Hooks that hand back the function that they are given. */
export const STABILIZERS =
  /^use(Callback|Event|EffectEvent|EventCallback|MemoizedFn|PersistFn|CallbackRef|LatestCallback)$/;

/** Whether an expression may name a function of the file, by its last word; most names never do, and need no look. */
export function mayNameFunction(source: Source, node: TSESTree.Node): boolean {
  const name = nameIn(source, node);
  return name !== undefined && functionNames(source).has(name);
}

/** The names of all places that the file gives a function, and other names of these. */
const functionNames = perSource((source): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const { id } of nodesOf(source, 'FunctionDeclaration')) if (id) names.add(id.name);
  for (const node of nodesOf(source, 'FunctionExpression')) addNames(source, node, names);
  for (const node of nodesOf(source, 'ArrowFunctionExpression')) addNames(source, node, names);
  // A name that an alias adds is come to, too.
  for (const name of names) for (const alias of aliasesByName(source).get(name) ?? []) names.add(alias.name);
  return names;
});

/** Adds the names of the places that a function is put into. */
function addNames(source: Source, value: TSESTree.Node, names: Set<string>): void {
  const by = wrapped(value).parent;
  switch (by?.type) {
    case 'VariableDeclarator':
      if (by.id.type === 'Identifier') names.add(by.id.name);
      break;
    case 'MethodDefinition':
    case 'PropertyDefinition':
    case 'Property':
      for (const name of namesOf(source, by)) names.add(name);
      break;
    case 'AssignmentExpression': {
      const name = nameIn(source, by.left);
      if (name !== undefined) names.add(name);
      addNames(source, by, names);
      break;
    }
    case 'CallExpression':
      if (STABILIZERS.test(calleeWord(by))) addNames(source, by, names);
      break;
  }
}

/** The last word of what an expression names. */
function nameIn(source: Source, node: TSESTree.Node): string | undefined {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' ? propertyName(source, node) : undefined;
}
