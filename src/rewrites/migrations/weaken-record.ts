import type { TSESTree } from '@typescript-eslint/types';
import type { Use } from '../../analysis/containers/container-uses.ts';
import type { Container } from '../../analysis/containers/containers.ts';
import { isUnused } from '../../analysis/containers/direct-uses.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { lineOf, unwrap } from '../../analysis/syntax/syntax.ts';
import { isClassType } from '../conditions/class-names.ts';
import { EXACT_BINDING } from '../conditions/exact-binding.ts';
import { type Condition, firstDoubt } from '../conditions/gate.ts';
import type { Change, Edit, Rewrite } from '../edits/rewrite.ts';
import { fromRuntime } from './runtime-class.ts';
import { VALUES_COME_AGAIN } from './weaken-values.ts';
import { documentation, writtenTypes } from '../conditions/written-types.ts';

const isTypedAsRecord: Condition<Container> = (container, source) => {
  const { name } = container.place;
  const other = writtenTypes(container).find(type => !isClassType(source, type, 'Record'));
  if (other)
    return {
      doubt: `\`${name}\` is declared as \`${source.text.slice(...other.range)}\`, and not as a \`Record\``,
      hazard: 'another-type',
    };
  const comment = documentation(source, container);
  return comment && { doubt: `a comment gives \`${name}\` a type of its own`, hazard: 'another-type' };
};

const isFilledByStatements: Condition<Container> = ({ uses, place }) => {
  const used = uses.find(({ effect, by }) => effect === 'grow' && !isUnused(by));
  return (
    used && {
      doubt: `line ${lineOf(used.node)} puts into \`${place.name}\` and uses what it has put in, all at once`,
      hazard: 'handed-on',
    }
  );
};

const CONDITIONS: readonly Condition<Container>[] = [
  ...EXACT_BINDING,
  isTypedAsRecord,
  isFilledByStatements,
  ...VALUES_COME_AGAIN,
];

/** Lets go of what an object is a cache of: `cache[key]` becomes `cache.get(key)` of a `WeakValueMap`. */
export function weakenRecord(container: Container, source: Source): Rewrite {
  const doubt = firstDoubt(CONDITIONS, container, source);
  if (doubt) return doubt;
  const runtime = fromRuntime(source, 'WeakValueMap');
  if ('doubt' in runtime) return runtime;
  const edits: Edit[] = [
    ...writtenTypes(container).flatMap(type =>
      type.type === 'TSTypeReference' ? [{ range: type.typeName.range, text: runtime.name }] : [],
    ),
    ...container.makings.map(({ range }): Edit => ({ range, text: `new ${runtime.name}()` })),
  ];
  for (const use of container.uses) {
    const change = changeOf(source, use);
    if ('doubt' in change) return change;
    edits.push(...change.edits);
  }
  return {
    edits: edits.sort((a, b) => a.range[0] - b.range[0]),
    imports: ['WeakValueMap'],
    review: `\`${container.place.name}\` is an object, to which the key 1 is the key '1': a map tells them apart`,
  };
}

function changeOf({ text }: Source, { by, value }: Use): Change {
  const member = (by.type === 'AssignmentExpression' ? unwrap(by.left) : by) as TSESTree.MemberExpression;
  const { object, property } = member;
  const opening: Edit = { range: [object.range[1], property.range[0]], text: value ? '.set(' : '.get(' };
  const closing: Edit = value
    ? { range: [property.range[1], value.range[0]], text: ', ' }
    : { range: [property.range[1], member.range[1]], text: ')' };
  const isPlain =
    property.type !== 'SequenceExpression' &&
    text.slice(...opening.range).trim() === '[' &&
    /^\s*\]\s*=?\s*$/.test(text.slice(...closing.range));
  if (!isPlain) return { doubt: `line ${lineOf(member)} has more in its brackets than a key`, hazard: 'other-methods' };
  return {
    edits: value ? [opening, closing, { range: [value.range[1], value.range[1]], text: ')' }] : [opening, closing],
  };
}
