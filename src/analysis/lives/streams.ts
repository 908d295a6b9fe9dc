import type { TSESTree } from '@typescript-eslint/types';
import { COMPLETING, ENDLESS, MADE_INTERVAL, MADE_TIMER, METHODS_OF_STREAMS } from '../tables/stream-operators.ts';
import { calledMethod } from '../syntax/member-names.ts';
import { resolve } from '../syntax/bindings.ts';
import { importedFrom } from '../syntax/imported.ts';
import { holderOf } from '../values/holders.ts';
import { isOfProp } from './component-props.ts';
import { lifetimeOf, outlivesCalls } from './lifetimes.ts';
import { placeOf } from '../values/places.ts';
import type { Source } from '../syntax/source.ts';
import { lastNameOf, unwrap, userOf, wrapped } from '../syntax/syntax.ts';
import { targetLife, type TargetLife } from './target-lives.ts';

/** A stream: where it comes from, and the operators that it goes through, first one first. */
export interface Stream {
  readonly root: TSESTree.Node;
  readonly operators: readonly TSESTree.CallExpression[];
}

/** Takes a stream apart, also through constants and fields that hold a part of it. */
export function streamOf(source: Source, expression: TSESTree.Node, depth = 0): Stream {
  const node = resolve(source, expression);
  if (depth > 8) return { root: node, operators: [] };
  if (node.type === 'CallExpression' && calledMethod(source, node) === 'pipe') {
    const callee = unwrap(node.callee) as TSESTree.MemberExpression;
    const before = streamOf(source, callee.object, depth + 1);
    return { root: before.root, operators: [...before.operators, ...node.arguments.map(unwrap).filter(isCall)] };
  }
  const method = node.type === 'CallExpression' ? calledMethod(source, node) : undefined;
  if (method !== undefined && METHODS_OF_STREAMS.has(method)) {
    const operator = node as TSESTree.CallExpression;
    const before = streamOf(source, (unwrap(operator.callee) as TSESTree.MemberExpression).object, depth + 1);
    return { root: before.root, operators: [...before.operators, operator] };
  }
  const values = placeOf(source, node)?.values ?? [];
  const [only] = values;
  return only && values.length === 1 && only.value !== node && isCall(only.value)
    ? streamOf(source, only.value, depth + 1)
    : { root: node, operators: [] };
}

const isCall = (node: TSESTree.Node): node is TSESTree.CallExpression => node.type === 'CallExpression';

/** How long a stream goes on by itself: as long as what it comes from. */
export function streamLife(source: Source, root: TSESTree.Node, depth = 0): TargetLife {
  const node = unwrap(root);
  if (isOfRoute(node)) return 'own';
  if (node.type !== 'CallExpression' || depth > 8)
    return isOfProp(source, node) ? 'borrowed' : targetLife(source, node);
  const [first, second] = node.arguments;
  const inner = (argument: TSESTree.Node): TargetLife => streamLife(source, streamOf(source, argument).root, depth + 1);
  const callee = unwrap(node.callee);
  if (
    /^(Timer|Interval)Observable\.create$|^Observable\.(timer|interval)$/.test(
      source.text.slice(...callee.range).replace(/^\w+\.(?=\w+\.)/, ''),
    )
  )
    return second ? 'program' : 'own';
  const name = nameOfMaker(source, node);
  if (MADE_INTERVAL.test(name) || (MADE_TIMER.test(name) && second)) return 'program';
  switch (callee.type === 'Identifier' ? name : `.${name}`) {
    case 'fromEvent':
    case '.fromEvent':
      return first ? targetLife(source, first) : 'unknown';
    case 'interval':
      return 'program';
    case 'timer':
      return second ? 'program' : 'own';
    case 'merge':
    case 'combineLatest':
    case 'race': {
      const parts = node.arguments.flatMap(argument =>
        argument.type === 'ArrayExpression' ? argument.elements : [argument],
      );
      const lives = parts.flatMap(part => (part && part.type !== 'SpreadElement' ? [inner(part)] : []));
      return (['program', 'borrowed', 'unknown', 'own'] as const).find(life => lives.includes(life)) ?? 'unknown';
    }
    case '.asObservable':
    case '.when':
    case '.select':
    case '.subscribe':
    case '.watchQuery':
      return callee.type === 'MemberExpression' ? inner(callee.object) : 'unknown';
    case '.on':
      return callee.type === 'MemberExpression' ? lifeOfClient(source, callee.object) : 'unknown';
    default: {
      if (callee.type === 'MemberExpression' && ENDLESS.test(name)) return inner(callee.object);
      if (callee.type === 'Identifier' && OF_CONTEXT.test(name)) return 'borrowed';
      const holder = holderOf(source, node);
      return holder && outlivesCalls(lifetimeOf(source, holder)) ? 'program' : 'unknown';
    }
  }
}

