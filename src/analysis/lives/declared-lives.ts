import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { ARRIVALS } from '../tables/event-names.ts';
import { ENDINGS } from '../tables/acquisition-table.ts';
import { FRAMEWORK_ENDS, FRAMEWORK_STARTS } from '../tables/framework-names.ts';
import { constantText } from '../syntax/bindings.ts';
import { keyName, propertyName } from '../syntax/member-names.ts';
import { isExported, placeOfDefinition } from '../values/calls.ts';
import { isOfScope } from './components.ts';
import { heirsOf } from '../values/holders.ts';
import type { Place } from '../values/places.ts';
import { perSource, type Source } from '../syntax/source.ts';
import {
  calleeWord,
  type ClassNode,
  type FunctionNode,
  functionAround,
  isFunction,
  userOf,
  wrapped,
} from '../syntax/syntax.ts';
import type { TargetLife } from './target-lives.ts';

/** A named function is handed what others own; an inline callback is given whatever its caller has just made or found. */
export function lifeOfParameter(source: Source, definition: TSESTree.Node, name: string): TargetLife {
  if (isFunction(definition) && isOfScope(source, definition)) return lifeOfInjected(definition, name);
  const user = isFunction(definition) && definition.type !== 'FunctionDeclaration' ? userOf(definition) : undefined;
  if (isMethodOfClass(user)) return isInput(user) ? 'borrowed' : 'unknown';
  if (isFunction(definition) && isRefCallback(source, definition)) return 'own';
  if (user?.type === 'Property' && isOfComponent(keyName(user) ?? '')) return 'own';
  if (user?.type === 'Property' && isGivenWithin(user.parent)) return 'unknown';
  const calledBy = isFunction(definition) ? calledBack(source, definition) : undefined;
  if (calledBy?.type === 'JSXExpressionContainer') return 'unknown';
  if (calledBy?.type !== 'CallExpression') return 'borrowed';
  const event = (calledBy.arguments[0] && constantText(source, calledBy.arguments[0])) ?? '';
  // The socket that a request tells of belongs to the agent, which hands it to the next request.
  if (event === 'socket') return 'program';
  return ARRIVALS.test(event) ? 'own' : 'unknown';
}

/** What links a directive is handed parts of that; a controller of AngularJS is handed its own scope and element, and services that all share. */
function lifeOfInjected({ params: [first] }: FunctionNode, name: string): TargetLife {
  const links = first?.type === 'Identifier' && first.name === 'scope';
  return links || /^\$(scope|element|attrs)$/.test(name) ? 'own' : 'borrowed';
}

/**
 * Whatever calls a function back, which nothing else calls: `socket.on('open', greet)`, `<Editor onMount={greet} />`. What
 * it is handed is in the hands of that, as what an inline callback is given.
 */
function calledBack(
  source: Source,
  definition: FunctionNode,
): TSESTree.CallExpression | TSESTree.JSXExpressionContainer | undefined {
  const names = placeOfDefinition(source, definition)?.occurrences.filter(name => !isDeclared(name, definition)) ?? [];
  const users = (names.length > 0 ? names : [definition]).map(name => ({ name, user: userOf(name) }));
  const isCalledBack = users.every(({ name, user }) =>
    user?.type === 'CallExpression' ? user.callee !== wrapped(name) : user?.type === 'JSXExpressionContainer',
  );
  const [first] = users;
  return isCalledBack && !isExported(definition)
    ? (first?.user as TSESTree.CallExpression | TSESTree.JSXExpressionContainer)
    : undefined;
}

/** Whether a name is the one that a function is declared by. */
const isDeclared = (name: TSESTree.Node, definition: FunctionNode): boolean =>
  name.parent === definition || (name.parent?.type === 'VariableDeclarator' && name.parent.id === name);

/** `init({ setup: editor => … })` within a function: a callback of what that function begins is handed what came of it. */
function isGivenWithin(options: TSESTree.Node): boolean {
  const call = options.type === 'ObjectExpression' ? userOf(options) : undefined;
  return call?.type === 'CallExpression' && functionAround(call) !== undefined;
}

