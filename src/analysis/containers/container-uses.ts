import type { TSESTree } from '@typescript-eslint/types';
import type { Found } from './argument-effects.ts';
import { callsTo, functionOf, runningFunction } from '../values/calls.ts';
import { effectOf } from './container-effects.ts';
import type { ContainerKind, Effect } from '../tables/container-kinds.ts';
import { repeats } from '../functions/executions.ts';
import { placeOf } from '../values/places.ts';
import type { Source } from '../syntax/source.ts';
import { type FunctionNode, functionAround, userOf, wrapped } from '../syntax/syntax.ts';

/** How many fillings, and how many removals, of one container are told apart: by the thousand they are generated, and alike. Whatever comes after is taken for harmless. */
export const MOST_TOLD_APART = 200;

/** One thing that the file does with a container. */
export interface Use {
  /** The expression that names the container. */
  readonly node: TSESTree.Node;
  readonly effect: Effect;
  /** The method called or property read, where it has a name. */
  readonly method?: string;
  readonly key?: TSESTree.Node;
  /** What a growing use puts in. */
  readonly value?: TSESTree.Node;
  /** The call, assignment or `delete` that does it. */
  readonly by: TSESTree.Node;
  /** The function that it happens in, callbacks that run on the spot left aside; none at the top level. */
  readonly inside: FunctionNode | undefined;
  /** Whether it can happen again and again in the life of the module. */
  readonly repeats: boolean;
}

/** Whether a use only asks how much there is: `map.size`, `list.length`, `Object.keys(table).length`. */
export function counts({ effect, method, by: { parent } }: Use): boolean {
  if (effect !== 'iterate') return false;
  const isListed = parent?.type === 'MemberExpression' && !parent.computed && parent.property.name === 'length';
  return method === 'size' || method === 'length' || isListed;
}

/** Everything that is done with one container through the expressions that name it, also in functions it is given to. */
export function usesOf(source: Source, kind: ContainerKind, names: readonly TSESTree.Node[]): Use[] {
  const seen = new Set<TSESTree.Node>();
  const uses: Use[] = [];
  const pending = [...names];
  // What a function of this file knows it by is come to, too.
  for (const name of pending) {
    if (seen.has(name)) continue;
    seen.add(name);
    const handed = namesInCallee(source, name) ?? namesAtCallers(source, name);
    if (handed) pending.push(...handed);
    else uses.push(new LazyUse(source, name, effectOf(source, kind, name)));
  }
  return uses;
}

/** The names by which a function of this file knows a container that it is called with. */
function namesInCallee(source: Source, name: TSESTree.Node): readonly TSESTree.Node[] | undefined {
  const call = userOf(name);
  if (call?.type !== 'CallExpression') return undefined;
  const index = call.arguments.indexOf(wrapped(name) as TSESTree.Expression);
  const parameter = index >= 0 ? functionOf(source, call.callee)?.params[index] : undefined;
  return parameter?.type === 'Identifier' ? placeOf(source, parameter)?.occurrences : undefined;
}

/** The calls of a function of this file that only hands out the container, as in `const table = () => (made ??= new Map())`. */
function namesAtCallers(source: Source, name: TSESTree.Node): readonly TSESTree.Node[] | undefined {
  const outer = wrapped(name);
  const around = functionAround(name);
  const isResult = outer.parent?.type === 'ReturnStatement' || (outer.parent === around && around?.body === outer);
  if (around === undefined || around.async || around.generator || !isResult) return undefined;
  const { calls, escapes } = callsTo(source, around);
  return escapes || calls.length === 0 ? undefined : calls;
}

/** Most uses only read: where they happen is looked up when somebody asks. */
class LazyUse implements Use {
  readonly node: TSESTree.Node;
  readonly effect: Effect;
  readonly method?: string;
  readonly key?: TSESTree.Node;
  readonly value?: TSESTree.Node;
  readonly by: TSESTree.Node;
  readonly #source: Source;
  #inside: FunctionNode | null | undefined;
  #repeats: boolean | undefined;

  constructor(source: Source, node: TSESTree.Node, { effect, method, key, value, by }: Found) {
    this.node = node;
    this.effect = effect;
    if (method !== undefined) this.method = method;
    if (key) this.key = key;
    if (value) this.value = value;
    this.by = by;
    this.#source = source;
  }

  get inside(): FunctionNode | undefined {
    this.#inside ??= runningFunction(this.#source, this.node) ?? null;
    return this.#inside ?? undefined;
  }

  get repeats(): boolean {
    return (this.#repeats ??= repeats(this.#source, this.node));
  }
}
