import { calledMethod } from '../../analysis/syntax/member-names.ts';
import type { LeakedInstances } from '../../analysis/verdicts/leaked-instances.ts';
import { occasionOf } from '../../analysis/lives/occasions.ts';
import { membersOf } from '../../analysis/values/place-members.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { isFunction, unwrap } from '../../analysis/syntax/syntax.ts';
import { meansTheSameAt } from '../edits/names-at.ts';
import { isPairedEnd } from './paired-ends.ts';
import { removalText } from './removal-text.ts';
import type { Rewrite } from '../edits/rewrite.ts';
import { inFunction } from './teardown-function.ts';

/** Takes an instance out of a collection in the method that ends its life. */
export function leaveRegistry({ container, growth, teardown: name }: LeakedInstances, source: Source): Rewrite {
  const occasion = occasionOf(source, growth.by);
  const { owner, method = '' } = occasion ?? {};
  if (owner?.kind !== 'instance' || name === undefined) return { doubt: 'nothing says when an instance is done with' };
  const members = membersOf(source, owner);
  const [given, ...others] = members.get(name)?.values ?? [];
  if (!given || others.length > 0 || !isFunction(given.value)) return { doubt: `\`${name}\` is not written here` };
  if (!isPairedEnd(method, name, members.keys(), source.settings.lifecycles))
    return { doubt: `an instance may come back after \`${name}\`` };
  const teardown = inFunction(source, given.value, false);
  if ('doubt' in teardown) return teardown;
  const { by, key } = growth;
  const callee = by.type === 'CallExpression' ? unwrap(by.callee) : undefined;
  if (by.type !== 'CallExpression' || callee?.type !== 'MemberExpression' || by.arguments.length > 2)
    return { doubt: 'it is entered in another way' };
  const named = [callee.object, ...(key ? [key] : [])];
  if (!named.every(node => meansTheSameAt(source, node, teardown.at, owner)))
    return { doubt: 'the collection or the key has no name there' };
  const list = source.text.slice(...callee.object.range);
  const entry = key ? source.text.slice(...key.range) : 'this';
  const removal = removalText(container.kind.name, calledMethod(source, by), list, entry);
  return removal ? { edits: teardown.write(removal), imports: [] } : { doubt: 'it is entered in another way' };
}
