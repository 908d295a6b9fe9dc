import type { TSESTree } from '@typescript-eslint/types';
import { calleeName } from '../syntax/member-names.ts';
import { resolve } from '../syntax/bindings.ts';
import { OBSERVING_MAKERS } from '../tables/container-functions.ts';
import { type ContainerKind, kindOfClass, kindOfMaker, MAKING_WORDS } from '../tables/container-kinds.ts';
import { kindOfSubclass } from './subclass-kinds.ts';
import type { Source } from '../syntax/source.ts';
import { calleeWord, isClass, unwrap } from '../syntax/syntax.ts';

/** The kind of collection that an expression makes, empty or filled; `undefined` for anything else. */
export function kindOf(source: Source, expression: TSESTree.Node): ContainerKind | undefined {
  const node = unwrap(expression);
  switch (node.type) {
    case 'ArrayExpression':
      return kindOfClass('Array');
    case 'ObjectExpression':
      return node.properties.length === 0 ? kindOfClass('Object') : undefined;
    case 'CallExpression':
      if (OBSERVING_MAKERS.has(calleeWord(node))) return kindOfObserved(source, node.arguments[0]);
      return kindOfMaker(calleeName(source, unwrap(node.callee)));
    case 'NewExpression':
      return kindMade(source, node.callee);
    case 'ConditionalExpression':
      return kindOf(source, node.consequent) ?? kindOf(source, node.alternate);
    case 'LogicalExpression':
      return kindOf(source, node.right);
    case 'AssignmentExpression':
      return kindOf(source, node.right);
    default:
      return undefined;
  }
}

/** The last words of what is called to make a collection: next to no call has one of them. */
export const NAMES_OF_MAKERS: ReadonlySet<string> = new Set([...MAKING_WORDS, ...OBSERVING_MAKERS]);

/** `reactive({})`; a list or map that is observed, nothing of ours could take the place of. */
function kindOfObserved(source: Source, given: TSESTree.Node | undefined): ContainerKind | undefined {
  return given?.type === 'ObjectExpression' ? kindOf(source, given) : undefined;
}

/** The kind of collection that `new` makes, also through a local subclass; `undefined` for one that bounds itself. */
function kindMade(source: Source, callee: TSESTree.Node): ContainerKind | undefined {
  const made = resolve(source, callee);
  const name = callee.type === 'Identifier' ? callee.name : isClass(made) ? made.id?.name : undefined;
  if (name !== undefined && source.settings.boundedCollections.includes(name)) return undefined;
  if (!isClass(made) || !made.superClass) return kindOfClass(calleeName(source, made));
  const base = kindMade(source, made.superClass);
  return base && kindOfSubclass(source, base, made);
}
