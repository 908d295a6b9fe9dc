import type { TSESTree } from '@typescript-eslint/types';
import { variableOf } from '../syntax/bindings.ts';
import { calledMethod, propertyName } from '../syntax/member-names.ts';
import { wordsOf } from '../tables/name-words.ts';
import { type Openness, opennessOfWords } from '../tables/openness-words.ts';
import type { Source } from '../syntax/source.ts';
import { unwrap } from '../syntax/syntax.ts';

/** Functions that make a value that has never been there before. */
const UNIQUE =
  /^(?:randomUUID|nanoid|uuid(?:v\d)?|v[147]|uniqueId|now|random|randomBytes|createObjectURL|mkdtemp|mkdtempSync|Symbol|toISOString|getTime)$/;

/** Functions that hand out one identifier after the other. */
const NUMBERING = /^(?:next|new|make|create|generate|gen|get|unique)(?:Unique)?_?(?:id|ID|Id)$/;

/** What arrives from outside as a whole; all else that is written out as JSON may be options that the program spells. */
const GIVEN =
  /^(?:input|given|query|args|arguments|params|variables|values?|data|filter|body|payload|request|req|message)$/;

/** What a call makes of data is data: `JSON.stringify(input)`, `url.trim()`, `hash(text)`, `getId()`. */
export function opennessOfCall(
  source: Source,
  call: TSESTree.CallExpression,
  widest: (parts: readonly TSESTree.Node[]) => Openness | undefined,
): Openness | undefined {
  const callee = unwrap(call.callee);
  const name = (callee.type === 'Identifier' ? callee.name : calledMethod(source, call)) ?? '';
  if (UNIQUE.test(name) || NUMBERING.test(name)) return 'identifier';
  // `date.toISOString().slice(0, 10)`: the day, of which there is one more each day.
  if (isPartOfTime(source, callee)) return undefined;
  const given = call.arguments.map(argument => (argument.type === 'SpreadElement' ? argument.argument : argument));
  // `args.join()`
  if (
    name === 'join' &&
    callee.type === 'MemberExpression' &&
    isGiven(source, callee.object) &&
    !arePicked(source, callee.object)
  )
    return 'content';
  if (name === 'digest') return ofDigest(call, widest);
  if (name === 'stringify') return given[0] && isGiven(source, given[0]) ? 'content' : undefined;
  const [last = '', before = ''] = wordsOf(name).reverse();
  const byName = opennessOfWords(last, before);
  if (byName !== undefined && byName !== 'id') return byName;
  return widest(callee.type === 'MemberExpression' ? [callee.object, ...given] : given);
}

/** Whether a method takes a part of a time that is written out. */
function isPartOfTime(source: Source, callee: TSESTree.Node): boolean {
  const text = callee.type === 'MemberExpression' ? unwrap(callee.object) : callee;
  return text.type === 'CallExpression' && calledMethod(source, text) === 'toISOString';
}

/** `createHash('md5').update(text).digest('hex')` is another one for each text. */
function ofDigest(
  { callee }: TSESTree.CallExpression,
  widest: (parts: readonly TSESTree.Node[]) => Openness | undefined,
): Openness | undefined {
  const update = callee.type === 'MemberExpression' ? unwrap(callee.object) : callee;
  const [text] = update.type === 'CallExpression' ? update.arguments : [];
  return text && text.type !== 'SpreadElement' ? (widest([text]) ?? 'data') : undefined;
}

/** `[params.kind, params.outlet]`: some of what is given, by its names, which say what each of them is. */
function arePicked(source: Source, list: TSESTree.Node): boolean {
  const node = unwrap(list);
  return (
    node.type === 'ArrayExpression' &&
    node.elements.every(element => {
      const part = element && unwrap(element);
      const name = part?.type === 'MemberExpression' ? propertyName(source, part) : undefined;
      return name !== undefined && /^[a-z]/i.test(name) && !GIVEN.test(name);
    })
  );
}

function isGiven(source: Source, node: TSESTree.Node): boolean {
  const inner = unwrap(node);
  switch (inner.type) {
    case 'ArrayExpression':
      return inner.elements.some(element => element !== null && isGiven(source, element));
    case 'ObjectExpression':
      return inner.properties.some(property => property.type === 'Property' && isGiven(source, property.value));
    case 'MemberExpression':
      return isGiven(source, inner.property) || isGiven(source, inner.object);
    case 'Identifier':
      return GIVEN.test(inner.name) || isRest(source, inner);
    default:
      return false;
  }
}

/** `(first, ...rest) => …`: all that it is called with, however many there are. */
function isRest(source: Source, node: TSESTree.Identifier): boolean {
  const [definition] = variableOf(source, node)?.defs ?? [];
  return definition?.type === 'Parameter' && definition.name.parent?.type === 'RestElement';
}
