import type { Container } from '../../analysis/containers/containers.ts';
import { isGuardedBySize } from '../../analysis/growth/growth-guards.ts';
import { lineOf } from '../../analysis/syntax/syntax.ts';
import type { Condition } from './gate.ts';

/** Requires that nothing keeps a map small already. */
export const growsWithoutEnd: Condition<Container> = (container, source) => {
  const bounded = container.uses.find(use => use.effect === 'grow' && isGuardedBySize(source, container, use.by));
  return (
    bounded && {
      doubt: `line ${lineOf(bounded.node)} puts into \`${container.place.name}\` only while it is small: there is nothing to cure`,
      hazard: 'emptied',
    }
  );
};