/** `mounted(el) { … }`: directives are handed the element that they are put on, and components what has become of them. */
const isOfComponent = (method: string): boolean =>
  method !== 'setup' && method !== 'transform' && (FRAMEWORK_STARTS.has(method) || FRAMEWORK_ENDS.has(method));

/** Whether a component is handed an element that it renders: `ref={element => …}`, `h('p', { ref: setParagraph })`. */
function isRefCallback(source: Source, definition: FunctionNode): boolean {
  return [definition, ...(placeOfDefinition(source, definition)?.occurrences ?? [])].some(use => {
    const user = userOf(use);
    if (user?.type === 'JSXExpressionContainer')
      return user.parent.type === 'JSXAttribute' && user.parent.name.name === 'ref';
    return user?.type === 'Property' && user.value === wrapped(use) && keyName(user) === 'ref';
  });
}

/** `@Input() set source(source) { … }`: what the parent of an Angular component hands it, on either accessor of that name. */
function isInput(setter: TSESTree.Node): boolean {
  if (setter.type !== 'MethodDefinition' || setter.kind !== 'set') return false;
  const name = keyName(setter);
  return setter.parent.body.some(
    member =>
      member.type === 'MethodDefinition' &&
      keyName(member) === name &&
      member.decorators?.some(
        ({ expression }) => expression.type === 'CallExpression' && calleeWord(expression) === 'Input',
      ),
  );
}

/** What a method is handed may be anything, also a part of its own object. */
function isMethodOfClass(
  user: TSESTree.Node | undefined,
): user is TSESTree.MethodDefinition | TSESTree.PropertyDefinition {
  return (user?.type === 'MethodDefinition' && user.kind !== 'constructor') || user?.type === 'PropertyDefinition';
}

/** Whether a module's variable gets a new value each time that some function runs: the value is that function's own. */
export function isMadeInCalls({ values }: Place, { scope }: Variable): boolean {
  return values.some(
    ({ by }) =>
      by.type === 'AssignmentExpression' && functionAround(by) !== undefined && functionAround(by) !== scope.block,
  );
}

/** Whether the code that holds a target also ends it: then it is the holder's own, whoever made it. */
export function isEnded(source: Source, place: Place): boolean {
  const known = ended(source);
  let verdict = known.get(place);
  if (verdict === undefined) known.set(place, (verdict = findEnding(source, place)));
  return verdict;
}

const ended = perSource(() => new Map<Place, boolean>());

function findEnding(source: Source, place: Place): boolean {
  return [place, ...heirsOf(source, place)]
    .flatMap(({ occurrences }) => occurrences)
    .some(name => {
      const member = userOf(name);
      if (member?.type !== 'MemberExpression' || member.object !== wrapped(name)) return false;
      const call = userOf(member);
      const method = propertyName(source, member);
      return (
        call?.type === 'CallExpression' &&
        call.callee === wrapped(member) &&
        method !== undefined &&
        ENDINGS.has(method) &&
        call.arguments.length === 0
      );
    });
}

/** A field that the class gets from its framework, or from its constructor under the same name. */
export function lifeOfDeclaration(node: ClassNode, name: string): TargetLife {
  for (const member of node.body.body) {
    if (member.type === 'MethodDefinition' && member.kind === 'constructor') {
      for (const parameter of member.value.params) {
        if (parameter.type !== 'TSParameterProperty') continue;
        const declared =
          parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter;
        if (declared.type === 'Identifier' && declared.name === name) return 'borrowed';
      }
    }
    if (member.type !== 'PropertyDefinition' || keyName(member) !== name) continue;
    const text = member.decorators?.map(({ expression }) =>
      expression.type === 'CallExpression' ? expression.callee : expression,
    );
    if (
      text?.some(
        decorator => decorator.type === 'Identifier' && /^(Inject|consume|inject|service)$/i.test(decorator.name),
      )
    )
      return 'borrowed';
  }
  return 'unknown';
}
