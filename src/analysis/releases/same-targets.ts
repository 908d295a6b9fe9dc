import type { TSESTree } from '@typescript-eslint/types';
import { constantText, isGlobal, resolve } from '../syntax/bindings.ts';
import { isAlike } from '../values/expressions-alike.ts';
import { globalPath, targetPath } from '../syntax/globals.ts';
import { isGivenTo, type Sameness } from '../functions/handlers.ts';
import { isPartOfPage } from '../lives/parts-of-page.ts';
import { isPartOfOther } from './parts-as-targets.ts';
import { type Place, placeOf } from '../values/places.ts';
import { isNothing } from '../lives/template-refs.ts';
import { perItem, type Source } from '../syntax/source.ts';
import { targetLife } from '../lives/target-lives.ts';
import { importedFrom } from '../syntax/imported.ts';
import { keyName } from '../syntax/member-names.ts';
import { calleeWord, type ClassNode, isClass, unwrap } from '../syntax/syntax.ts';

/** Whether two expressions surely are the same target. */
export function isSameTarget(source: Source, a: TSESTree.Node, b: TSESTree.Node): boolean {
  const [path, other] = [fixedPath(source, a), fixedPath(source, b)];
  if (path !== undefined && other !== undefined) return path === other;
  if (areMadeApart(source, a, b)) return false;
  if (isAlike(source, a, b)) return true;
  const [left, right] = [placeOf(source, a), placeOf(source, b)];
  return !!left && !!right && (isGivenTo(source, left, right) || isGivenTo(source, right, left));
}

/** Whether two expressions are the same target. */
export function compareTargets(source: Source, a: TSESTree.Node, b: TSESTree.Node): Sameness {
  if (isSameTarget(source, a, b)) return 'same';
  if (areMadeApart(source, a, b) || isOneNeverSet(source, a, b)) return 'different';
  if (fixedPath(source, a) !== undefined && fixedPath(source, b) !== undefined) return 'different';
  if (isPartOfOther(source, a, b) || isPartOfOther(source, b, a)) return 'different';
  const isProgram = targetLife(source, a) === 'program';
  if (isProgram !== (targetLife(source, b) === 'program'))
    return isNoGlobal(source, isProgram ? b : a) && !isAskedFor(source, isProgram ? a : b) ? 'different' : 'unknown';
  return 'unknown';
}

/** `getStore('view').getContents()`: what is handed out may be anything that goes by another name elsewhere. */
function isAskedFor(source: Source, target: TSESTree.Node): boolean {
  const node = resolve(source, target);
  if (node.type === 'MemberExpression') return isAskedFor(source, node.object);
  return node.type === 'CallExpression' && /^get[A-Z]/.test(calleeWord(node));
}

/** Whether an expression is an object of the page or process that is always the same one. */
export const isFixedTarget = (source: Source, target: TSESTree.Node): boolean =>
  fixedPath(source, target) !== undefined;

/** `matchMedia(query)` written twice: each call makes an object of its own, whatever it is asked for. */
function areMadeApart(source: Source, a: TSESTree.Node, b: TSESTree.Node): boolean {
  const [made, others] = [makingsOf(source, a), makingsOf(source, b)];
  return made.length > 0 && others.length > 0 && !made.some(making => others.includes(making));
}

/** The calls that make what an expression stands for anew; none where it may be something else. */
const makingsOf = perItem((source, target: TSESTree.Node): readonly TSESTree.Node[] => {
  const node = resolve(source, target);
  if (isMaking(source, node)) return [node];
  const given = placeOf(source, node)?.values.map(({ value }) => unwrap(value)) ?? [];
  const made = given.filter(value => isMaking(source, value));
  return given.every(value => made.includes(value) || isNothing(value)) ? made : [];
});

function isMaking(source: Source, node: TSESTree.Node): boolean {
  if (node.type === 'CallExpression') return globalPath(source, node.callee) === 'matchMedia';
  return node.type === 'NewExpression' && isGlobal(source, node.callee, 'BroadcastChannel');
}

/** `this.eventElement` where the class only ever sets `this.scrollElement`: a name that was not changed together with the other. */
function isOneNeverSet(source: Source, a: TSESTree.Node, b: TSESTree.Node): boolean {
  const [field, other] = [fieldOf(source, a), fieldOf(source, b)];
  if (!field?.owner || field.owner !== other?.owner) return false;
  const [unset, set] = field.values.length === 0 ? [field, other] : [other, field];
  const { owner, name } = unset;
  if (!owner || 'name' in owner || !isClass(owner.node) || !set.values.some(isGiven)) return false;
  return unset.values.length === 0 && isWhollyShown(source, owner.node) && !isDeclaredIn(owner.node, name);
}

/** Whether a field is given a value, and not worked out by a method of that name. */
const isGiven = ({ by }: Place['values'][number]): boolean =>
  by.type === 'AssignmentExpression' || by.type === 'PropertyDefinition';

function fieldOf(source: Source, target: TSESTree.Node): Place | undefined {
  const node = unwrap(target);
  const isField = node.type === 'MemberExpression' && unwrap(node.object).type === 'ThisExpression';
  return isField ? placeOf(source, node) : undefined;
}

/** Whether nothing but this file can give objects of a class their fields: it has no base, or that of React. */
const isWhollyShown = (source: Source, { superClass }: ClassNode): boolean =>
  superClass === null || /^react$|^preact/.test(importedFrom(source, superClass)?.module ?? '');

const isDeclaredIn = ({ body }: ClassNode, name: string): boolean =>
  body.body.some(member => 'key' in member && keyName(member) === name);

/** Whether an expression itself makes a new target each time that it is evaluated. */
export const isMadeAnew = (source: Source, target: TSESTree.Node): boolean => isMaking(source, unwrap(target));

const isNoGlobal = (source: Source, target: TSESTree.Node): boolean =>
  targetLife(source, target) === 'own' || isPartOfPage(source, target);

const fixedPath = perItem((source, target: TSESTree.Node): string | undefined => {
  const path = targetPath(source, target) ?? soughtPath(source, target);
  return path !== undefined && isFixed(path) ? path : undefined;
});

/** `document.querySelector('body')` */
function soughtPath(source: Source, target: TSESTree.Node): string | undefined {
  const node = resolve(source, target);
  if (node.type !== 'CallExpression' || globalPath(source, node.callee) !== 'document.querySelector') return undefined;
  const [selector] = node.arguments;
  return selector && constantText(source, selector) === 'body' ? 'document.body' : undefined;
}

/** Objects of the page or process that are always the same one. */
const isFixed = (path: string): boolean =>
  /^(window|document|process|navigator|visualViewport|screen)(\.(body|documentElement|head|visualViewport|serviceWorker|connection|mediaDevices|stdin|stdout|orientation))?$/.test(
    path,
  );
