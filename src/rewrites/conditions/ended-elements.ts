import { calledMethod } from '../../analysis/syntax/member-names.ts';
import type { Container } from '../../analysis/containers/containers.ts';
import { isWholeEnd } from '../../analysis/tables/lifecycle-names.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { lineOf, userOf } from '../../analysis/syntax/syntax.ts';
import { flowOf } from '../../analysis/values/value-flow.ts';
import type { Condition } from './gate.ts';

/** Requires that nobody walks a collection to end what is in it: what has been collected by then would never be ended. */
export const elementsAreNotEnded: Condition<Container> = ({ place, uses }, source) => {
  const walks = uses.filter(({ effect }) => effect === 'iterate').map(({ node }) => ({ node, isList: true }));
  const ended = flowOf(source, walks).find(node => isEnded(source, node));
  return (
    ended && {
      doubt: `line ${lineOf(ended)} ends what is in \`${place.name}\`, and what has been collected by then would never be ended`,
      hazard: 'ended',
    }
  );
};

function isEnded(source: Source, node: Parameters<typeof userOf>[0]): boolean {
  const member = userOf(node);
  const call = member?.type === 'MemberExpression' && member.object === node ? userOf(member) : undefined;
  return call?.type === 'CallExpression' && isWholeEnd(calledMethod(source, call) ?? '', source.settings.lifecycles);
}
