import type { Place } from '../../analysis/values/places.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { functionAround, isClass, userOf } from '../../analysis/syntax/syntax.ts';
import type { Acquired } from '../conditions/acquired.ts';
import { newField } from './add-field.ts';
import type { NewName } from './name-handle.ts';
import { isTypeScript } from '../edits/file-style.ts';
import { type Held, homeOfThis } from './held.ts';
import type { Doubt } from '../edits/rewrite.ts';

/** Makes a constant that one method knows a field, which the others know as well. */
export function renameToField(
  source: Source,
  { call, occasion }: Acquired,
  place: Place,
  { names, type }: NewName,
): Held | Doubt {
  const { owner, method } = occasion;
  const [given, ...others] = place.values;
  const declarator = given?.by.type === 'VariableDeclarator' ? given.by : undefined;
  if (!isClass(owner?.node) || !declarator?.init || others.length > 0)
    return { doubt: 'it is no constant of a method' };
  if (declarator.parent.declarations.length > 1) return { doubt: 'it is not declared alone' };
  const home = homeOfThis(call);
  const isPlain = place.occurrences.every(name => homeOfThis(name) === home && userOf(name)?.type !== 'Property');
  if (home !== occasion.start || !isPlain) return { doubt: '`this` is something else where it is used' };
  const isOptional = method !== 'constructor';
  const isTyped = isTypeScript(source);
  // TypeScript forgets in a callback that the field has a value by then.
  if (isTyped && isOptional && place.occurrences.some(name => functionAround(name) !== functionAround(call)))
    return { doubt: 'a callback uses it' };
  const field = newField(source, owner.node, names);
  if (field === undefined) return { doubt: 'there is no name for a field' };
  const name = `this.${field.name}`;
  const isDeclared = field.name.startsWith('#') || isTyped;
  return {
    name,
    edits: [
      ...(isDeclared ? [field.declare({ type: isOptional ? `${type} | undefined` : type })] : []),
      { range: [declarator.parent.range[0], declarator.init.range[0]], text: `${name} = ` },
      ...place.occurrences.map(({ range }) => ({ range, text: name })),
    ],
    isOptional,
  };
}
