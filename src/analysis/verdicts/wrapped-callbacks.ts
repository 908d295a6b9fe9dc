import type { TSESTree } from '@typescript-eslint/types';
import { type Registration, registrations } from '../acquisitions/acquisitions.ts';
import { isMadeAround } from '../functions/handlers.ts';
import { isFreshHandler } from '../functions/fresh-handlers.ts';
import { calledAs } from '../lives/components.ts';
import { fitOf } from '../releases/listener-removals.ts';
import { nearby } from '../releases/near-registrations.ts';
import { isConstant, variableOf } from '../syntax/bindings.ts';
import { calledName } from '../syntax/member-names.ts';
import { textOf } from '../syntax/nodes.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { type FunctionNode, functionAround, isFunction, unwrap, userOf } from '../syntax/syntax.ts';
import { undoes } from '../tables/lifecycle-names.ts';
import type { MismatchedRemoval } from './mismatched-removals.ts';

/**
 * `{ on(f) { port.on('told', (event, text) => f(text)); }, off(f) { port.off('told', f); } }`: what is added is a function
 * around the one that is handed in, which alone is handed in to be removed.
 */
export const wrappedCallbacks = perSource((source): readonly MismatchedRemoval[] =>
  registrations(source).removed.flatMap(removed => {
    const remover = functionAround(removed.call);
    if (!remover || !removed.handler || !isParameterOf(source, removed.handler, remover)) return [];
    const beside = nearby(source, removed, 'added').filter(added => {
      const { event, target, capture } = fitOf(source, added, removed);
      return added.pair === removed.pair && event !== 'different' && target !== 'different' && capture !== 'different';
    });
    const wrapped = beside.find(added => isMeantBy(source, added, removed, remover));
    // What is added as it was handed in may be what is meant.
    const isForAnother = beside.some(({ handler }) => handler && !isFreshHandler(source, handler));
    return wrapped && !isForAnother
      ? [{ node: calledName(removed.call), reason: 'handler' as const, removed, added: wrapped }]
      : [];
  }),
);

function isMeantBy(source: Source, added: Registration, removed: Registration, remover: FunctionNode): boolean {
  const adder = functionAround(added.call);
  if (!adder || adder === remover || !added.handler || !isFunction(unwrap(added.handler))) return false;
  if (homeOf(adder) !== homeOf(remover) || !isOpposite(calledAs(source, remover), calledAs(source, adder)))
    return false;
  const { params } = adder;
  return (
    textOf(source, added.target) === textOf(source, removed.target) &&
    params.some(given => given.type === 'Identifier' && isMadeAround(source, added.handler!, given))
  );
}

/** Whether a name stands for what a function is handed, and nothing else. */
function isParameterOf(source: Source, handler: TSESTree.Node, home: FunctionNode): boolean {
  const variable = variableOf(source, unwrap(handler));
  const [definition] = variable?.defs ?? [];
  return definition?.type === 'Parameter' && definition.node === home && isConstant(variable!);
}

/** What two functions are both members of. */
const homeOf = (node: FunctionNode): TSESTree.Node | undefined => {
  const user = node.type === 'FunctionDeclaration' ? node : userOf(node);
  if (user?.type === 'VariableDeclarator') return user.parent.parent;
  return user?.parent?.type === 'ExportNamedDeclaration' ? user.parent.parent : user?.parent;
};

/** Whether a function takes back what another one adds, by their names: `off` beside `on`, `removeListener` beside `listen`. */
const isOpposite = (end: string, start: string): boolean =>
  undoes(end, start) || (TAKES_BACK.test(end) && !TAKES_BACK.test(start));

const TAKES_BACK =
  /^_*(?:off|remove|delete|clear|stop|detach|ignore)(?![a-z])|^_*un(?:listen|subscribe|bind|register|watch|observe)/;
