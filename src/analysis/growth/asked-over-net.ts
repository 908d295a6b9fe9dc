import type { TSESTree } from '@typescript-eslint/types';
import { isCacheOf } from '../containers/caches.ts';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { isAskedByOthers } from '../functions/asked-by-others.ts';
import { resolve, variableOf } from '../syntax/bindings.ts';
import { callsIn } from '../syntax/calls-in.ts';
import { propertyName } from '../syntax/member-names.ts';
import { contains } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { calleeWord, unwrap } from '../syntax/syntax.ts';
import { namesFiles } from '../tables/occurrence-names.ts';

/** `` cached[`${array.ref.id}|${kind}`] = fetchArray(array).then(…) ``: whatever is asked for, and all that comes over the net for it. */
export function isFetchedById(
  source: Source,
  container: Container,
  { value, inside }: Use,
  key: TSESTree.Node,
): boolean {
  const node = resolve(source, key);
  if (node.type !== 'TemplateLiteral' || value === undefined || namesFiles(container.place.name)) return false;
  const isId = (part: TSESTree.Node): boolean =>
    part.type === 'MemberExpression' && /^_?id$/.test(propertyName(source, part) ?? '');
  return (
    node.expressions.some(isId) &&
    FETCHES.test(startOf(source, value)) &&
    isCacheOf(container) &&
    isAskedByOthers(source, key, inside)
  );
}

/** The name of the call that a chain of promises starts with. */
function startOf(source: Source, value: TSESTree.Node): string {
  let call = resolve(source, value);
  while (call.type === 'CallExpression' && /^(?:then|catch|finally)$/.test(calleeWord(call))) {
    const callee = unwrap(call.callee);
    call = callee.type === 'MemberExpression' ? resolve(source, callee.object) : callee;
  }
  if (call.type === 'AwaitExpression') return startOf(source, call.argument);
  return call.type === 'CallExpression' ? calleeWord(call) : '';
}

/** Functions that have something come over the net. */
const FETCHES = /^_*(?:fetch|download|request)(?![a-z])/;

/** `await axios.get(`${base}/file/${hash}`)`: whatever others call with, another machine is asked about, and knows no end of it. */
export function isAskedOverNet(source: Source, { inside }: Use, key: TSESTree.Node): boolean {
  const asked = variableOf(source, key);
  if (inside === undefined || asked === undefined) return false;
  return callsIn(source, inside).some(
    call =>
      (FETCHES.test(calleeWord(call)) || CLIENTS.test(source.text.slice(...call.callee.range))) &&
      asked.references.some(({ identifier }) => call.arguments.some(given => contains(given, identifier))),
  );
}

/** Packages that ask over the net, also by one of their methods. */
const CLIENTS = /(?:^|\.)(?:axios|got|ky|superagent|needle|\$?https?)(?:\.\w+)?$/;
