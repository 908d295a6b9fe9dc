import type { TSESTree } from '@typescript-eslint/types';
import { resolve, variableOf } from '../syntax/bindings.ts';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { isParameter } from '../containers/registrations.ts';
import { mentionsPlace } from '../values/place-mentions.ts';
import { type Place, placeOf } from '../values/places.ts';
import { returnedBy } from '../syntax/returns.ts';
import { opennessOf } from './openness.ts';
import { nodesWithin, textOf } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { calleeWord, unwrap, userOf, wrapped } from '../syntax/syntax.ts';

/** Whether what a program does with a key shows that it names a part of the program: a module, a name that nobody may give twice, a warning. */
export function isOfProgram(source: Source, container: Container, use: Use): boolean {
  return (
    refusesTwice(source, container, use) ||
    namesModule(source, use) ||
    isWarnedOf(source, use) ||
    numbersNames(source, container, use)
  );
}

/** `if (table[name]) throw …; table[name] = part`: who is handed in is one of a kind, as long as nothing says that it comes and goes. */
function refusesTwice(source: Source, { place, uses }: Container, { key, value, by, inside }: Use): boolean {
  if (key === undefined || value === undefined || value === key || inside === undefined) return false;
  // Who is to go again may come again.
  if (uses.some(({ effect }) => effect === 'shrink')) return false;
  if (!isParameter(source, key, inside) || !isParameter(source, value, inside) || isOfMany(source, key)) return false;
  return nodesWithin(source, inside, 'IfStatement').some(
    ({ test, consequent, range }) =>
      range[1] <= by.range[0] &&
      throws(consequent) &&
      mentionsPlace(source, test, place) &&
      textOf(source, test).includes(textOf(source, key)),
  );
}

function throws(statement: TSESTree.Statement): boolean {
  const last = statement.type === 'BlockStatement' ? statement.body.at(-1) : statement;
  return last?.type === 'ThrowStatement';
}

/** `` return `${prefix}-${counts[prefix]++}`; ``: what is numbered are the words that names of a program begin with. */
function numbersNames(source: Source, { place }: Container, { key, inside }: Use): boolean {
  const prefix = key && variableOf(source, unwrap(key));
  if (prefix === undefined || inside === undefined) return false;
  return returnedBy(source, inside).some(made => {
    const parts = made.type === 'TemplateLiteral' ? made.expressions : partsOfSum(made);
    return (
      parts.some(part => variableOf(source, unwrap(part)) === prefix) &&
      parts.some(part => isCount(source, part, place))
    );
  });
}

function partsOfSum(node: TSESTree.Node): readonly TSESTree.Node[] {
  return node.type === 'BinaryExpression' && node.operator === '+'
    ? [...partsOfSum(node.left), ...partsOfSum(node.right)]
    : [node];
}

/** `counts[prefix]++`, also through a variable. */
function isCount(source: Source, part: TSESTree.Node, place: Place): boolean {
  const counted = resolve(source, part);
  const entry = counted.type === 'UpdateExpression' ? unwrap(counted.argument) : counted;
  return entry.type === 'MemberExpression' && entry.computed && placeOf(source, entry.object) === place;
}

/** `modules[url] = import(url)`: what is loaded as code stays, whatever else is kept of it. */
function namesModule(source: Source, { key }: Use): boolean {
  const variable = key && variableOf(source, unwrap(key));
  return (variable?.references ?? []).some(({ identifier }) => {
    const user = userOf(identifier);
    if (user?.type === 'ImportExpression') return user.source === wrapped(identifier);
    return user?.type === 'CallExpression' && user.arguments[0] === wrapped(identifier) && LOADS.test(calleeWord(user));
  });
}

const LOADS = /^_*(?:(?:dynamic)?import(?:er|Module|Async)?|require|loadModule)$/i;

/** `if (!told.has(key)) { logger.warn(key); told.add(key); }`: a program warns of what is written in it. */
function isWarnedOf(source: Source, { key, value, by }: Use): boolean {
  if (key === undefined || (value !== undefined && value !== key && value.type !== 'Literal')) return false;
  const block = userOf(by)?.parent;
  return (
    block?.type === 'BlockStatement' &&
    block.body.some(
      statement =>
        statement.type === 'ExpressionStatement' &&
        statement.expression.type === 'CallExpression' &&
        WARNS.test(calleeWord(statement.expression)),
    ) &&
    !isOfMany(source, key)
  );
}

const WARNS = /^_?warn/i;

function isOfMany(source: Source, key: TSESTree.Node): boolean {
  const openness = opennessOf(source, key);
  return openness === 'identifier' || openness === 'id';
}
