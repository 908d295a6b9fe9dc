import type { TSESTree } from '@typescript-eslint/types';
import { calledMethod } from '../syntax/member-names.ts';
import { callsNamed } from '../syntax/calls-named.ts';
import { mentions } from '../syntax/mentions.ts';
import { isGuarded } from '../functions/guards.ts';
import { FRAMEWORK_STARTS } from '../tables/framework-names.ts';
import { type Occasion, occasionOf } from '../lives/occasions.ts';
import { dependsOnState } from '../releases/overwritten-handles.ts';
import type { Owner } from '../values/owners.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { isRunByStarts } from '../lives/starts-of-objects.ts';
import { functionAround, isClass, isFunction, unwrap, userOf } from '../syntax/syntax.ts';

export interface PiledDisposable {
  /** Where to report it: the method that puts it into the store. */
  readonly node: TSESTree.Node;
  readonly occasion: Occasion;
}

/** Disposables that a method puts into the store of its object each time that it is called: they go only with the object. */
export const piledDisposables = perSource((source): readonly PiledDisposable[] =>
  mentionsRegister(source) ? callsNamed(source, ['_register']).flatMap(call => judge(source, call) ?? []) : [],
);

const mentionsRegister = mentions(['_register'], text => text.includes('_register'));

/** Methods that an object calls, or is told to call, once: to make itself ready. */
const ONCE =
  /^[_#$]*(init|setup|setUp|register|create|build|make|render|initialize|activate|attach|install|configure|load|bind|add|on|handle|open|mount|connect|enable|ensure|prepare|bootstrap|provide|show|construct|post|hook|listen|fill|set[A-Z])/;

function judge(source: Source, call: TSESTree.CallExpression): PiledDisposable | undefined {
  const callee = unwrap(call.callee);
  const [given] = call.arguments;
  if (callee.type !== 'MemberExpression' || unwrap(callee.object).type !== 'ThisExpression') return undefined;
  if (calledMethod(source, call) !== '_register' || given === undefined || unwrap(given).type !== 'CallExpression')
    return undefined;
  // What is kept under a name is there to be disposed of.
  if (userOf(call)?.type === 'VariableDeclarator') return undefined;
  const occasion = occasionOf(source, call);
  const home = functionAround(call);
  if (occasion?.owner === undefined || home !== occasion.start || !isFunction(home)) return undefined;
  const { owner, method = '' } = occasion;
  if (method === 'constructor' || FRAMEWORK_STARTS.has(method) || ONCE.test(method) || !isDisposable(owner))
    return undefined;
  if (isGuarded(source, call) || dependsOnState(source, call, home) || isRunByStarts(source, owner, home, runsOnce))
    return undefined;
  return { node: callee.property, occasion };
}

/** `class Find extends Disposable`. */
function isDisposable({ node }: Owner): boolean {
  const base = isClass(node) && node.superClass ? unwrap(node.superClass) : undefined;
  const name = base?.type === 'MemberExpression' ? base.property : base;
  return name?.type === 'Identifier' && /Disposable/.test(name.name);
}

/** Whether an object runs a method of that name while it makes itself ready. */
const runsOnce = (name: string): boolean => FRAMEWORK_STARTS.has(name) || ONCE.test(name);
