import type { TSESTree } from '@typescript-eslint/types';
import { propertyName } from '../../analysis/syntax/member-names.ts';
import type { LeakedObserver } from '../../analysis/verdicts/leaked-observers.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { unwrap, userOf } from '../../analysis/syntax/syntax.ts';
import type { Acquired } from '../conditions/acquired.ts';
import { indentAt, newlineOf } from '../edits/file-style.ts';
import type { Held } from './held.ts';
import { holdHandle } from './hold-handle.ts';
import type { NewName } from './name-handle.ts';
import { terminated } from '../edits/insert-statement.ts';
import type { Doubt, Rewrite } from '../edits/rewrite.ts';
import { teardownOf } from './teardown.ts';

/** Disconnects an observer where its owner ends, and keeps it for that. */
export function disconnectObserver(leak: LeakedObserver, source: Source): Rewrite {
  const { node, className, occasion, ends, reason } = leak;
  if (reason === 'overwritten') return { doubt: 'the one before has to end first' };
  const made = node.parent;
  if (made?.type !== 'NewExpression') return { doubt: 'it is made in another way' };
  const acquired = { call: made, occasion, ends, isIdempotent: false, isEndedElsewhere: reason === 'missed' };
  const teardown = teardownOf(source, acquired);
  if ('doubt' in teardown) return teardown;
  const wish = { names: ['observer', `${className.replace('Observer', '').toLowerCase()}Observer`], type: className };
  const held = holdObserver(source, acquired, leak, wish, teardown.at);
  if ('doubt' in held) return held;
  const release = `${held.name}${held.isOptional ? '?.' : '.'}disconnect()`;
  return { edits: [...held.edits, ...teardown.write(release)], imports: [] };
}

/** `new ResizeObserver(…).observe(node)` becomes two statements: only what is kept can be disconnected. */
function holdObserver(
  source: Source,
  acquired: Acquired,
  { handle }: LeakedObserver,
  wish: NewName,
  at: TSESTree.Node,
): Held | Doubt {
  const member = userOf(acquired.call);
  const call = member?.type === 'MemberExpression' ? userOf(member) : undefined;
  const statement = call && userOf(call);
  if (member?.type !== 'MemberExpression' || propertyName(source, member) !== 'observe')
    return holdHandle(source, acquired, handle, wish, at);
  if (statement?.type !== 'ExpressionStatement' || unwrap(statement.expression) !== call || member.optional)
    return { doubt: 'it is not made by a statement of its own' };
  if (statement.parent.type !== 'BlockStatement') return { doubt: 'there is no place for a second statement' };
  const held = holdHandle(source, { ...acquired, call }, handle, wish, at);
  if ('doubt' in held) return held;
  const end = acquired.call.range[1];
  const next = newlineOf(source) + indentAt(source, statement.range[0]) + held.name;
  return { ...held, edits: [...held.edits, { range: [end, end], text: terminated(source, '') + next }] };
}
