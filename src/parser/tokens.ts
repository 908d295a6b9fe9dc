import type { TSESTree } from '@typescript-eslint/types';

/** A token as ESLint knows it, before it has its lines. */
export interface Token {
  type: string;
  value: string;
  range: TSESTree.Range;
  loc: TSESTree.SourceLocation;
}

type Piece = Pick<Token, 'type' | 'range'>;

/**
 * The tokens of a text that has been parsed. What is hard to cut (strings, templates, regular expressions, the text of
 * JSX) the tree has as nodes; between those there are only words and punctuation.
 */
export function tokensOf(
  text: string,
  nodes: readonly TSESTree.Node[],
  comments: readonly { readonly range: TSESTree.Range }[],
): Token[] {
  const whole = [
    ...nodes.flatMap(node => pieceOf(text, node) ?? []),
    ...comments.map(({ range }) => ({ type: '', range })),
  ];
  whole.sort((a, b) => a.range[0] - b.range[0]);
  const tokens: Token[] = [];
  let end = 0;
  for (const { type, range } of [...whole, { type: '', range: [text.length, text.length] as TSESTree.Range }]) {
    if (range[0] < end) continue; // A node that stands for two, such as the key and value of a shorthand property.
    cut(text, end, range[0], tokens);
    if (type !== '') tokens.push(token(text, type, ...range));
    [, end] = range;
  }
  return tokens;
}

function token(text: string, type: string, start: number, end: number): Token {
  return { type, value: text.slice(start, end), range: [start, end], loc: NOWHERE };
}

const NOWHERE: TSESTree.SourceLocation = { start: { line: 1, column: 0 }, end: { line: 1, column: 0 } };

/** A node that is one token, or the operator of one, where a reader of the text alone might cut it wrongly. */
function pieceOf(text: string, node: TSESTree.Node): Piece | undefined {
  switch (node.type) {
    case 'Literal':
      return { type: typeOfLiteral(text, node), range: node.range };
    case 'TemplateElement':
      return { type: 'Template', range: node.range };
    case 'JSXText':
      return { type: 'JSXText', range: node.range };
    case 'JSXIdentifier':
      return { type: 'JSXIdentifier', range: node.range };
    case 'BinaryExpression':
    case 'AssignmentExpression':
      return node.operator.startsWith('>') ? operator(text, node) : undefined;
    default:
      return undefined;
  }
}

/** `>>` is one token as an operator, and two where it ends type arguments. */
function operator(
  text: string,
  { left, operator, right }: TSESTree.BinaryExpression | TSESTree.AssignmentExpression,
): Piece | undefined {
  const between = text.slice(left.range[1], right.range[0]).replace(COMMENT, comment => ' '.repeat(comment.length));
  const start = left.range[1] + between.indexOf(operator);
  return start < left.range[1] ? undefined : { type: 'Punctuator', range: [start, start + operator.length] };
}

const COMMENT = /\/\*[^]*?\*\/|\/\/.*/g;

function typeOfLiteral(text: string, node: TSESTree.Literal): string {
  if ('regex' in node) return 'RegularExpression';
  if (typeof node.value === 'boolean') return 'Boolean';
  if (node.raw === 'null') return 'Null';
  if (typeof node.value === 'string') return node.parent.type === 'JSXAttribute' ? 'JSXText' : 'String';
  return /[\d.]/.test(text[node.range[0]] ?? '') ? 'Numeric' : 'Identifier';
}

const WORD = String.raw`#?(?:[$_\p{ID_Start}]|\\u[^]{4}|\\u\{[^}]*\})(?:[$\u200c\u200d\p{ID_Continue}]|\\u[^]{4}|\\u\{[^}]*\})*`;
/** The longest first; of what starts with `>` only the bare sign, as longer ones are found in the tree. */
const SIGNS = [
  '\\.\\.\\.',
  '=>',
  '\\?\\.(?!\\d)',
  '[=!]==?',
  '\\*\\*=?',
  '<<=?',
  '<=',
  '&&=?',
  '\\|\\|=?',
  '\\?\\?=?',
  '\\+\\+',
  '--',
  '[-+*/%&|^]=',
  '[^\\s\\w]',
];
const CUT = new RegExp(`(?<word>${WORD})|${SIGNS.join('|')}`, 'gu');

const KEYWORDS: ReadonlySet<string> = new Set(
  'break case catch class const continue debugger default delete do else enum export extends finally for function if import in instanceof new return super switch this throw try typeof var void while with let static yield'.split(
    ' ',
  ),
);

function cut(text: string, start: number, end: number, tokens: Token[]): void {
  for (const { 0: value, index, groups } of text.slice(start, end).matchAll(CUT)) {
    const type = groups?.['word'] === undefined ? 'Punctuator' : typeOfWord(value);
    const found = token(text, type, start + index, start + index + value.length);
    tokens.push(type === 'PrivateIdentifier' ? { ...found, value: value.slice(1) } : found);
  }
}

function typeOfWord(word: string): string {
  if (word.startsWith('#')) return 'PrivateIdentifier';
  if (word === 'null') return 'Null';
  if (word === 'true' || word === 'false') return 'Boolean';
  return KEYWORDS.has(word) ? 'Keyword' : 'Identifier';
}
