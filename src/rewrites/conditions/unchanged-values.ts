import type { TSESTree } from '@typescript-eslint/types';
import { resolve } from '../../analysis/syntax/bindings.ts';
import type { Container } from '../../analysis/containers/containers.ts';
import { type Fill, fillsOf } from '../../analysis/containers/fills.ts';
import { isStateful, selfChange, stateIn } from '../../analysis/containers/made-state.ts';
import { changeOf } from '../../analysis/values/mutations.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { isClass, lineOf } from '../../analysis/syntax/syntax.ts';
import { type Flow, resultsOf } from '../../analysis/values/value-flow.ts';
import type { Condition } from './gate.ts';
import type { Doubt } from '../edits/rewrite.ts';

/** Requires that nobody changes what is put in: a value that is made again starts from the beginning. */
export const valuesStayAsMade: Condition<Container> = (container, source) => {
  for (const fill of fillsOf(source, container)) {
    for (const making of fill.makings) {
      const doubt = doubtOfMaking(source, making);
      if (doubt) return doubt;
    }
    const change = changeOfValue(source, container, fill);
    if (change)
      return {
        doubt: `line ${lineOf(change)} changes a cached value, or adds to what is known of it, and one that is made again would start anew`,
        hazard: 'mutable-state',
      };
  }
  return undefined;
};

function doubtOfMaking(source: Source, making: TSESTree.Node): Doubt | undefined {
  const line = lineOf(making);
  if (stateIn(source, making))
    return { doubt: `what line ${line} makes holds state, which would be lost with it`, hazard: 'mutable-state' };
  if (making.type !== 'NewExpression') return undefined;
  const made = resolve(source, making.callee);
  const name = source.text.slice(...making.callee.range);
  if (!isClass(made))
    return isStateful(source, making)
      ? { doubt: `a \`${name}\` has state that would be lost with it`, hazard: 'mutable-state' }
      : undefined;
  const change = selfChange(source, made);
  return (
    change && {
      doubt: `line ${lineOf(change)} changes a \`${name}\`, and one that is made again would start anew`,
      hazard: 'mutable-state',
    }
  );
}

function changeOfValue(source: Source, container: Container, fill: Fill): TSESTree.Node | undefined {
  return changeOf(source, flowsOfFill(source, container, fill));
}

/** Where a value comes from that is put in: as it is named there, as it is read again, and as it is handed out. */
export function flowsOfFill(source: Source, { uses }: Container, fill: Fill): Flow[] {
  const { inside, by } = fill.use;
  if (inside === undefined) return [];
  const names = fill.variable?.references.map(({ identifier }) => identifier) ?? [];
  const reads = uses.flatMap(use => (use.inside === inside && use.method === 'get' ? use.by : []));
  return [by, ...names, ...reads].map(node => ({ node, isList: false })).concat(resultsOf(source, inside));
}
