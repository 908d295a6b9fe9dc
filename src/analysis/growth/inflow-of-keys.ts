import type { TSESTree } from '@typescript-eslint/types';
import { isAskedByOthers } from '../functions/asked-by-others.ts';
import { calledMethod, propertyName } from '../syntax/member-names.ts';
import { resolve, variableOf } from '../syntax/bindings.ts';
import { isCacheOf, isHelperOfOthers, isMemo, isNamedCache } from '../containers/caches.ts';
import { functionOf, isSynchronousCallback } from '../values/calls.ts';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { isBounded } from './domains.ts';
import { isOfEndedThing } from './ended-things.ts';
import { identityOf } from '../values/identity.ts';
import type { Inflow } from './inflow-kinds.ts';
import { rootOf } from '../values/mutations.ts';
import { namesFiles, namesOccurrences, namesServices } from '../tables/occurrence-names.ts';
import { opennessOf } from './openness.ts';
import { textOf } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { recurs, runsPerVisit } from '../lives/recurrences.ts';
import { isAskedOverNet, isFetchedById } from './asked-over-net.ts';
import { isSentByClient } from './sent-keys.ts';
import { isVisitor } from './visitors.ts';
import { functionAround, isFunction, unwrap } from '../syntax/syntax.ts';

/** What the keys of a table say of it: that each is another one, or comes with what happens. */
export function inflowOfKey(source: Source, container: Container, use: Use, key: TSESTree.Node): Inflow | undefined {
  // Objects may be as few as the functions, classes and singletons of the program.
  if (identityOf(source, key) === 'object') {
    return arrives(source, key) ? 'occurrence' : undefined;
  }
  if (isSent(source, key) && (isOfRequest(source, key) || runsPerVisit(source, use.by))) return 'occurrence';
  if (isSentByClient(source, key)) return 'occurrence';
  const openness = opennessOf(source, key);
  if (openness === undefined && isFetchedById(source, container, use, key)) return 'identifier';
  if (openness === undefined && isOfThingThatEnds(source, container, use, key)) return 'identifier';
  if (openness === undefined)
    return arrives(source, key) || (isIdOfLocal(source, key) && runsAgain(source, use.by)) ? 'occurrence' : undefined;
  if (openness === 'identifier') return openness;
  if (runsPerVisit(source, use.by)) return 'occurrence';
  const isAsked = isAskedByOthers(source, key, use.inside);
  const isOfFiles = namesFiles(container.place.name);
  switch (openness) {
    case 'id':
      if (isAsked && (namesOccurrences(container.place.name) || (isCacheOf(container) && !isOfFiles)))
        return 'identifier';
      return isAsked || isMadeToBeCalled(source, use) || isCacheOf(container) ? openness : undefined;
    case 'address':
      return isAsked ? openness : undefined;
    case 'url':
      // What is kept of each URL that is asked for; a table by URL may be one of the program's few services.
      if (!isAsked) return undefined;
      return isCacheOf(container) && !isOfFiles && !namesServices(container.place.name) ? openness : 'address';
    case 'content':
    case 'data':
      if (!isAsked || !isHelperOfOthers(source, container)) return undefined;
      if (!isCacheOf(container)) return isWrittenOut(source, key) ? openness : undefined;
      return isCompiled(source, use) || (!isOfFiles && isAskedOverNet(source, use, key)) ? 'content' : openness;
    case 'argument':
      if (!isAsked || isOfFiles || !isMemo(source, container)) return undefined;
      return isCacheOf(container) || isNamedCache(source, container) ? openness : undefined;
  }
}

/** `styleOf.set(chartId, …)` for whatever chart others call with, where the file ends charts elsewhere, and keeps this of them. */
const isOfThingThatEnds = (source: Source, { place }: Container, { inside }: Use, key: TSESTree.Node): boolean =>
  !OF_THE_ENDED.test(place.name) && isOfEndedThing(source, key) && isAskedByOthers(source, key, inside);

/** Names of what is to remember those that are gone. */
const OF_THE_ENDED = /archiv|delet|remov|clos|destroy|gone|tomb|ended|killed|histor/i;

/** `server.on('connection', socket => sockets.add(socket))`: who has come, and will go. */
function arrives(source: Source, key: TSESTree.Node): boolean {
  if (isVisitor(source, key)) return true;
  const definition = variableOf(source, unwrap(key))?.defs[0];
  return (
    definition?.type === 'Parameter' &&
    isFunction(definition.node) &&
    !isSynchronousCallback(source, definition.node) &&
    runsPerVisit(source, definition.node.body)
  );
}

/** `message.from.id`, `made.id`: whose it is, the handler that is given the message, or makes the thing, does not say. */
function isIdOfLocal(source: Source, key: TSESTree.Node): boolean {
  const node = resolve(source, key);
  if (node.type !== 'MemberExpression' || isBounded(source, node)) return false;
  const home = variableOf(source, rootOf(node))?.scope.variableScope.block;
  return /^_?id$|Id$/.test(propertyName(source, node) ?? '') && home !== undefined && isFunction(home);
}

/** `req.headers['idempotency-key']`, `c.req.query('q')`: whatever a client sends. */
function isSent(source: Source, key: TSESTree.Node): boolean {
  const node = resolve(source, key);
  return /^\w+(?:\.req(?:uest)?)?\.(?:headers?|query|params?|body|cookies|signedCookies)\b/.test(textOf(source, node));
}

/** Whether a function is given the request that a key is read from: it need not be the handler itself. */
function isOfRequest(source: Source, key: TSESTree.Node): boolean {
  const node = resolve(source, key);
  const root = rootOf(node.type === 'LogicalExpression' ? node.left : node);
  return (
    root.type === 'Identifier' &&
    /^(?:req|request|ctx|context)$/.test(root.name) &&
    variableOf(source, root)?.defs[0]?.type === 'Parameter'
  );
}

function runsAgain(source: Source, node: TSESTree.Node): boolean {
  return recurs(source, node) || runsPerVisit(source, node);
}

/** `JSON.stringify(query)`: nothing else is ever looked up by that than what was computed for it. */
function isWrittenOut(source: Source, key: TSESTree.Node): boolean {
  const node = resolve(source, key);
  return node.type === 'CallExpression' && calledMethod(source, node) === 'stringify';
}

/** `compiled[template] = compile(template)`: the key is the whole of a text. */
function isCompiled(source: Source, { key, value }: Use): boolean {
  const made = value && resolve(source, value);
  return (
    made?.type === 'CallExpression' &&
    /compile|parse|tokenize/i.test(textOf(source, made.callee)) &&
    made.arguments.some(given => key && textOf(source, given) === textOf(source, key))
  );
}

/** Whether a value is a function that the filling call makes, with all that it captures. */
function isMadeToBeCalled(source: Source, { value, inside }: Use): boolean {
  const made = value && functionOf(source, value);
  return made !== undefined && functionAround(made) === inside;
}
