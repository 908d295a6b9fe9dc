import type { TSESTree } from '@typescript-eslint/types';
import { functionOf } from '../values/calls.ts';
import { hookOf, isEffect, isHookOfComponent, isOfScope, makesNodeOfRed } from './components.ts';
import { isFrameworkClass } from './framework-classes.ts';
import { isFrameworkEnd, isFrameworkStart, isPlainComponent } from './framework-hooks.ts';
import { hookedEnds } from './hooked-ends.ts';
import { isMistakenEnd } from './mistaken-hooks.ts';
import { registrations } from '../acquisitions/acquisitions.ts';
import { constantText } from '../syntax/bindings.ts';
import { functionGiven } from '../functions/handlers.ts';
import { handlerOf } from '../functions/fresh-handlers.ts';
import { END_HOOKS } from '../tables/hook-names.ts';
import { isEnd, isEndOfItself, isWholeEnd } from '../tables/lifecycle-names.ts';
import { FRAMEWORK_ENDS, FRAMEWORK_STARTS } from '../tables/framework-names.ts';
import { grouped } from '../syntax/grouping.ts';
import { contains, walk } from '../syntax/nodes.ts';
import { placeOf } from '../values/places.ts';
import type { Occasion } from './occasions.ts';
import { membersNamed } from '../values/place-members.ts';
import type { Owner } from '../values/owners.ts';
import type { Place } from '../values/places.ts';
import { returnedBy } from '../syntax/returns.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { calleeWord, type FunctionNode, isFunction, unwrap } from '../syntax/syntax.ts';

/** The functions in which an owner lets go of what it holds. */
export interface Ends {
  readonly functions: readonly FunctionNode[];
  /** Those of them that surely run: what a framework calls where it calls any, else all. */
  readonly sure: readonly FunctionNode[];
  /** The name to tell a reader: `destroy`. */
  readonly name: string | undefined;
  /** Whether a framework calls them, and nobody is sure to call anything else. */
  readonly byFramework: boolean;
  /** Whether only that it is the script of a component tells of a framework, and no hook. */
  readonly isBareScript?: boolean;
}

const known = perSource(() => new Map<object, Ends>());

/** Where the owner of an occasion lets go. */
export function endsOf(source: Source, occasion: Occasion): Ends {
  const table = known(source);
  const key = occasion.owner ?? occasion.start;
  let ends = table.get(key);
  if (ends === undefined) table.set(key, (ends = findEnds(source, occasion)));
  return ends;
}

function findEnds(source: Source, occasion: Occasion): Ends {
  if (occasion.kind === 'effect') {
    const functions = isFunction(occasion.start)
      ? returnedBy(source, occasion.start).flatMap(value => cleanupsIn(source, value))
      : [];
    return { functions, sure: functions, name: undefined, byFramework: true };
  }
  if (occasion.owner && occasion.kind === 'object') return endsOfObject(source, occasion);
  const ends = endsOfSetup(source, occasion.start);
  return occasion.kind === 'function' && ends.functions.length === 0 && isFunction(occasion.start)
    ? endsOfHanded(source, occasion.start)
    : ends;
}

/** What a function does for a connection or the like that it is handed ends in the handlers of that closing. */
function endsOfHanded(source: Source, start: FunctionNode): Ends {
  const functions = start.params.flatMap(parameter => {
    const place = placeOf(source, parameter);
    const closings = (place && closingsOf(source).get(place)) ?? [];
    return closings.flatMap(({ call, handler }) =>
      contains(start, call) ? (functionOf(source, handlerOf(handler)) ?? []) : [],
    );
  });
  return { functions, sure: functions, name: undefined, byFramework: false };
}

/** What listens for the closing of something, by that. */
const closingsOf = perSource(source =>
  grouped(
    registrations(source).added.flatMap(({ call, target, event, handler }) => {
      const closes = handler && event && CLOSING.test(constantText(source, event) ?? '');
      return closes ? [{ call, target, handler }] : [];
    }),
    ({ target }) => placeOf(source, target),
  ),
);

/** Events that tell of the end of a connection. */
const CLOSING = /^(close|closed|end|finish|exit|disconnect|disconnected)$/;

/** The functions that an expression hands to whoever ends an effect. */
export function cleanupsIn(source: Source, value: TSESTree.Node): FunctionNode[] {
  const node = unwrap(value);
  if (node.type === 'ConditionalExpression')
    return [...cleanupsIn(source, node.consequent), ...cleanupsIn(source, node.alternate)];
  if (node.type === 'LogicalExpression') return [...cleanupsIn(source, node.left), ...cleanupsIn(source, node.right)];
  const found = functionGiven(source, node);
  return found ? [found] : [];
}

