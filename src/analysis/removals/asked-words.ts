import type { TSESTree } from '@typescript-eslint/types';
import { resolve } from '../syntax/bindings.ts';
import { propertyName } from '../syntax/member-names.ts';
import type { Source } from '../syntax/source.ts';
import { unwrap } from '../syntax/syntax.ts';
import { wordsOf } from '../tables/name-words.ts';

/** Whether a test asks for something by a name with one of these words, or for a value that is named so: `!fin`, `flags.isLast()`. */
export function asksForWord(source: Source, test: TSESTree.Node, words: ReadonlySet<string>): boolean {
  const node = unwrap(test);
  switch (node.type) {
    case 'UnaryExpression':
      return node.operator === '!' && asksForWord(source, node.argument, words);
    case 'CallExpression':
      return asksForWord(source, node.callee, words);
    case 'BinaryExpression':
      return comparesWord(source, node, words);
    case 'MemberExpression':
      return wordsOf(propertyName(source, node) ?? '').some(word => words.has(word));
    case 'Identifier': {
      const made = resolve(source, node);
      return (
        wordsOf(node.name).some(word => words.has(word)) ||
        (made !== node && made.type !== 'Identifier' && asksForWord(source, made, words))
      );
    }
    case 'Literal':
      return typeof node.value === 'string' && wordsOf(node.value.replace(/\W+/g, '_')).some(word => words.has(word));
    default:
      return false;
  }
}

/** `kind === 'end'`, `isLast === true`, `flags & END`: an `end` that is compared with something else is a position. */
function comparesWord(
  source: Source,
  { operator, left, right }: TSESTree.BinaryExpression,
  words: ReadonlySet<string>,
): boolean {
  if (!/^(?:[!=]==?|&)$/.test(operator)) return false;
  return [
    [left, right],
    [right, left],
  ].some(([side, other]) => {
    const isNamed = operator === '&' || isFlag(unwrap(other!)) || isOneOfSet(unwrap(side!));
    return isNamed && asksForWord(source, side!, words);
  });
}

const isFlag = (node: TSESTree.Node): boolean =>
  node.type === 'Literal' && (typeof node.value === 'boolean' || node.value === 0 || node.value === 1);

/** `'end'`, `Kind.End`, `END` */
function isOneOfSet(node: TSESTree.Node): boolean {
  if (node.type === 'Literal') return typeof node.value === 'string';
  const name = node.type === 'MemberExpression' ? node.object : node;
  return name.type === 'Identifier' && /^[A-Z]/.test(name.name);
}
