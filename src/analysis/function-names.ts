import type { TSESTree } from '@typescript-eslint/types';
import { propertyName } from './bindings.ts';
import { nodesOf } from './nodes.ts';
import { aliasesByName, namesOf } from './place-names.ts';
import { perSource, type Source } from './source.ts';
import { calleeWord, wrapped } from './syntax.ts';

/** Hooks that hand back the function that they are given. */
export const STABILIZERS =
  /^use(Callback|Event|EffectEvent|EventCallback|MemoizedFn|PersistFn|CallbackRef|LatestCallback)$/;

/** Whether an expression may name a function of the file, by its last word; most names never do, and need no look. */
export function mayNameFunction(source: Source, node: TSESTree.Node): boolean {
  const name =
    node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' ? propertyName(source, node) : undefined;
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

function addNames(source: Source, value: TSESTree.Node, names: Set<string>): void {
  const outer = wrapped(value);
  const by = outer.parent;
  const add = (name: string | undefined): unknown => name !== undefined && names.add(name);
  switch (by?.type) {
    case 'VariableDeclarator':
      return void (by.id.type === 'Identifier' && add(by.id.name));
    case 'MethodDefinition':
    case 'PropertyDefinition':
    case 'Property':
      return namesOf(source, by).forEach(add);
    case 'AssignmentExpression':
      if (by.left.type === 'Identifier') add(by.left.name);
      else if (by.left.type === 'MemberExpression') add(propertyName(source, by.left));
      return addNames(source, by, names);
    case 'CallExpression':
      return STABILIZERS.test(calleeWord(by)) ? addNames(source, by, names) : undefined;
    default:
      return undefined;
  }
}