function endsOfObject(source: Source, { owner }: Occasion): Ends {
  const members = [...membersNamed(source, owner!, tellsLife(source))];
  const ends = members.filter(
    ([name, place]) =>
      isEnd(name, source.settings.lifecycles) &&
      place.values.some(({ value }) => isFunction(value)) &&
      !isHiddenFromAngular(source, owner!, name, place) &&
      !isMistakenEnd(source, owner!.node, name),
  );
  const framework = ends.find(([name]) => isFrameworkEnd(source, owner!, name));
  const offered = ends.filter(([, { values }]) => !values.every(({ by }) => isPrivate(by)));
  const whole =
    offered.find(([name]) => isWholeEnd(name, source.settings.lifecycles)) ??
    offered.find(([name, { values }]) => isEndOfItself(name) && values.some(({ value }) => takesNothing(value)));
  const isAddedTo = ends.some(([name]) => name === 'onRemove') && membersNamed(source, owner!, isOnAdd).size > 0;
  const starts = members.some(
    ([name, { values }]) => isFrameworkStart(source, owner!, name) && values.some(({ value }) => isFunction(value)),
  );
  const hooked = hookedEnds(source, owner!.node);
  const functions = [...functionsIn(ends), ...hooked];
  const called = [...functionsIn(ends.filter(([name]) => isFrameworkEnd(source, owner!, name))), ...hooked];
  return {
    functions,
    sure: called.length > 0 ? called : functions,
    name: (framework ?? whole)?.[0] ?? (isAddedTo ? 'onRemove' : undefined),
    byFramework: framework !== undefined || starts || isFrameworkClass(source, owner!.node) || isPlainComponent(owner!),
  };
}

/** Maps and other frames call `onAdd` and `onRemove` of what is put on them: it comes and goes. */
const isOnAdd = (name: string): boolean => name === 'onAdd';

/** `ngOnDestroy = () => …`: Angular asks the prototype of a component for its hooks, where no field is. */
const isHiddenFromAngular = (source: Source, { node }: Owner, name: string, { values }: Place): boolean =>
  name === 'ngOnDestroy' &&
  values.every(({ by }) => by.type === 'PropertyDefinition') &&
  isFrameworkClass(source, node);

/** `private close()`: whoever has the object cannot end it by that; as a rule, it puts away a part. */
const isPrivate = (by: TSESTree.Node): boolean =>
  (by.type === 'MethodDefinition' || by.type === 'PropertyDefinition') &&
  (by.accessibility === 'private' || by.key.type === 'PrivateIdentifier');

const takesNothing = (value: TSESTree.Node): boolean => isFunction(value) && value.params.length === 0;

const tellsLife = perSource(
  ({ settings }) =>
    (name: string): boolean =>
      isEnd(name, settings.lifecycles) || FRAMEWORK_ENDS.has(name) || FRAMEWORK_STARTS.has(name),
);

function functionsIn(members: readonly (readonly [name: string, Place])[]): FunctionNode[] {
  return members.flatMap(([, { values }]) => values.map(({ value }) => value).filter(isFunction));
}

/** A component or composable ends in the callbacks of hooks that it calls, or in a function that it hands out. */
function endsOfSetup(source: Source, start: TSESTree.Node): Ends {
  const functions = hookedEnds(source, start);
  let byFramework = isFunction(start) && (isOfScope(source, start) || makesNodeOfRed(start));
  walk(source, start, node => {
    if (node.type !== 'CallExpression') return;
    functions.push(...cleanupsOfEffect(source, node));
    byFramework ||= isHookOfComponent(source, node);
    for (const argument of node.arguments) {
      const callback = functionOf(source, argument);
      if (callback && isFunction(unwrap(argument)) && END_HOOKS.has(hookOf(source, callback) ?? ''))
        functions.push(callback);
      else if (callback && END_HOOKS.has(calleeWord(node))) functions.push(callback);
    }
  });
  // The script of a component runs for as long as that is there, and only its framework knows how long.
  const isBareScript = !byFramework && start.type === 'Program';
  return { functions, sure: functions, name: undefined, byFramework: byFramework || isBareScript, isBareScript };
}

/** What the callback of `useEffect` returns belongs to the ends of its component. */
function cleanupsOfEffect(source: Source, call: TSESTree.CallExpression): FunctionNode[] {
  const callback = isEffect(source, call) && call.arguments[0] ? functionOf(source, call.arguments[0]) : undefined;
  return callback ? returnedBy(source, callback).flatMap(value => cleanupsIn(source, value)) : [];
}
