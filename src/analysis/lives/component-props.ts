import type { TSESTree } from '@typescript-eslint/types';
import { variableOf } from '../syntax/bindings.ts';
import { isInComponentScript } from '../syntax/component-scripts.ts';
import type { Source } from '../syntax/source.ts';
import { keyName } from '../syntax/member-names.ts';
import { calleeWord, literalText, unwrap } from '../syntax/syntax.ts';
import { rootOf } from '../values/mutations.ts';
import { listWalked } from '../values/walked-lists.ts';

/** Calls by which the script of a component gets what it was handed. */
const PROPS = /^(defineProps|withDefaults|\$props)$/;

/**
 * `export let page; page.news.subscribe(…)`, `let { news } = $props()`: whether an expression hangs on what its parent
 * hands a component, and not on what the component hands back by the same name, as `bind:this={element}` does.
 */
export function isOfProp(source: Source, expression: TSESTree.Node): boolean {
  const root = rootOf(expression);
  const list = listWalked(source, root);
  // One of a list that it is handed is of no other life than that.
  if (list) return isOfProp(source, list);
  const { defs: [definition] = [], references = [], name = '' } = variableOf(source, root) ?? {};
  const declarator = definition?.node;
  if (declarator?.type !== 'VariableDeclarator' || !isInComponentScript(source, declarator)) return false;
  const init = declarator.init && unwrap(declarator.init);
  const isExported = declarator.parent.kind === 'let' && declarator.parent.parent.type === 'ExportNamedDeclaration';
  if (!isExported && !(init?.type === 'CallExpression' && PROPS.test(calleeWord(init)))) return false;
  // The parser of Svelte has the parent write to what is exported, where that is declared.
  const isWritten = references.some(use => use.isWrite() && use.identifier.range[0] !== definition!.name.range[0]);
  return !isWritten && !new RegExp(`\\bbind:(?:\\w+=\\{\\s*${name}\\s*\\}|${name}\\b)`).test(source.text);
}

/** `{ props: { source: Object } }`, `{ props: ['event-source'] }`: whether an object that describes a component names a prop so. */
export function isPropOf(component: TSESTree.ObjectExpression, name: string): boolean {
  const option = component.properties.find(property => property.type === 'Property' && keyName(property) === 'props');
  const props = option?.type === 'Property' ? unwrap(option.value) : undefined;
  const names =
    props?.type === 'ArrayExpression'
      ? props.elements.map(element => (element ? literalText(element) : undefined))
      : props?.type === 'ObjectExpression'
        ? props.properties.map(property => (property.type === 'Property' ? keyName(property) : undefined))
        : [];
  return names.some(prop => prop?.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()) === name);
}
