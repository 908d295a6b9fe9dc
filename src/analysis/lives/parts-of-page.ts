import type { TSESTree } from '@typescript-eslint/types';
import { propertyName } from '../syntax/member-names.ts';
import { textOf } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { unwrap } from '../syntax/syntax.ts';
import { placeOf } from '../values/places.ts';

/** Whether a target is an element, by what it is called, and never the page itself: `this.el`, but not `options.el || document`. */
export function isPartOfPage(source: Source, target: TSESTree.Node): boolean {
  const node = unwrap(target);
  const name = node.type === 'MemberExpression' ? (propertyName(source, node) ?? '') : textOf(source, node);
  // What a component renders, or is handed the ref of.
  if (name === 'current') return true;
  if (!ELEMENTS.test(name)) return false;
  const values = placeOf(source, node)?.values ?? [];
  return values.length > 0 && !values.some(({ value }) => /\b(window|document)\b(?!\s*\.)/.test(textOf(source, value)));
}

/** What is surely a part of a page, where a place may also be the page: a `target` or a `container`, for one. */
const ELEMENTS =
  /^[_#$]*(el|elem|element|button|btn|canvas|input|textarea|video|audio|img|svg|thumb|handle|header|footer)$|(El|Elem|Element|Button|Canvas|Input)$/;
