import type { TSESTree } from '@typescript-eslint/types';
import { type Registration, registrations } from '../acquisitions/acquisitions.ts';
import { variableOf } from '../syntax/bindings.ts';
import { grouped } from '../syntax/grouping.ts';
import { calledName, propertyName } from '../syntax/member-names.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { functionAround, unwrap } from '../syntax/syntax.ts';
import type { MismatchedRemoval } from './mismatched-removals.ts';

/**
 * `entry.target.removeEventListener(entry.type, entry.handler)` beside a removal of the same kind of entry that is given
 * `entry.options`, with which it was added.
 */
export const forgottenOptions = perSource((source): readonly MismatchedRemoval[] => {
  const { added, removed } = registrations(source);
  const byEntry = grouped(removed, registration => wordsOfEntry(source, registration));
  return [...byEntry.values()].flatMap(alike => {
    const whole = alike.find(({ options }) => options && entryOf(source, options));
    const handed = added.filter(({ pair, handler }) => pair === whole?.pair && handler && isHandedIn(source, handler));
    const kept = handed.find(({ options }) => options && isHandedIn(source, options));
    // What is added without options goes into such a list as well, or one that looks like it.
    if (!whole || !kept || handed.some(({ options }) => options === undefined)) return [];
    return alike.flatMap(removal =>
      removal.options === undefined && !alike.some(other => other.options && areBeside(other, removal))
        ? [{ node: calledName(removal.call), reason: 'capture' as const, removed: removal, added: kept }]
        : [],
    );
  });
});

/** `if (entry.options) … else …`: who removes with them and without knows when either is right. */
const areBeside = (one: Registration, other: Registration): boolean =>
  functionAround(one.call) === functionAround(other.call);

/** By what names a removal takes all that it needs from one entry of a list; nothing where it takes any from elsewhere. */
function wordsOfEntry(source: Source, { target, event, handler, pair, method }: Registration): string | undefined {
  if (pair.options === undefined || !event || !handler || !pair.remove.includes(method)) return undefined;
  const parts = [target, event, handler].map(part => entryOf(source, part));
  const [first] = parts;
  return first && parts.every(part => part?.entry === first.entry)
    ? parts.map(part => part!.name).join(' ')
    : undefined;
}

/** The variable that an expression is a field of. */
function entryOf(
  source: Source,
  expression: TSESTree.Node,
): { readonly entry: object; readonly name: string } | undefined {
  const node = unwrap(expression);
  const entry = node.type === 'MemberExpression' ? variableOf(source, node.object) : undefined;
  const name = node.type === 'MemberExpression' ? propertyName(source, node) : undefined;
  return entry && name !== undefined ? { entry, name } : undefined;
}

const isHandedIn = (source: Source, given: TSESTree.Node): boolean =>
  variableOf(source, unwrap(given))?.defs[0]?.type === 'Parameter';
