import type { TSESTree } from '@typescript-eslint/types';
import { calleeName } from '../../analysis/syntax/member-names.ts';
import type { Use } from '../../analysis/containers/container-uses.ts';
import type { Container } from '../../analysis/containers/containers.ts';
import { longLived } from '../../analysis/containers/direct-uses.ts';
import { perSource, type Source } from '../../analysis/syntax/source.ts';
import { unwrap, isEmptyLiteral } from '../../analysis/syntax/syntax.ts';

/** Where a line starts by declaring an empty object: only such are taken for caches. */
export const DECLARES_RECORD =
  /=(?=\s*(?:\{\s*\}|Object\.create\(null\)))(?<=^(?:(?:export\s+)?(?:const|let|var)|.*\bstatic)\s[^=\n]*=)/m;

/**
 * The objects that stand for a map: declared empty, and only ever asked for what they have under a key, and given it, in
 * the same function. Each comes with its uses as those of the map: `get` and `set`.
 */
export const recordCaches = perSource((source): readonly Container[] => {
  if (!DECLARES_RECORD.test(source.text)) return [];
  return longLived(source, 'Object').flatMap(container => {
    const uses = container.uses.map(asOfMap);
    if (!container.makings.every(making => isEmptyObject(source, making))) return [];
    if (!container.makings.some(making => isDeclaredByLine(source, making))) return [];
    if (!uses.every(use => use !== undefined) || !isGetOrCreate(uses)) return [];
    const { place, kind, lifetime, node, makings, exported, shared, nested } = container;
    return { place, kind, lifetime, node, makings, exported, shared, nested, uses };
  });
});

function isDeclaredByLine({ text }: Source, { range }: TSESTree.Node): boolean {
  const declaring = new RegExp(DECLARES_RECORD, 'my');
  declaring.lastIndex = text.lastIndexOf('=', range[0]);
  return declaring.test(text);
}

/** `{}`, or an object without a prototype. */
function isEmptyObject(source: Source, making: TSESTree.Node): boolean {
  if (making.type === 'ObjectExpression') return isEmptyLiteral(making);
  return (
    making.type === 'CallExpression' &&
    calleeName(source, making.callee) === 'Object.create' &&
    making.arguments.length === 1
  );
}

/** A use as that of a map; `undefined` of any other use than to read or give an entry. */
function asOfMap(use: Use): Use | undefined {
  const { node, effect, key, value, by, inside, repeats } = use;
  const member = by.type === 'AssignmentExpression' && SETS.test(by.operator) ? unwrap(by.left) : by;
  if (member.type !== 'MemberExpression' || !member.computed || member.optional || key === undefined) return undefined;
  if (effect === 'read' && member === by) return { node, effect, method: 'get', key, by, inside, repeats };
  if (effect !== 'grow' || value === undefined || member === by) return undefined;
  return { node, effect, method: 'set', key, value, by, inside, repeats };
}

/** `cache[key] ??= made` asks before it puts in. */
const SETS = /^(?:\?\?|\|\|)?=$/;

function isGetOrCreate(uses: readonly Use[]): boolean {
  return uses.some(
    ({ effect, inside, by }) =>
      effect === 'grow' &&
      ((by.type === 'AssignmentExpression' && by.operator !== '=') ||
        uses.some(use => use.effect === 'read' && use.inside === inside)),
  );
}
