import type { TSESTree } from '@typescript-eslint/types';
import { keyName, propertyName } from '../syntax/member-names.ts';
import { variableOf } from '../syntax/bindings.ts';
import { placeOfDefinition } from '../values/calls.ts';
import { importedFrom } from '../syntax/imported.ts';
import { COMPONENT_END_HOOKS, EFFECT_HOOKS, MOUNT_HOOKS } from '../tables/hook-names.ts';
import { callsNamed, namesOfCalls } from '../syntax/calls-named.ts';
import { perSource, type Source } from '../syntax/source.ts';
import {
  calleeWord,
  type FunctionNode,
  functionAround,
  lastNameOf,
  literalText,
  unwrap,
  userOf,
  wrapped,
} from '../syntax/syntax.ts';

/** The hook that a function is the callback of: `useEffect`, also through its module's name. */
export function hookOf(source: Source, callback: FunctionNode): string | undefined {
  const call = userOf(callback);
  if (call?.type !== 'CallExpression' || call.callee === wrapped(callback)) return undefined;
  const callee = unwrap(call.callee);
  return callee.type === 'MemberExpression'
    ? propertyName(source, callee)
    : callee.type === 'Identifier'
      ? callee.name
      : undefined;
}

/** Whether a call runs its callback as an effect, which returns what takes back; the `onMount` of Solid takes no notice of that. */
export function isEffect(source: Source, call: TSESTree.CallExpression): boolean {
  return EFFECT_HOOKS.has(calleeWord(call)) && importedFrom(source, call.callee)?.module !== 'solid-js';
}

/** Whether a function is a component or composable: by its name, or because it calls hooks itself. */
export function isComponent(source: Source, node: FunctionNode): boolean {
  const name = nameOf(source, node);
  if (name === undefined) return false;
  return callsHooks(source).has(node) || (USE.test(name) && isOfFramework(source));
}

/** The names of composables, by which other frameworks call their plugins, too. */
const USE = /^use[A-Z]/;

/** Whether a file has to do with components at all: by what it imports, or the composables that it calls. */
const isOfFramework = perSource(source => FRAMEWORKS.test(source.text) || namesOfCalls(source, USE).length > 0);

const FRAMEWORKS =
  /\b(?:from|require\()\s*['"][^'"]*(?:react|vue|nuxt|solid|svelte|angular|ink|remix|next\b|#imports)/i;

/** Whether AngularJS calls a function for each scope anew: a controller that is handed its `$scope`, or what links a directive. */
export function isOfScope(source: Source, node: FunctionNode): boolean {
  const [first, second] = node.params;
  if (isController(node)) return true;
  if (first?.type !== 'Identifier' || !SCOPE.test(first.name) || second?.type !== 'Identifier') return false;
  const user = userOf(node);
  return LINK.test(user?.type === 'Property' ? (keyName(user) ?? '') : (nameOf(source, node) ?? ''));
}

/** Whether a function is handed its `$scope`. */
export const isController = ({ params }: FunctionNode): boolean =>
  params.some(parameter => parameter.type === 'Identifier' && parameter.name === '$scope');

/** Whether Node-RED calls a function for each node of a flow, once more with each deployment: `RED.nodes.createNode(this, config)`. */
export function makesNodeOfRed({ body }: FunctionNode): boolean {
  if (body.type !== 'BlockStatement') return false;
  return body.body.some(statement => {
    const call = statement.type === 'ExpressionStatement' ? unwrap(statement.expression) : undefined;
    if (call?.type !== 'CallExpression' || calleeWord(call) !== 'createNode') return false;
    const callee = unwrap(call.callee);
    return (
      call.arguments[0]?.type === 'ThisExpression' &&
      callee.type === 'MemberExpression' &&
      lastNameOf(callee.object) === 'nodes'
    );
  });
}

const SCOPE = /^\$?scope$/;
const LINK = /^(?:pre|post|link|\w*Link(?:Fn)?)$/;

/** Functions that call hooks themselves: components, composables, and what wraps them. */
const callsHooks = perSource(
  (source): ReadonlySet<FunctionNode | undefined> =>
    new Set([
      ...callsNamed(source, HOOKS)
        .filter(call => isHookOfComponent(source, call))
        .map(functionAround),
      ...callsNamed(source, SIGNALS)
        .filter(call => importedFrom(source, call.callee)?.module === 'solid-js')
        .map(functionAround)
        .filter(around => around && /^[A-Z]/.test(nameOf(source, around) ?? '')),
    ]),
);

/** What Solid has for any code: in a function with a capital, it is of a component. */
const SIGNALS = ['createSignal', 'createResource', 'createMemo'];

const HOOKS = ['useState', 'useRef', ...EFFECT_HOOKS, ...MOUNT_HOOKS, ...COMPONENT_END_HOOKS];

/** Whether a call is one that only a component makes, or what works for it. */
export function isHookOfComponent(source: Source, call: TSESTree.CallExpression): boolean {
  const name = calleeWord(call);
  if (name === 'useState' || name === 'useRef') return true;
  if (call.arguments.length === 0) return false;
  if (name === 'watch' || name === 'effect') return isOfReactivity(source, call.callee);
  const isName = unwrap(call.callee).type === 'Identifier';
  return EFFECT_HOOKS.has(name) || MOUNT_HOOKS.has(name) || (isName && COMPONENT_END_HOOKS.has(name));
}

/** Others, too, watch something, or have an effect: files, for one. What no import brings is what a framework's compiler adds. */
function isOfReactivity(source: Source, callee: TSESTree.Node): boolean {
  const node = unwrap(callee);
  if (node.type !== 'Identifier') return false;
  const module = importedFrom(source, node)?.module;
  return module === undefined
    ? variableOf(source, node) === undefined
    : /vue|solid|angular|signals|svelte/i.test(module);
}

/** The name by which AngularJS knows a controller: `module.controller('AppCtrl', ['$scope', function ($scope) { … }])`. */
export function nameOfController(node: FunctionNode): string | undefined {
  const user = userOf(node);
  const call = user?.type === 'ArrayExpression' ? userOf(user) : user;
  const [name] = call?.type === 'CallExpression' && calleeWord(call) === 'controller' ? call.arguments : [];
  return name && literalText(name);
}

/** The name of a function, where it has one of its own or a variable has it. */
export function nameOf(source: Source, node: FunctionNode): string | undefined {
  return node.id?.name ?? placeOfDefinition(source, node)?.name;
}

/** What a function or a method is called; empty where it has no name. */
export function calledAs(source: Source, node: FunctionNode): string {
  const user = userOf(node);
  const isMember =
    user?.type === 'MethodDefinition' || user?.type === 'PropertyDefinition' || user?.type === 'Property';
  return nameOf(source, node) ?? (isMember ? keyName(user) : undefined) ?? '';
}
