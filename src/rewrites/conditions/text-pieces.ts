import type { TSESTree } from '@typescript-eslint/types';
import { calleeName } from '../../analysis/syntax/member-names.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { calleeWord, literalText, unwrap } from '../../analysis/syntax/syntax.ts';
import { isBoolean, isText } from './certain-texts.ts';

/** Functions that make a text of all they are given. */
const DIGESTS = /(?:hash|digest|checksum|fingerprint|stringify|serialize|sha\d*|md5)$/i;

/** Whether a call makes a text that tells all of what it is given, by its name. */
export const isDigest = (call: TSESTree.CallExpression): boolean => DIGESTS.test(calleeWord(call));

/** What a text is put together of, in order; nothing where it is not certain that it is a text. */
export function piecesOf(source: Source, text: TSESTree.TemplateLiteral | TSESTree.BinaryExpression): TSESTree.Node[] {
  if (text.type === 'TemplateLiteral')
    return text.quasis.flatMap((quasi, index) => [quasi, ...text.expressions.slice(index, index + 1)]);
  if (text.operator !== '+' || !(isText(source, text.left) || isText(source, text.right))) return [];
  return [text.left, text.right].flatMap(side => {
    const inner = unwrap(side);
    const pieces = inner.type === 'BinaryExpression' ? piecesOf(source, inner) : [];
    return pieces.length > 0 ? pieces : [inner];
  });
}

/** Whether nothing tells where one piece ends and the next begins: `'a' + 'bc'` is `'ab' + 'c'`. */
export function runTogether(source: Source, pieces: readonly TSESTree.Node[]): boolean {
  const open = pieces.filter(piece => textOfPiece(piece) !== '').map(piece => isOpen(source, piece));
  return open.some((isFirst, index) => isFirst && open[index + 1] === true);
}

const textOfPiece = (piece: TSESTree.Node): string | undefined =>
  piece.type === 'TemplateElement' ? piece.value.raw : literalText(piece);

/** Whether a piece may be any text: no constant, no choice between some, and nothing that has an end of its own. */
function isOpen(source: Source, piece: TSESTree.Node): boolean {
  const node = unwrap(piece);
  if (textOfPiece(node) !== undefined || node.type === 'ConditionalExpression' || isBoolean(source, node)) return false;
  return node.type !== 'CallExpression' || !(isDigest(node) || calleeName(source, node.callee) === 'Boolean');
}
