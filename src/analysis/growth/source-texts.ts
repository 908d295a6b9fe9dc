import type { TSESTree } from '@typescript-eslint/types';
import { resolve, variableOf } from '../syntax/bindings.ts';
import { nameOfFunction } from '../containers/registrations.ts';
import type { Source } from '../syntax/source.ts';
import { wordsOf } from '../tables/name-words.ts';
import { calleeWord, isFunction, userOf, wrapped } from '../syntax/syntax.ts';

/**
 * Whether a `code` is the text of a program, of which there is another one after each keystroke, and not the number of an
 * error: it is read as a text, or parsed.
 */
export function isSourceText(source: Source, name: TSESTree.Node): boolean {
  if (name.type !== 'Identifier' || !isCode(name.name)) return false;
  const given = resolve(source, name);
  if (given.type === 'CallExpression' && READS.test(calleeWord(given))) return true;
  const variable = variableOf(source, name);
  const [definition] = variable?.defs ?? [];
  if (definition?.type !== 'Parameter' || !isFunction(definition.node)) return false;
  if (PARSES.test(nameOfFunction(source, definition.node) ?? '')) return true;
  return variable!.references.some(({ identifier }) => {
    const call = userOf(identifier);
    return (
      call?.type === 'CallExpression' && call.arguments[0] === wrapped(identifier) && PARSES.test(calleeWord(call))
    );
  });
}

/** Whether a name stands for code and nothing else: a `countryCode` is parsed, too. */
function isCode(name: string): boolean {
  const [last, before] = wordsOf(name).reverse();
  return last === 'code' && (before === undefined || OF_PROGRAMS.has(before));
}

/** Whose code is the text of a program. */
const OF_PROGRAMS = new Set(
  'source src raw input original user script program module js javascript ts typescript html css shader'.split(' '),
);

/** Functions that yield a whole text. */
const READS = /^(?:getText|getSource(?:Code)?|getCode|readFile(?:Sync)?|toString)$/;

/** Functions that make something of the text of a program. */
const PARSES =
  /^_*(?:re)?(?:parse|compile|tokenize|transpile|highlight|minify|lint|format(?:Code)?$|evaluate)(?![a-z])/;
