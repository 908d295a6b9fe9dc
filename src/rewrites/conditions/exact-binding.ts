import { calleeName } from '../../analysis/syntax/member-names.ts';
import { isGlobal } from '../../analysis/syntax/bindings.ts';
import type { Container } from '../../analysis/containers/containers.ts';
import { callsNamed } from '../../analysis/syntax/calls-named.ts';
import { textOf } from '../../analysis/syntax/nodes.ts';
import { perSource, type Source } from '../../analysis/syntax/source.ts';
import { lineOf, userOf, isEmptyLiteral } from '../../analysis/syntax/syntax.ts';
import type { Condition } from './gate.ts';
import { isPrivate } from './private-binding.ts';

/** What must hold of the name of a container before anything is made of it: one binding, made empty, seen by this file alone. */
export const EXACT_BINDING: readonly Condition<Container>[] = [
  isPrivate,
  isGivenOnce,
  isMadeForItself,
  isMadeEmpty,
  isNotDecorated,
  isNotEvaluated,
];

function isGivenOnce({ place, node }: Container): ReturnType<Condition<Container>> {
  const [first, second] = place.values;
  if (second)
    return { doubt: `\`${place.name}\` is given another value on line ${lineOf(second.by)}`, hazard: 'assigned-again' };
  if (first && first.by.type !== 'AssignmentExpression') return undefined;
  return {
    doubt: `\`${place.name}\` is made on line ${lineOf(first?.by ?? node)}, and not where it is declared`,
    hazard: 'assigned-again',
  };
}

/** `const cache = exports.cache = new Map()` gives one map to two: whoever has the other name sees what becomes of it. */
function isMadeForItself({ makings: [making], place }: Container, source: Source): ReturnType<Condition<Container>> {
  const user = making && userOf(making);
  if (user?.type !== 'AssignmentExpression' || user === place.values[0]?.by) return undefined;
  return {
    doubt: `line ${lineOf(user)} gives \`${place.name}\` to \`${textOf(source, user.left)}\` as well`,
    hazard: 'handed-on',
  };
}

function isMadeEmpty({ makings: [making], kind, place }: Container, source: Source): ReturnType<Condition<Container>> {
  if (making === undefined) return undefined;
  if (making.type === 'ArrayExpression' || making.type === 'ObjectExpression') {
    return isEmptyLiteral(making)
      ? undefined
      : { doubt: `\`${place.name}\` is not empty when it is made`, hazard: 'initial-entries' };
  }
  if (making.type === 'CallExpression' && calleeName(source, making.callee) === 'Object.create') return undefined;
  if (making.type !== 'NewExpression' || !isGlobal(source, making.callee, kind.name))
    return { doubt: `\`${place.name}\` is not made by a plain \`new ${kind.name}()\``, hazard: 'another-class' };
  if (making.arguments.length === 0) return undefined;
  return { doubt: `\`${place.name}\` is not empty when it is made`, hazard: 'initial-entries' };
}

function isNotDecorated({ place }: Container): ReturnType<Condition<Container>> {
  const by = place.values[0]?.by;
  if (by?.type !== 'PropertyDefinition' || (by.decorators?.length ?? 0) === 0) return undefined;
  return { doubt: `\`${place.name}\` is decorated, and its decorator may need what it is now`, hazard: 'decorated' };
}

function isNotEvaluated(_: Container, source: Source): ReturnType<Condition<Container>> {
  const call = evaluation(source);
  return call && { doubt: `\`eval\` on line ${lineOf(call)} may do anything with it`, hazard: 'eval' };
}

const evaluation = perSource(source =>
  callsNamed(source, ['eval']).find(({ callee }) => isGlobal(source, callee, 'eval')),
);
