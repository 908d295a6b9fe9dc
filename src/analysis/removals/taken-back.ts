import type { TSESTree } from '@typescript-eslint/types';
import { haveSameKey } from '../containers/alike-uses.ts';
import type { Use } from '../containers/container-uses.ts';
import { resolve, variableOf } from '../syntax/bindings.ts';
import { calledMethod } from '../syntax/member-names.ts';
import { contains } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { type FunctionNode, unwrap, userOf, wrapped } from '../syntax/syntax.ts';

/**
 * `pages.set(url, load(url).catch(error => { pages.delete(url); throw error; }))`: whether a removal only takes back what has
 * failed, where all that succeeds stays.
 */
export function takesBackFailed(source: Source, uses: readonly Use[], removal: Use): boolean {
  const failing = removal.inside && promiseOf(source, removal.inside);
  return (
    failing !== undefined &&
    uses.some(
      use =>
        use.effect === 'grow' && use.value && haveSameKey(source, use, removal) && holds(source, use.value, failing),
    )
  );
}

/** The call that hands a function the failure of a promise: `promise.catch(handler)`, `promise.then(undefined, handler)`. */
function promiseOf(source: Source, handler: FunctionNode): TSESTree.CallExpression | undefined {
  const call = userOf(handler);
  if (call?.type !== 'CallExpression') return undefined;
  const index = call.arguments.findIndex(given => given === wrapped(handler));
  const method = calledMethod(source, call);
  return (method === 'catch' && index === 0) || (method === 'then' && index === 1) ? call : undefined;
}

/** Whether a value is a promise that is waited for by a call, what that call yields, or has one of these as a part. */
function holds(source: Source, value: TSESTree.Node, failing: TSESTree.CallExpression): boolean {
  const made = resolve(source, value);
  if (contains(made, failing)) return true;
  if (made.type === 'ObjectExpression')
    return made.properties.some(property => property.type === 'Property' && holds(source, property.value, failing));
  const callee = unwrap(failing.callee);
  const promise = callee.type === 'MemberExpression' ? variableOf(source, unwrap(callee.object)) : undefined;
  return promise !== undefined && promise === variableOf(source, unwrap(value));
}