/** `getContext('modals')`, `getModalStore()`: what a component is handed by those around it, which were there before. */
const OF_CONTEXT = /^getContext$|^get[A-Z]\w*(?:Store|Context)$/;

/** The name of the function or method that makes a stream; in its module, where it goes by another one here. */
function nameOfMaker(source: Source, call: TSESTree.CallExpression): string {
  const callee = unwrap(call.callee);
  if (callee.type !== 'Identifier') return calledMethod(source, call) ?? '';
  const made = importedFrom(source, callee);
  return made && /^rxjs\b/.test(made.module) ? made.name : callee.name;
}

/** `client.channel('room').on('insert', show).subscribe()`: what a client tells of goes on with it. */
function lifeOfClient(source: Source, expression: TSESTree.Node): TargetLife {
  const node = resolve(source, expression);
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined;
  if (node.type !== 'CallExpression' || callee?.type !== 'MemberExpression') return 'unknown';
  const method = calledMethod(source, node);
  if (method === 'on') return lifeOfClient(source, callee.object);
  return method === 'channel' ? targetLife(source, callee.object) : 'unknown';
}

/** What Angular tells a component of its route ends together with both: `this.route.params`. */
function isOfRoute(node: TSESTree.Node): boolean {
  const [stream, route] = [node, node.type === 'MemberExpression' ? unwrap(node.object) : node].map(lastNameOf);
  return (
    /^(params|queryParams|paramMap|queryParamMap|data|fragment|url|title)$/.test(stream!) && /route$/i.test(route!)
  );
}

/** Whether a stream ends by itself because of an operator; a notifier that never speaks ends nothing. */
export function completes(source: Source, { operators }: Stream): boolean {
  return operators.some(operator => {
    const name = operatorName(operator);
    if (name === 'takeUntil') return !isSilentNotifier(source, operator);
    return COMPLETING.has(name) || /until(?!Changed|KeyChanged)|destroy|unmount/i.test(name);
  });
}

/** The name of an operator: `map` in `map(…)` and in `operators.map(…)`. */
export function operatorName({ callee }: TSESTree.CallExpression): string {
  const node = unwrap(callee);
  return node.type === 'Identifier'
    ? node.name
    : node.type === 'MemberExpression' && node.property.type === 'Identifier'
      ? node.property.name
      : '';
}

/** `takeUntil(this.destroy$)`, where `destroy$` is made in this file and nothing ever sends anything on it. */
function isSilentNotifier(source: Source, { arguments: [notifier] }: TSESTree.CallExpression): boolean {
  const place = notifier && placeOf(source, notifier);
  return (
    place !== undefined &&
    place.values.length > 0 &&
    place.values.every(({ value }) => isSubject(value)) &&
    place.occurrences.every(name => isOnlyRead(source, name))
  );
}

const isSubject = (value: TSESTree.Node): boolean =>
  value.type === 'NewExpression' && value.callee.type === 'Identifier' && /Subject$/.test(value.callee.name);

/** What sends nothing: a notifier that completes without a word ends nothing either. */
const SILENT: ReadonlySet<string> = new Set(['pipe', 'asObservable', 'subscribe', 'complete', 'unsubscribe']);

function isOnlyRead(source: Source, name: TSESTree.Node): boolean {
  const user = userOf(name);
  if (user?.type === 'AssignmentExpression') return user.left === name;
  if (user?.type === 'CallExpression') return operatorName(user) === 'takeUntil' && user.callee !== wrapped(name);
  const call = user?.type === 'MemberExpression' ? userOf(user) : undefined;
  return call?.type === 'CallExpression' && SILENT.has(calledMethod(source, call) ?? '');
}
