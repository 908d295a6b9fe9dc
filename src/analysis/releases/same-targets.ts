import type { TSESTree } from '@typescript-eslint/types';
import { constantText, resolve } from '../syntax/bindings.ts';
import { isAlike } from '../values/expressions-alike.ts';
import { globalPath } from '../syntax/globals.ts';
import { isGivenTo, type Sameness } from '../functions/handlers.ts';
import { isPartOfPage } from '../lives/parts-of-page.ts';
import { placeOf } from '../values/places.ts';
import { perItem, type Source } from '../syntax/source.ts';
import { targetLife } from '../lives/target-lives.ts';

/** Whether two expressions surely are the same target. */
export function isSameTarget(source: Source, a: TSESTree.Node, b: TSESTree.Node): boolean {
  const [path, other] = [fixedPath(source, a), fixedPath(source, b)];
  if (path !== undefined && other !== undefined) return path === other;
  if (isAlike(source, a, b)) return true;
  const [left, right] = [placeOf(source, a), placeOf(source, b)];
  return !!left && !!right && (isGivenTo(source, left, right) || isGivenTo(source, right, left));
}

/** Whether two expressions are the same target. */
export function compareTargets(source: Source, a: TSESTree.Node, b: TSESTree.Node): Sameness {
  if (isSameTarget(source, a, b)) return 'same';
  if (fixedPath(source, a) !== undefined && fixedPath(source, b) !== undefined) return 'different';
  const isProgram = targetLife(source, a) === 'program';
  if (isProgram !== (targetLife(source, b) === 'program'))
    return isNoGlobal(source, isProgram ? b : a) ? 'different' : 'unknown';
  return 'unknown';
}

/** Whether an expression is an object of the page or process that is always the same one. */
export const isFixedTarget = (source: Source, target: TSESTree.Node): boolean =>
  fixedPath(source, target) !== undefined;

const isNoGlobal = (source: Source, target: TSESTree.Node): boolean =>
  targetLife(source, target) === 'own' || isPartOfPage(source, target);

const fixedPath = perItem((source, target: TSESTree.Node): string | undefined => {
  const path = globalPath(source, target) ?? soughtPath(source, target);
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
