import type { TSESTree } from '@typescript-eslint/types';
import { variableOf } from '../syntax/bindings.ts';
import { grouped } from '../syntax/grouping.ts';
import { walk } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { functionAround, type FunctionNode, isFunction, unwrap } from '../syntax/syntax.ts';
import { callsTo } from '../values/calls.ts';
import type { Registration } from './acquisitions.ts';

/**
 * `function listen(el, type, fn) { if (el.addEventListener) el.addEventListener(type, fn); else el.attachEvent('on' + type, fn); }`:
 * whoever calls it registers, and on what it is called with. Where all its calls can be seen, they stand for what it does.
 */
export function throughWrappers(source: Source, found: readonly Registration[]): Registration[] {
  const byHome = grouped(found, ({ call, handler }) =>
    handler && isHandedIn(source, handler) ? functionAround(call) : undefined,
  );
  if (byHome.size === 0) return [...found];
  const replaced = new Set<Registration>();
  const calls: Registration[] = [];
  for (const [home, inner] of byHome) {
    const seen = callsOf(source, home, inner);
    for (const registration of seen.length > 0 ? inner : []) replaced.add(registration);
    calls.push(...seen);
  }
  return [...found.filter(registration => !replaced.has(registration)), ...calls].sort(
    (a, b) => a.call.range[0] - b.call.range[0],
  );
}

const isHandedIn = (source: Source, node: TSESTree.Node): boolean =>
  variableOf(source, unwrap(node))?.defs[0]?.type === 'Parameter';

/** The calls of a function that does nothing else than to register what it is called with. */
function callsOf(source: Source, home: FunctionNode, inner: readonly Registration[]): Registration[] {
  const [first] = inner.filter(({ pair }) => !pair.add.includes('attachEvent'));
  if (first?.event === undefined || first.handler === undefined || first.receiver) return [];
  const [target, event, handler] = [first.target, first.event, first.handler].map(node =>
    positionOf(source, home, node),
  );
  const options = first.options && positionOf(source, home, first.options);
  if (target === undefined || event === undefined || handler === undefined || !isPlain(source, home, inner)) return [];
  if (first.options && options === undefined && first.options.type !== 'Literal') return [];
  const { calls, escapes } = callsTo(source, home);
  if (escapes) return [];
  return calls.flatMap(call => {
    const given = call.arguments;
    if (call.type !== 'CallExpression' || given.some(({ type }) => type === 'SpreadElement')) return [];
    const [on, type, fn] = [given[target], given[event], given[handler]];
    if (!on || !type || !fn) return [];
    const option = options === undefined ? first.options : given[options];
    return [
      {
        call,
        pair: first.pair,
        method: first.method,
        target: on,
        event: type,
        handler: fn,
        ...(option && { options: option }),
      },
    ];
  });
}

/** Which parameter an expression is, also as `!!capture` or `capture || false`. */
function positionOf(source: Source, home: FunctionNode, expression: TSESTree.Node): number | undefined {
  let node = unwrap(expression);
  while (node.type === 'UnaryExpression' && node.operator === '!') node = unwrap(node.argument);
  if (node.type === 'LogicalExpression') node = unwrap(node.left);
  const definition = variableOf(source, node)?.defs[0];
  const index =
    definition?.type === 'Parameter' && definition.node === home ? home.params.indexOf(definition.name) : -1;
  return index < 0 ? undefined : index;
}

/** Whether nothing else happens in a function: one that keeps a list of what it adds may take all of it back. */
function isPlain(source: Source, home: FunctionNode, inner: readonly Registration[]): boolean {
  let isPlain = true;
  walk(source, home.body, node => {
    if (
      isFunction(node) ||
      node.type === 'AssignmentExpression' ||
      node.type === 'NewExpression' ||
      node.type === 'VariableDeclaration'
    )
      isPlain = false;
    if (node.type === 'CallExpression' && !inner.some(({ call }) => call === node)) isPlain = false;
    return isPlain;
  });
  return isPlain;
}
