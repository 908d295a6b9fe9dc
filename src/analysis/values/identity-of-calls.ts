import type { TSESTree } from '@typescript-eslint/types';
import { calledMethod, calleeName } from '../syntax/member-names.ts';
import { resolve } from '../syntax/bindings.ts';
import type { Identity } from './identity.ts';
import type { Source } from '../syntax/source.ts';
import { isFunction, unwrap } from '../syntax/syntax.ts';
import { identityOfType } from './type-identity.ts';

const STRING_MAKERS: ReadonlySet<string | undefined> = new Set([
  'toString',
  'toLowerCase',
  'toUpperCase',
  'trim',
  'join',
  'stringify',
  'toISOString',
  'toFixed',
  'charAt',
  'charCodeAt',
  'indexOf',
  'substring',
  'substr',
  'repeat',
  'padStart',
  'padEnd',
  'digest',
  'normalize',
  'getTime',
  'now',
  'getAttribute',
  'localeCompare',
  'replace',
  'replaceAll',
  'createObjectURL',
]);

const OBJECT_MAKERS: ReadonlySet<string | undefined> = new Set([
  'createElement',
  'createElementNS',
  'createTextNode',
  'createDocumentFragment',
  'map',
  'filter',
  'split',
  'flatMap',
  'bind',
  'querySelectorAll',
  'getElementsByTagName',
  'attachShadow',
  'keys',
  'entries',
  'from',
  'freeze',
  'assign',
  'fromEntries',
]);

/** What a call returns, by the function of this file that it calls, or by the name of its method. */
export function identityOfCall(source: Source, call: TSESTree.CallExpression): Identity {
  const callee = unwrap(call.callee);
  if (callee.type === 'Identifier') {
    if (callee.name === 'String' || callee.name === 'Number' || callee.name === 'Boolean') return 'primitive';
    const made = resolve(source, callee);
    const written = isFunction(made) && made.returnType ? made.returnType.typeAnnotation : undefined;
    return written && !(isFunction(made) && made.async)
      ? identityOfType(source, written)
      : isFunction(made) && made.async
        ? 'object'
        : 'unknown';
  }
  if (calleeName(source, callee).startsWith('Math.')) return 'primitive';
  const method = calledMethod(source, call);
  if (STRING_MAKERS.has(method)) return 'primitive';
  return OBJECT_MAKERS.has(method) ? 'object' : 'unknown';
}
