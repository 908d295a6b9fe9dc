import type { TSESTree } from '@typescript-eslint/types';
import { callsNamed } from '../syntax/calls-named.ts';
import { propertyName } from '../syntax/member-names.ts';
import { mentions } from '../syntax/mentions.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { unwrap } from '../syntax/syntax.ts';
import { TAP } from '../tables/acquisition-table.ts';
import type { Registration } from './acquisitions.ts';

/** `compiler.hooks.done.tap('Stats', stats => …)`, the way of webpack: nothing takes such a listener back. */
export const taps = perSource((source): readonly Registration[] =>
  mayTap(source) ? callsNamed(source, TAP.add).flatMap(call => tapBy(source, call) ?? []) : [],
);

const mayTap = mentions(['tap*'], text => /\.hooks\b/.test(text) && /\.tap/.test(text));

function tapBy(source: Source, call: TSESTree.CallExpression): Registration | undefined {
  const callee = unwrap(call.callee);
  const hook = callee.type === 'MemberExpression' ? unwrap(callee.object) : undefined;
  const hooks = hook?.type === 'MemberExpression' ? unwrap(hook.object) : undefined;
  if (hook?.type !== 'MemberExpression' || hooks?.type !== 'MemberExpression') return undefined;
  const [, handler] = call.arguments;
  if (handler === undefined || propertyName(source, hooks) !== 'hooks' || callee.type !== 'MemberExpression')
    return undefined;
  return {
    call,
    pair: TAP,
    method: propertyName(source, callee) ?? '',
    target: hooks.object,
    event: hook.property,
    handler,
  };
}
