import type { TSESTree } from '@typescript-eslint/types';
import type { Confidence } from '../tables/confidence.ts';
import type { Container } from './containers.ts';
import { identityOf } from '../values/identity.ts';
import { hasLastingInstance } from '../lives/lasting-instances.ts';
import { outlivesCalls } from '../lives/lifetimes.ts';
import { wordsOf } from '../tables/name-words.ts';
import { ownerName } from '../values/owner-names.ts';
import type { Place } from '../values/places.ts';
import { callsTo } from '../values/calls.ts';
import { repeats } from '../functions/executions.ts';
import { type FunctionNode, isFunction, userOf } from '../syntax/syntax.ts';
import type { Source } from '../syntax/source.ts';

/** Why and how long a container keeps what it is given. */
export interface Keeping {
  readonly confidence: Confidence;
  /** The rest of the sentence “keeps everything …”. */
  readonly until: string;
  /** Whether nothing says that the object that the container is a field of lives for long. */
  readonly mayBeShort: boolean;
}

/** How long a container keeps what it is given; `undefined` where it dies with a call, or where somebody unknown has it too. */
export function keepingOf(source: Source, container: Container): Keeping | undefined {
  const { lifetime, place } = container;
  if (escapes(container) || container.shared || endsSoon(source)) return undefined;
  if (container.nested)
    return {
      confidence: hasPrimitiveKeys(source, container) ? 'likely' : 'possible',
      until: 'for as long as the object that it is about lives',
      mayBeShort: false,
    };
  if (outlivesCalls(lifetime)) {
    return {
      confidence: container.exported && !place.name.startsWith('_') ? 'possible' : 'sure',
      until: 'for as long as the program runs',
      mayBeShort: false,
    };
  }
  if (lifetime === 'closure' && (isKeptByModule(source, place) || isKeptByDecorator(place)))
    return { confidence: 'likely', until: 'for as long as the program runs', mayBeShort: false };
  if (lifetime === 'closure')
    return { confidence: 'possible', until: 'for as long as the function that uses it lives', mayBeShort: false };
  if (lifetime === 'callback')
    return { confidence: 'possible', until: 'for as long as the callback that uses it lives', mayBeShort: true };
  return lifetime === 'instance' ? keepingOfField(source, place) : undefined;
}

/** Whether somebody unknown gets hold of a container; who is handed what is replaced at each change, can take nothing out. */
function escapes({ uses }: Container): boolean {
  const isReplaced = uses.every(({ effect, by, node }) => effect !== 'grow' || isReplacement(by, node));
  return uses.some(({ effect, by }) => effect === 'escape' && !(isReplaced && by.type === 'CallExpression'));
}

/** `list = [...list, item]` */
function isReplacement(by: TSESTree.Node, node: TSESTree.Node): boolean {
  return by.type === 'AssignmentExpression' && by.left === node;
}

/** `export const store = createStore()`, whoever else calls the function that the closure is made in. */
function isKeptByModule(source: Source, { variable }: Place): boolean {
  const home = variable?.scope.variableScope.block;
  if (home === undefined || !isFunction(home)) return false;
  return callsTo(source, home).calls.some(
    call => !repeats(source, call) && userOf(call)?.type === 'VariableDeclarator',
  );
}

/** Whether a decorator of methods keeps it, or what returns one: it lives as long as the class that it stands on, whatever instances that has. */
function isKeptByDecorator({ variable }: Place): boolean {
  const home = variable?.scope.variableScope.block;
  if (home === undefined || !isFunction(home)) return false;
  return decoratesMethods(home) || returnedBy(home).some(decoratesMethods);
}

/** Functions that a function returns as they stand there. */
function returnedBy({ body }: FunctionNode): readonly FunctionNode[] {
  const values =
    body.type === 'BlockStatement'
      ? body.body.flatMap(one => (one.type === 'ReturnStatement' ? [one.argument] : []))
      : [body];
  return values.filter(value => isFunction(value));
}

/** `(target, key, descriptor) => …`, or, by its type, `(method, context: ClassMethodDecoratorContext) => …`. */
function decoratesMethods({ params: [, second, third] }: FunctionNode): boolean {
  if (third?.type === 'Identifier' && /^_*(?:prop(?:erty)?)?desc(?:riptor)?$/i.test(third.name)) return true;
  const type = second?.type === 'Identifier' ? second.typeAnnotation?.typeAnnotation : undefined;
  const name = type?.type === 'TSTypeReference' ? type.typeName : undefined;
  return name?.type === 'Identifier' && /^Class\w*DecoratorContext$/.test(name.name);
}

function keepingOfField(source: Source, place: Place): Keeping {
  const name = ownerName(source, place);
  const last = wordsOf(name ?? '').at(-1) ?? '';
  const isLong = LONG_LIVED.has(last) || hasLastingInstance(source, place);
  return {
    confidence: isLong ? 'likely' : 'possible',
    until: name === undefined ? 'for as long as its object lives' : `for as long as its \`${name}\` lives`,
    mayBeShort: !isLong && !OFTEN_LONG_LIVED.has(last),
  };
}

function hasPrimitiveKeys(source: Source, { uses }: Container): boolean {
  return uses.every(
    ({ effect, key }) => effect !== 'grow' || (key !== undefined && identityOf(source, key) === 'primitive'),
  );
}

/** A file that is run as a command, by its first line or its folder, or to be looked at: it does not run for long. */
function endsSoon({ text, folders = [] }: Source): boolean {
  const home = folders.findIndex(folder => SOON_OVER.test(folder));
  const shipped = SHOWS.test(folders[home] ?? '') ? OF_APPLICATIONS : SHIPPED;
  if (home >= 0 && !folders.slice(0, home).some(folder => shipped.test(folder))) return true;
  return text.startsWith('#!') || folders.includes('migrations');
}

/** Folders of commands, and of what shows what the program next to them can do. */
const SOON_OVER = /^(scripts|docs|examples?|samples?|demos?|playgrounds?|sandbox)$/;

/** Those of what shows how a library is used, which may stand among its sources. */
const SHOWS = /^(?:examples?|demos?)$/;

/** Folders of what a program is made of, where `scripts` are no commands. */
const SHIPPED = /^(src|source|lib|app|client|frontend|www|public|static|assets|resources)$/;

/** Folders of applications, of which examples are a part. */
const OF_APPLICATIONS = /^(app|client|frontend|www|public|static|assets|resources)$/;

/** Last words of the names of classes of which a program makes few and keeps them. */
const LONG_LIVED = new Set('server agent client daemon'.split(' '));

/** Those of which programs also make one for each task. */
const OFTEN_LONG_LIVED = new Set('manager registry pool cache'.split(' '));
