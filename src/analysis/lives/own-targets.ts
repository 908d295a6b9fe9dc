import type { TSESTree } from '@typescript-eslint/types';
import { declaredType } from '../values/declared-types.ts';
import { isAlike } from '../values/expressions-alike.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { OWN_TYPES } from '../tables/target-names.ts';
import { functionAround, literalText, unwrap, wrapped } from '../syntax/syntax.ts';
import { resolve } from '../syntax/bindings.ts';
import { type Place, placeOf } from '../values/places.ts';
import { grouped } from '../syntax/grouping.ts';
import { nodesOf } from '../syntax/nodes.ts';

/** Whether a target is declared to be, or injected as, something that each component has one of. */
export function isOwnByType(source: Source, node: TSESTree.Node): boolean {
  const type = declaredType(source, node);
  if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return false;
  return OWN_TYPES.has(type.typeName.name) || isOwnOfModule(source, type.typeName);
}

/** What is there once for whoever is handed it: the connection of a language server, the page of a NativeScript component. */
const OWN_TYPES_OF_MODULES: readonly (readonly [type: RegExp, module: RegExp])[] = [
  [/^_?Connection$/, /^vscode-languageserver\b/],
  [/^Page$/, /^(?:@nativescript\/core|tns-core-modules)\b/],
];

function isOwnOfModule(source: Source, type: TSESTree.Identifier): boolean {
  const modules = OWN_TYPES_OF_MODULES.filter(([name]) => name.test(type.name)).map(([, module]) => module);
  if (modules.length === 0) return false;
  return nodesOf(source, 'ImportDeclaration').some(
    ({ source: { value }, specifiers }) =>
      modules.some(module => module.test(value)) && specifiers.some(({ local }) => local.name === type.name),
  );
}

/** `$('<div>')`, `$(TEMPLATE)`: what is made of a text that starts with a tag, and not looked for on the page. */
export function isMarkup(source: Source, given: TSESTree.Node): boolean {
  const node = resolve(source, given);
  const text = node.type === 'TemplateLiteral' ? node.quasis[0]?.value.raw : literalText(node);
  return text !== undefined && /^\s*</.test(text);
}

/** `<div ref={box}>`, as Solid has it: a variable that a component puts its own element into. */
export function isFilledByRef({ occurrences }: Place): boolean {
  return occurrences.some(name => {
    const attribute = wrapped(name).parent?.parent;
    return (
      name.parent?.type === 'JSXExpressionContainer' &&
      attribute?.type === 'JSXAttribute' &&
      attribute.name.type === 'JSXIdentifier' &&
      attribute.name.name === 'ref'
    );
  });
}

/** `clients[key] = new Client(); clients[key].on(…)`: whether the same function has just put there what it made. */
export function isFilledHere(source: Source, node: TSESTree.MemberExpression): boolean {
  return (madeIn(source).get(functionAround(node) ?? source.ast) ?? []).some(made => isAlike(source, made, node));
}

/** What is assigned something new, by the function that does it. */
const madeIn = perSource(source => {
  const making = nodesOf(source, 'AssignmentExpression').filter(({ right }) => unwrap(right).type === 'NewExpression');
  return grouped(
    making.map(({ left }) => left),
    left => functionAround(left) ?? source.ast,
  );
});

/** `button = makeButton(); button.addEventListener(…)`: what the function around has put into a name before. */
export function justGiven(source: Source, node: TSESTree.Identifier): TSESTree.Node | undefined {
  const home = functionAround(node);
  const given = placeOf(source, node)?.values.find(
    ({ by }) =>
      by.type === 'AssignmentExpression' &&
      by.operator === '=' &&
      by.range[1] <= node.range[0] &&
      functionAround(by) === home,
  );
  return home && given?.value;
}
