import type { TSESTree } from '@typescript-eslint/types';
import { calledMethod, calleeName } from '../../analysis/syntax/member-names.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { type FunctionNode, literalText, unwrap } from '../../analysis/syntax/syntax.ts';
import { functionOf } from '../../analysis/values/calls.ts';
import { isProvenObject } from '../../analysis/values/proven-objects.ts';
import { below, type Input } from './input.ts';
import { isDigest } from './text-pieces.ts';

/** Tells what an expression tells apart. */
type Follow = (part: TSESTree.Node) => Input[];

/** What follows the expressions of a call, and those of a function of the file that it calls, unless that is too deep. */
interface Following {
  readonly here: Follow;
  readonly inside?: Follow;
}

/** What a call in a key tells apart: `parts.join('/')`, `String(id)`, `keyOf(user)`. */
export function partsOfCall(source: Source, call: TSESTree.CallExpression, follow: Following): Input[] {
  const { here } = follow;
  const callee = unwrap(call.callee);
  const method = calledMethod(source, call);
  const [first] = call.arguments;
  if (callee.type === 'MemberExpression' && method === 'join')
    return first && literalText(first) === '' ? [] : here(callee.object);
  if (callee.type === 'MemberExpression' && method === 'toString')
    return isProvenObject(source, callee.object) ? [] : here(callee.object);
  const name = calleeName(source, callee);
  if (name === 'Boolean' && first) return below(here(first), ['?']);
  if (name === 'String' && first) return isProvenObject(source, first) ? [] : here(first);
  const called = functionOf(source, callee);
  if (called) return follow.inside ? partsOfResult(called, call, follow.inside) : [];
  return isDigest(call) ? call.arguments.flatMap(here) : [];
}

/** What the result of a function of the file tells apart of what it is called with. */
function partsOfResult(called: FunctionNode, call: TSESTree.CallExpression, follow: Follow): Input[] {
  const result = onlyResult(called);
  if (result === undefined) return [];
  return follow(result).flatMap(({ root, path }) => {
    const definition = typeof root === 'string' ? undefined : root.defs[0];
    const parameter = definition?.node === called ? called.params.indexOf(definition.name as TSESTree.Parameter) : -1;
    const argument = call.arguments[parameter];
    return argument ? below(follow(argument), path) : [];
  });
}

/** The one expression that a function does nothing but return. */
function onlyResult({ body }: FunctionNode): TSESTree.Expression | undefined {
  if (body?.type !== 'BlockStatement') return body ?? undefined;
  const [only] = body.body;
  return body.body.length === 1 && only?.type === 'ReturnStatement' ? (only.argument ?? undefined) : undefined;
}
