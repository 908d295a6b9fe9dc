import type { TSESTree } from '@typescript-eslint/types';
import { keyName } from '../../analysis/syntax/member-names.ts';
import { parse } from '../../codemods/kit/parser.ts';
import { applyEdits, type Edit } from '../../rewrites/edits/rewrite.ts';

/**
 * Edits a configuration in JSON, comments and trailing commas allowed: it is read as the expression of JavaScript that it
 * is, within parentheses, and that is the text of which the edits tell. Nothing where it is no object, or there are none.
 *
 * @throws {Error} where it cannot be read
 */
export function editJson(
  text: string,
  editsOf: (config: TSESTree.ObjectExpression, code: string) => readonly Edit[] | undefined,
): string | undefined {
  const [before, after] = ['(', '\n)'];
  const code = before + text + after;
  const [statement] = parse('config.js', code, { isForEslint: true }).ast.body;
  const config = statement?.type === 'ExpressionStatement' ? statement.expression : undefined;
  const edits = config?.type === 'ObjectExpression' ? editsOf(config, code) : undefined;
  return (
    edits &&
    applyEdits(
      code,
      [...edits].sort((a, b) => a.range[0] - b.range[0]),
    ).slice(before.length, -after.length)
  );
}

/** What stands under a key of an object. */
export function valueUnder({ properties }: TSESTree.ObjectExpression, key: string): TSESTree.Node | undefined {
  const property = properties.find(part => part.type === 'Property' && keyName(part) === key);
  return property?.type === 'Property' ? property.value : undefined;
}
