import type { Container } from '../../analysis/containers/containers.ts';
import { isUnused } from '../../analysis/containers/direct-uses.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { lineOf } from '../../analysis/syntax/syntax.ts';
import { namesItsClass, renameClass } from '../conditions/class-names.ts';
import { EXACT_BINDING } from '../conditions/exact-binding.ts';
import { type Condition, firstDoubt } from '../conditions/gate.ts';
import type { Edit, Rewrite } from '../edits/rewrite.ts';
import { fromRuntime } from './runtime-class.ts';
import { VALUES_COME_AGAIN } from './weaken-values.ts';
import { changeOf } from './record-access.ts';

const isFilledByStatements: Condition<Container> = ({ uses, place }) => {
  const used = uses.find(
    ({ effect, by }) =>
      effect === 'grow' && (!isUnused(by) || (by.type === 'AssignmentExpression' && by.operator !== '=')),
  );
  return (
    used && {
      doubt: `line ${lineOf(used.node)} puts into \`${place.name}\` and uses what it has put in, all at once`,
      hazard: 'used-result',
    }
  );
};

const CONDITIONS: readonly Condition<Container>[] = [
  ...EXACT_BINDING,
  ...VALUES_COME_AGAIN,
  namesItsClass,
  isFilledByStatements,
];

/** Lets go of what an object is a cache of: `cache[key]` becomes `cache.get(key)` of a `WeakValueMap`. */
export function weakenRecord(container: Container, source: Source): Rewrite {
  const doubt = firstDoubt(CONDITIONS, container, source);
  if (doubt) return doubt;
  const runtime = fromRuntime(source, 'WeakValueMap');
  if ('doubt' in runtime) return runtime;
  const edits: Edit[] = [
    ...renameClass(source, container, runtime.name),
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
