import type { TSESTree } from '@typescript-eslint/types';
import { propertyName } from '../syntax/member-names.ts';
import { variableOf } from '../syntax/bindings.ts';
import type { Container } from './containers.ts';
import { identityOf } from '../values/identity.ts';
import { documentedType } from '../syntax/jsdoc.ts';
import { wordsOf } from '../tables/name-words.ts';
import type { Source } from '../syntax/source.ts';
import { writtenType } from '../values/type-identity.ts';
import { typesAsked } from '../syntax/typeof-tests.ts';

/** Names of things that only ever are objects: the tie-breaker where nothing tells. */
const OBJECT_NAME =
  /(?:^el|^obj(?:ect)?|^strings|[eE]lem|[eE]lement|[nN]ode|^(?:req|sock)|[rR]equest|[rR]esponse|[sS]ocket|^root|[rR]enderRoot|[sS]hadowRoot|[wW]indow|[dD]ocument|[cC]omponent|[iI]nstance|[aA]gent|[cC]ontainer|[fF]iber|[vV]node|[tT]arget|[eE]mitter|[sS]tream|[cC]tx|[eE]ditor|[cC]anvas|[wW]ebContents|[sS]prite|[tT]exture|[mM]esh|[cC]hart|[tT]ooltip|[pP]opover|[cC]arousel)$/;

/** Names of types of which there is one object for each that comes and goes: a variable of that name may be an id. */
const OBJECT_TYPE = /(?:Context|Connection|Session|User|Client|Customer|Member|Player|Peer|Actor|Room|Chart)$/;

/**
 * Names of what may also be a thing of the program: a build target, what a decorator is on, the strings of a template,
 * of which there is one list for each place in the text.
 */
const AMBIGUOUS = /(?:[tT]arget|[cC]omponent|strings)$/;

/** Names that only mean an element where there is a page; elsewhere they are those of folders and boxes. */
const OF_A_PAGE = /(?:^root|[cC]ontainer)$/;
const PAGE = /\b(?:document|window|\w+Observer|addEventListener|(?:HTML)?Element)\b/;

/** Names of what a program is put together from, once. */
const OF_THE_PROGRAM =
  /(?:[sS]tore|[aA]dapter|[pP]rovider|[sS]trategy|[rR]egistry|[sS]ettings|[cC]onfig|[oO]ptions|[aA]pp|[eE]ngine|[pP]ool|[dD]escriptor|[dD]efinition|[sS]chema|[rR]eg[eE]xp?|^clazz|^klass|^cls|^ctor|^enum[A-Z]?\w*|[eE]num(?:eration)?)$/;

/** Names of things of which there is always another one. */
const COMING_AND_GOING =
  /(?:^el|[eE]lem|[eE]lement|[nN]ode|[fF]iber|^(?:req|res|sock)|[rR]equest|[rR]esponse|[sS]ocket|[wW]indow|[dD]ocument|[eE]vent)$/;

/** Whether a collection without values is named for its members, as `workers` is of each `worker`: it is there to hold them. */
export function isRoster({ kind, place }: Container, key: TSESTree.Node): boolean {
  if (kind.name === 'Map' || key.type !== 'Identifier' || COMING_AND_GOING.test(key.name)) return false;
  return wordsOf(place.name).at(-1)?.replace(/e?s$/, '') === wordsOf(key.name).at(-1);
}

/** Whether nothing but its name tells what a key is, or its name says that there are only a few. */
export function isGuess(source: Source, key: TSESTree.Node): boolean {
  const name = source.text.slice(...key.range);
  if (OF_THE_PROGRAM.test(name) || isToldFunction(source, key)) return true;
  if (identityOf(source, key) !== 'unknown') return false;
  return AMBIGUOUS.test(name) || (OF_A_PAGE.test(name) && !PAGE.test(source.text));
}

/** `typeof fn === 'function'`: a function may be one of those that the program has written. */
function isToldFunction(source: Source, key: TSESTree.Node): boolean {
  const variable = variableOf(source, key);
  return variable !== undefined && typesAsked(variable).includes('function');
}

/** The name of a type that is declared elsewhere: nothing more is known of it. */
function nameOfType(source: Source, node: TSESTree.Node): string | undefined {
  const definition = node.type === 'Identifier' ? variableOf(source, node)?.defs[0] : undefined;
  const written = writtenType(definition?.name);
  if (written === undefined) return definition && documentedType(source, definition);
  return written.type === 'TSTypeReference' && written.typeName.type === 'Identifier'
    ? written.typeName.name
    : undefined;
}

/** Whether a name, or that of its type, is one that only objects have. */
export function isNamedAsObject(source: Source, node: TSESTree.Node): boolean {
  const name =
    node.type === 'MemberExpression' ? propertyName(source, node) : node.type === 'Identifier' ? node.name : undefined;
  const type = nameOfType(source, node) ?? '';
  return name !== undefined && (OBJECT_NAME.test(name) || OBJECT_NAME.test(type) || OBJECT_TYPE.test(type));
}
