import type { TSESTree } from '@typescript-eslint/types';
import { constantText, isGlobal } from '../syntax/bindings.ts';
import { calledMethod, keyName } from '../syntax/member-names.ts';
import { isExported, placeOfDefinition } from '../values/calls.ts';
import { textOf } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { type FunctionNode, lastNameOf, userOf, wrapped } from '../syntax/syntax.ts';

/** What handlers of requests and of sockets are given, by what every server calls it. */
const PARAMETERS: readonly (readonly [RegExp, RegExp])[] = [
  [/^_?req(uest)?$/, /^_?(res(ponse)?|reply|h)$/],
  [/^err(or)?$/, /^_?req(uest)?$/],
  [/^(c|ctx|context|req|request)$/, /^next$/],
  [/^(ws|socket|conn(ection)?)$/, /^_?req(uest)?$/],
];

/** `export function GET(request)`, as files of routes name what answers. */
const VERBS = /^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/;

/** `app.get('/events', …)` */
const ROUTES = /(app|router|routes?|server|fastify|api)\.(get|post|put|patch|delete|all|ws)$/i;

/** Decorators of what answers a request or message, as Nest, routing-controllers and type-graphql call them. */
const ROUTED = /^(?:Get|Post|Put|Patch|Delete|All|Sse|MessagePattern|EventPattern|SubscribeMessage|Query|Mutation)$/;

/** `@Get(':id') find(…)`, and the `handleConnection` of a gateway. */
function isRouted({ parent }: FunctionNode): boolean {
  if (parent.type !== 'MethodDefinition') return false;
  const names = (of: readonly TSESTree.Decorator[] | undefined): readonly string[] =>
    (of ?? []).map(({ expression }) =>
      lastNameOf(expression.type === 'CallExpression' ? expression.callee : expression),
    );
  if (names(parent.decorators).some(name => ROUTED.test(name))) return true;
  const isOfGateway = names(parent.parent.parent.decorators).includes('WebSocketGateway');
  return isOfGateway && keyName(parent) === 'handleConnection';
}

/** `commands.registerCommand('open', () => …)`: a person runs a command time and again. */
export function answersCommands(source: Source, handler: FunctionNode): boolean {
  const call = userOf(handler);
  return (
    call?.type === 'CallExpression' &&
    call.callee !== wrapped(handler) &&
    /^register(TextEditor)?Command$/.test(calledMethod(source, call) ?? '')
  );
}

/** `store => next => action => …`: what sees all that is dispatched. */
function isGivenNext(outer: TSESTree.Node | undefined): boolean {
  const [given] = outer?.type === 'ArrowFunctionExpression' ? outer.params : [];
  return given?.type === 'Identifier' && given.name === 'next';
}

/** Whether a function answers requests or connections, each of its calls another one. */
export function answersRequests(source: Source, handler: FunctionNode): boolean {
  const [first, second] = handler.params.map(parameter => (parameter.type === 'Identifier' ? parameter.name : ''));
  if (PARAMETERS.some(([request, response]) => request.test(first ?? '') && response.test(second ?? ''))) return true;
  if (isRouted(handler)) return true;
  const call = userOf(handler);
  if (first === 'action' && isGivenNext(call)) return true;
  if (call?.type !== 'CallExpression' || call.callee === wrapped(handler))
    return VERBS.test(placeOfDefinition(source, handler)?.name ?? '') && isExported(handler);
  const [path] = call.arguments;
  return (
    isGlobal(source, call.callee, 'createServer') ||
    calledMethod(source, call) === 'createServer' ||
    textOf(source, call.callee) === 'ipcMain.handle' ||
    (path !== undefined &&
      ROUTES.test(textOf(source, call.callee)) &&
      constantText(source, path)?.startsWith('/') === true)
  );
}
