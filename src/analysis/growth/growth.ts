import type { TSESTree } from '@typescript-eslint/types';
import { calleeName, keyName } from '../syntax/member-names.ts';
import { resolve } from '../syntax/bindings.ts';
import { MOST_TOLD_APART, type Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { isAdmitted } from './admitted-keys.ts';
import { isBounded } from './domains.ts';
import { isUntilStarted } from './fills-until-started.ts';
import { isReadToEnd } from './happenings.ts';
import { isOfProgram } from './keys-of-programs.ts';
import { isInRange, isSlot, isGuardedBySize } from './growth-guards.ts';
import { wordsOf } from '../tables/name-words.ts';
import { nameOfFunction } from '../containers/registrations.ts';
import { hasCountableKeys } from '../containers/written-types.ts';
import { fillsAtBirth, isMadeAnew, rewrites } from './repeated-fills.ts';
import { perItem, type Source } from '../syntax/source.ts';
import { unwrap } from '../syntax/syntax.ts';

/** The first use that can fill a container again and again; `undefined` where it is filled at load time or with a bounded set of keys. */
export function growthOf(source: Source, container: Container): Use | undefined {
  return growths(source, container)[0];
}

/** The uses that can fill a container again and again, with keys from an open domain. */
export const growths = perItem((source, container: Container): readonly Use[] =>
  container.uses
    .filter(({ effect, repeats }) => effect === 'grow' && repeats)
    .slice(0, MOST_TOLD_APART)
    .filter(use => isOpenGrowth(source, container, use)),
);

function isOpenGrowth(source: Source, container: Container, use: Use): boolean {
  if (
    (use.value && isBlank(use.value)) ||
    warns(source, container, use) ||
    fillsAtBirth(container, use) ||
    isMadeAnew(source, container, use) ||
    rewrites(source, container, use) ||
    isUntilStarted(source, use) ||
    isReadToEnd(source, container, use) ||
    isOfProgram(source, container, use)
  )
    return false;
  if (mergesOptions(source, container, use) || isOneOfAFew(source, use) || isInRange(source, use)) return false;
  if (
    use.key !== undefined &&
    (isBounded(source, use.key) || isSlot(source, container, use.key) || hasCountableKeys(source, container))
  )
    return false;
  return !isGuardedBySize(source, container, use.by) && !isAdmitted(source, container, use);
}

/** `Object.assign(defaults, options)`: the keys are those that programs write for options. */
function mergesOptions(source: Source, { kind }: Container, { by, key }: Use): boolean {
  return (
    kind.name === 'Object' &&
    key === undefined &&
    by.type === 'CallExpression' &&
    calleeName(source, unwrap(by.callee)) === 'Object.assign'
  );
}

/** `null`, `undefined` or `void 0`, which say that there is nothing under a key. */
export function isBlank(value: TSESTree.Node): boolean {
  const inner = unwrap(value);
  if (inner.type === 'Identifier') return inner.name === 'undefined';
  return (
    (inner.type === 'Literal' && inner.value === null) ||
    (inner.type === 'UnaryExpression' && inner.operator === 'void')
  );
}

/** A formatter, of which there is one for each locale and format; a module, of which there is one for each file. */
function isOneOfAFew(source: Source, { value }: Use): boolean {
  let made = value && resolve(source, value);
  if (made?.type === 'MemberExpression') made = unwrap(made.object);
  if (made?.type === 'NewExpression') return calleeName(source, made.callee).startsWith('Intl.');
  return (
    made?.type === 'ObjectExpression' &&
    made.properties.some(property => property.type === 'Property' && keyName(property) === 'exports')
  );
}

/** What a program warns of, by its own texts. */
const WARNING = /warn|deprecat/i;

/** What it does once for each of them, where it only marks that it has. */
const ONCE = /once/i;

/** Last words of names for what it has written to a log already. */
const LOGGED: ReadonlySet<string | undefined> = new Set(['log', 'logs', 'logged']);

function warns(source: Source, { kind, place }: Container, { inside, key, value }: Use): boolean {
  if (kind.name !== 'Array' && LOGGED.has(wordsOf(place.name).at(-1))) return true;
  const names = [place.name, nameOfFunction(source, inside) ?? ''];
  const isMark = value === key || value?.type === 'Literal';
  return names.some(name => WARNING.test(name) || (isMark && ONCE.test(name)));
}
