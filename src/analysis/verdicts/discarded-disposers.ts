import type { TSESTree } from '@typescript-eslint/types';
import type { Symbol as TypeSymbol, Type } from 'typescript';
import { callsNamed } from '../syntax/calls-named.ts';
import { propertyName } from '../syntax/member-names.ts';
import { constantText, resolve, variableOf } from '../syntax/bindings.ts';
import { functionOf } from '../values/calls.ts';
import { importedFrom } from '../syntax/imported.ts';
import { rootOf } from '../values/mutations.ts';
import { mentions } from '../syntax/mentions.ts';
import { nodesOf } from '../syntax/nodes.ts';
import { occasionOf } from '../lives/occasions.ts';
import { endsOf } from '../lives/owner-ends.ts';
import { targetLife } from '../lives/target-lives.ts';
import type { Confidence } from '../tables/confidence.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { calleeWord, unwrap } from '../syntax/syntax.ts';

export interface DiscardedDisposer {
  /** The call whose result is thrown away. */
  readonly node: TSESTree.CallExpression | TSESTree.NewExpression;
  /** The type of the result. */
  readonly type: string;
  /** `possible` where hardly more than one can ever be there. */
  readonly confidence: Confidence;
}

/** Calls that return the only way to end what they start, and whose result is thrown away. */
export const discardedDisposers = perSource((source): readonly DiscardedDisposer[] => {
  if (!source.types && !mentionsDisposables(source)) return [];
  return nodesOf(source, 'ExpressionStatement').flatMap(({ expression }) => {
    const value = unwrap(expression);
    const node = value.type === 'AwaitExpression' ? unwrap(value.argument) : value;
    if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return [];
    // What an object starts by its own method is its own, and what it tells of goes with it.
    const callee = unwrap(node.callee);
    if ((callee.type === 'MemberExpression' && isOwn(source, callee)) || isEndedByName(source, node)) return [];
    const type = (source.types && typeOf(source, value, node)) ?? declaredType(source, node);
    return type === undefined ? [] : [{ node, type, confidence: isThereOnce(source, node) ? 'possible' : 'likely' }];
  });
});

/** What VS Code has but one of by each name: to register another one throws. */
const EXCLUSIVE =
  /^register(Command|TextEditorCommand|UriHandler|CustomEditorProvider|WebviewViewProvider|WebviewPanelSerializer)$/;

/** What makes a program ready, once. */
const MAKES_READY = /^(init|setup|bootstrap|boot|install|activate)/;

/** Whether a second one cannot be there, or is hardly asked for: `initializeLoggers()` is called once. */
function isThereOnce(source: Source, call: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  if (call.type !== 'CallExpression') return false;
  const occasion = occasionOf(source, call);
  // Whoever comes to an end leaves it there, and the next one cannot have it.
  if (EXCLUSIVE.test(calleeWord(call)))
    return isFixedName(source, call.arguments[0]) && !(occasion && endsOf(source, occasion).functions.length > 0);
  const { kind, name = '' } = occasion ?? {};
  return kind === 'function' && MAKES_READY.test(name) && functionOf(source, call.callee) !== undefined;
}

/** A name that is written in the code, there or where a constant has it: `Commands.Open`. */
function isFixedName(source: Source, name: TSESTree.CallExpressionArgument | undefined): boolean {
  if (name === undefined || name.type === 'SpreadElement') return false;
  const node = unwrap(resolve(source, name));
  if (constantText(source, node) !== undefined) return true;
  const type = variableOf(source, rootOf(node))?.defs[0]?.type;
  return node.type === 'MemberExpression' && type !== undefined && type !== 'Parameter';
}

function isOwn(source: Source, { object, property }: TSESTree.MemberExpression): boolean {
  const isEvent = property.type === 'Identifier' && /^on([A-Z]|$)/.test(property.name);
  return unwrap(object).type === 'ThisExpression' || (isEvent && targetLife(source, object) === 'own');
}

/** `registry.unregister(name)` ends what `registry.register(name, …)` starts, too. */
function isEndedByName(source: Source, call: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  const word = call.type === 'CallExpression' ? calleeWord(call) : '';
  return word !== '' && callsNamed(source, [`un${word}`, `de${word}`]).length > 0;
}

const mentionsDisposables = mentions(['Disposable', 'AsyncDisposable', 'IDisposable', 'vscode'], text =>
  /Disposable|vscode/.test(text),
);

/** Handles that nobody has to dispose of: timers end by themselves or have a rule of their own. */
const HARMLESS: ReadonlySet<string> = new Set(['Timeout', 'Timer', 'Immediate']);

function typeOf(
  { types }: Source,
  value: TSESTree.Node,
  { callee, arguments: given }: TSESTree.CallExpression | TSESTree.NewExpression,
): string | undefined {
  const type = types?.getTypeAtLocation(value);
  const isDisposable = type
    ?.getProperties()
    .some(({ escapedName }) => /^__@(async)?dispose/i.test(String(escapedName)));
  if (!types || !type || !isDisposable) return undefined;
  const returned = kindsOf(type);
  // What a call returns is known to somebody where it was called on its like, as chains are, or given it, as `stack.use()` is.
  const method = unwrap(callee);
  const others = [...(method.type === 'MemberExpression' ? [method.object] : []), ...given];
  const known = new Set(others.flatMap(other => withBases(types.getTypeAtLocation(other))));
  const names = returned.map(kind => kind.getName());
  return returned.some(kind => known.has(kind)) || names.some(name => HARMLESS.has(name)) ? undefined : names[0];
}

/** The classes and interfaces that a type names: `server.on()` returns both of `Http1Server | Http2Server`. */
function kindsOf(type: Type): TypeSymbol[] {
  return type.isUnionOrIntersection() ? type.types.flatMap(kindsOf) : [type.getSymbol() ?? []].flat();
}

function withBases(type: Type): TypeSymbol[] {
  if (type.isUnionOrIntersection()) return type.types.flatMap(withBases);
  return [...kindsOf(type), ...(type.getBaseTypes() ?? []).flatMap(withBases)];
}

const DISPOSABLES = /^(Async)?Disposable$|^IDisposable$/;

/** What a function of this file says that it returns, or is known to return where it comes from. */
function declaredType(
  source: Source,
  { callee }: TSESTree.CallExpression | TSESTree.NewExpression,
): string | undefined {
  const made = importedFrom(source, callee) ?? importedFrom(source, rootOf(callee));
  const method = unwrap(callee);
  const name = method.type === 'MemberExpression' ? propertyName(source, method) : made?.name;
  if (made?.module === 'vscode' && /^register[A-Z]/.test(name ?? '')) return 'Disposable';
  const declaration = variableOf(source, method)?.defs[0]?.node;
  const returned =
    declaration?.type === 'TSDeclareFunction' ? declaration.returnType : functionOf(source, callee)?.returnType;
  const type = returned?.typeAnnotation;
  const declared = type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' ? type.typeName.name : '';
  return DISPOSABLES.test(declared) ? declared : undefined;
}
