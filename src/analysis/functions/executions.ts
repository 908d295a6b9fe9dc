import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { callsTo, isSynchronousCallback } from '../values/calls.ts';
import { isCalledByInjector } from './injected-functions.ts';
import { immediateCall } from '../syntax/immediate-calls.ts';
import { calledMethod } from '../syntax/member-names.ts';
import { isGlobal } from '../syntax/bindings.ts';
import { isInComponentScript } from '../syntax/component-scripts.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { type ClassNode, type FunctionNode, isClass, isFunction, unwrap, userOf } from '../syntax/syntax.ts';

/** Whether code can run again and again, and not only once while its module is loaded. */
export function repeats(source: Source, node: TSESTree.Node): boolean {
  const around = runnerOf(node);
  if (around === undefined) return isInComponentScript(source, node);
  return isClass(around) ? constructionRepeats(source, around) : functionRepeats(source, around);
}

/** Whether a variable is there again and again: in each call of a function, in each component that its file describes. */
export function isMadeAgain(source: Source, { scope, defs: [definition] }: Variable): boolean {
  const { block } = scope.variableScope;
  if (isFunction(block)) return functionRepeats(source, block);
  return /^(Variable|FunctionName)$/.test(definition?.type ?? '') && isInComponentScript(source, definition!.name);
}

/** What a node runs with: the innermost function, or the making of an instance for what a field of it starts with. */
export function runnerOf(node: TSESTree.Node): FunctionNode | ClassNode | undefined {
  for (let inner = node, { parent } = node; parent; inner = parent, { parent } = inner) {
    if (isFunction(parent)) return parent;
    if (parent.type === 'PropertyDefinition' && !parent.static && parent.value === inner) return parent.parent.parent;
  }
  return undefined;
}

const verdicts = perSource(() => new Map<FunctionNode | ClassNode, boolean>());

/** Whether a function can run again and again. */
export function functionRepeats(source: Source, node: FunctionNode): boolean {
  return judgeOnce(source, node, judge);
}

/** Whether instances of a class can be made again and again. */
export function constructionRepeats(source: Source, definition: ClassNode | FunctionNode): boolean {
  return isClass(definition) ? judgeOnce(source, definition, judgeConstruction) : functionRepeats(source, definition);
}

/** What only calls or makes itself is still started from elsewhere, as often as that runs. */
function judgeOnce<T extends FunctionNode | ClassNode>(
  source: Source,
  node: T,
  judging: (source: Source, node: T) => boolean,
): boolean {
  const known = verdicts(source);
  const verdict = known.get(node);
  if (verdict !== undefined) return verdict;
  known.set(node, false);
  const found = judging(source, node);
  known.set(node, found);
  return found;
}

function judge(source: Source, node: FunctionNode): boolean {
  const immediate = immediateCall(source, node);
  if (immediate) return repeats(source, immediate);
  if (isModuleWrapper(source, node) || isCalledByInjector(source, node)) return false;
  if (isSynchronousCallback(source, node)) return repeats(source, node);
  const user = userOf(node);
  if (user?.type === 'MethodDefinition')
    return user.kind !== 'constructor' || constructionRepeats(source, user.parent.parent);
  const { calls, escapes } = callsTo(source, node);
  return escapes || isCalledBySomebody(source, calls);
}

function judgeConstruction(source: Source, definition: ClassNode): boolean {
  if (isCalledByInjector(source, definition)) return false;
  const { calls, escapes } = callsTo(source, definition);
  return escapes || isCalledBySomebody(source, calls);
}

/** What nothing in the file calls is there for others: a global of a script, a handler named in markup. */
function isCalledBySomebody(source: Source, calls: readonly TSESTree.Node[]): boolean {
  return calls.length === 0 || calls.some(call => repeats(source, call));
}

const MODULE_PARAMETERS: ReadonlySet<string> = new Set([
  'module',
  'exports',
  'require',
  '__webpack_require__',
  '__webpack_exports__',
  '__unused_webpack_module',
  '__unused_webpack_exports',
]);

/** A function that stands for a module: UMD factories, `define(…)`, the wrappers that bundlers write. */
function isModuleWrapper(source: Source, node: FunctionNode): boolean {
  const [first, second] = node.params.map(parameter => (parameter.type === 'Identifier' ? parameter.name : ''));
  if (first !== undefined && MODULE_PARAMETERS.has(first) && (second === undefined || MODULE_PARAMETERS.has(second)))
    return true;
  const call = userOf(node);
  if (call?.type !== 'CallExpression') return false;
  if (isGlobal(source, call.callee, 'define') || calledMethod(source, call) === 'define') return true;
  return isFunction(unwrap(call.callee)) && !repeats(source, call);
}
