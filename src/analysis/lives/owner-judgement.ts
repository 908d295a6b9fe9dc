import type { TSESTree } from '@typescript-eslint/types';
import type { Capture } from '../functions/captures.ts';
import type { Confidence } from '../tables/confidence.ts';
import { inputCount } from './effect-inputs.ts';
import { namesItselfToAll } from './global-instances.ts';
import { lifetimeOfOwner, outlivesCalls } from './lifetimes.ts';
import { repeats } from '../functions/executions.ts';
import { isGuardedInVain } from '../functions/guards.ts';
import { nodesOf } from '../syntax/nodes.ts';
import { resolve, variableOf } from '../syntax/bindings.ts';
import type { Occasion } from './occasions.ts';
import { placeOf } from '../values/places.ts';
import { recurs, servesVisitor } from './recurrences.ts';
import { isHandedPlace, isShownToRepeat } from './shown-repeats.ts';
import { calledAs, isController } from './components.ts';
import { isFrame, isMadeByInjector, isPlugin } from './frames-of-programs.ts';
import { describesClass } from './objects-with-life.ts';
import { type Owner, ownerOf } from '../values/owners.ts';
import type { Ends } from './owner-ends.ts';
import type { Source } from '../syntax/source.ts';
import { wordsOf } from '../tables/name-words.ts';
import { calleeWord, functionAround, isClass, isFunction, unwrap, userOf } from '../syntax/syntax.ts';
import type { TargetLife } from './target-lives.ts';

/** Functions that a program calls once, by what they are called in every code base. */
const PROGRAM_STARTS =
  /^(main|init|bootstrap|boot|setup|install|start|run|launch|register|configure|patch|polyfill|activate|ready|load|serve|listen|handle|createApp|createServer|plugin$|default$)|^on\w*(Load|Loaded|Ready|Started?)$/;

/** Classes and components that a program makes one of, by what every code base calls them. */
const PROGRAMS =
  /^([A-Z][a-z]*)?(App|Application|Root)(Component|Controller|Ctrl)?$|^(Main|Program|Daemon|CLI|Cli)$|^Main(Controller|Ctrl)$/;

/**
 * How sure it is that a target of this life outlives the owner that something is acquired for; `undefined` where the
 * owner lives as long as the program itself.
 */
export function judgeOwner(
  source: Source,
  life: TargetLife,
  occasion: Occasion,
  ends: Ends,
  capture: Capture,
): Confidence | undefined {
  if (isPlugin(occasion.start) || isMadeByInjector(occasion.start)) return undefined;
  const isProgram = life === 'program';
  if (occasion.kind === 'effect')
    return (capture.kind === 'nothing' && !isProgram) || isRoot(source, occasion) ? 'possible' : 'likely';
  if (occasion.kind === 'component')
    return (isProgram || ends.byFramework) && !isRoot(source, occasion) && !mayBeOfPage(source, occasion)
      ? 'likely'
      : 'possible';
  if (isProgram && servesVisitor(source, occasion.node)) return capture.kind === 'unknown' ? 'possible' : 'likely';
  // What a function is handed, and what it puts there, go together as a rule.
  if (occasion.kind === 'function') return isProgram ? judgeFunction(source, occasion, ends, capture) : undefined;
  if (!occasion.owner) return undefined;
  if (livesOn(source, occasion.owner, ends)) {
    const asFunction = { ...occasion, kind: 'function' as const, name: occasion.method };
    return isProgram && capture.kind === 'variables' && occasion.method !== 'constructor'
      ? judgeFunction(source, asFunction, ends, capture)
      : undefined;
  }
  if (capture.kind === 'nothing' && !ends.byFramework) return undefined;
  if (isSharedService(source, occasion)) return ends.byFramework ? 'possible' : undefined;
  if (isRoot(source, occasion) || isMixin(source, occasion.owner)) return 'possible';
  return ends.byFramework || (isProgram && isShownToRepeat(source, occasion, ends, capture)) ? 'likely' : 'possible';
}

/** Whether a controller of AngularJS may be that of the whole page: nothing in its file cares for the end of a scope. */
const mayBeOfPage = (source: Source, { start }: Occasion): boolean =>
  isFunction(start) && isController(start) && !/['"]\$destroy['"]/.test(source.text);

/** Whether code runs for the one object or component that a program starts with, in an effect that runs once for it. */
function isRoot(source: Source, { name: own, owner, start, kind }: Occasion): boolean {
  const name = own ?? nameOfFile(source, owner);
  if (kind === 'effect' && (inputCount(start) ?? 0) > 0) return false;
  if (PROGRAMS.test(name) || isFrame(source, name) || isRenderedOnce(source, name)) return true;
  if (kind === 'object' && wordsOf(name).some(word => word === 'application' || word === 'app')) return true;
  return owner !== undefined && /selector: ?['"][\w-]*root['"]/.test(source.text.slice(...owner.node.range));
}

/** `export default class { … }` goes by the name of its file. */
const nameOfFile = ({ fileName = '' }: Source, owner: Owner | undefined): string =>
  owner && isClass(owner.node) && owner.node.parent.type === 'ExportDefaultDeclaration'
    ? fileName.replace(/\..*/, '')
    : '';

/** `root.render(<Popout />)`: whether the module itself puts a component on the page. */
const isRenderedOnce = (source: Source, name: string): boolean =>
  nodesOf(source, 'JSXOpeningElement').some(
    ({ name: rendered, parent }) =>
      rendered.type === 'JSXIdentifier' &&
      rendered.name === name &&
      (!repeats(source, parent) || isPutIntoPage(source, parent)),
  );

/**
 * `createRoot(document.getElementById('app')).render(<Popout />)`, `bootstrap(to) { ReactDOM.render(<Popout />, to); }`: what
 * stands in the page from the start is filled once.
 */
function isPutIntoPage(source: Source, element: TSESTree.Node): boolean {
  const call = userOf(element);
  if (call?.type !== 'CallExpression' || calleeWord(call) !== 'render') return false;
  const home = functionAround(call);
  if (home && /^(?:main|bootstrap|boot)$/.test(calledAs(source, home))) return true;
  const callee = unwrap(call.callee);
  const root = callee.type === 'MemberExpression' ? resolve(source, callee.object) : undefined;
  const container = call.arguments[1] ?? (root?.type === 'CallExpression' ? root.arguments[0] : undefined);
  const found = container && resolve(source, container);
  return found?.type === 'CallExpression' && /^(?:getElementById|querySelector)$/.test(calleeWord(found));
}

/** `(Base) => class extends Base {…}`: whether there is one or many of it, only who mixes it in shows. */
function isMixin(source: Source, { node }: Owner): boolean {
  return (
    isClass(node) &&
    node.superClass !== null &&
    variableOf(source, unwrap(node.superClass))?.defs[0]?.type === 'Parameter'
  );
}

/** Whether an object lives as long as the program: a plain one that no framework makes anew does, as a rule. */
function livesOn(source: Source, owner: Owner, { byFramework }: Ends): boolean {
  if (!byFramework && namesItselfToAll(source, owner)) return true;
  // A literal that describes a component is there once, and each component made of it comes and goes.
  if (owner.node.type === 'ObjectExpression') return !byFramework && !describesClass(owner.node);
  return outlivesCalls(lifetimeOfOwner(source, owner)) || keepsItsOnlyOne(source, owner);
}

/** `this.instance = new this()`, `Registry.shared ??= new Registry()`: the class makes the one that everybody gets. */
function keepsItsOnlyOne(source: Source, owner: Owner): boolean {
  return nodesOf(source, 'NewExpression').some(made => {
    const user = ownerOf(source, made.callee)?.node === owner.node ? userOf(made) : undefined;
    const kept = user?.type === 'AssignmentExpression' ? placeOf(source, user.left)?.owner : undefined;
    return kept !== undefined && !('name' in kept) && kept.kind === 'static' && kept.node === owner.node;
  });
}

function judgeFunction(source: Source, occasion: Occasion, ends: Ends, capture: Capture): Confidence | undefined {
  const { kind, start, name } = occasion;
  if (isGuardedInVain(source, occasion.node)) return 'likely';
  const user = userOf(start);
  const isCallback =
    user?.type === 'CallExpression' ||
    user?.type === 'NewExpression' ||
    (user?.type === 'Property' && kind === 'function');
  // `startBlinking(el)` starts something for each element that it is handed.
  const isHandedIt = isFunction(start) && isHandedPlace(start, capture.names);
  const isForPlace = isHandedIt && /^start[A-Z]/.test(name ?? '');
  const isOfProgram = PROGRAM_STARTS.test(name ?? '') && ends.functions.length === 0 && !isForPlace;
  if (capture.kind === 'nothing' || isOfProgram) return undefined;
  const isSure =
    (!isCallback || recurs(source, occasion.node) || (isHandedIt && user.type === 'Property')) &&
    capture.kind !== 'unknown' &&
    isShownToRepeat(source, occasion, ends, capture);
  return isSure ? 'likely' : 'possible';
}

/** Whether code runs for a class that dependency injection makes one instance of. */
export function isSharedService(source: Source, { owner }: Occasion): boolean {
  const node = owner?.node;
  if (node === undefined || !(isClass(node) || isFunction(node))) return false;
  const decorators = isClass(node) ? (node.decorators ?? []) : [];
  if (
    decorators.some(({ expression }) =>
      /^(Injectable|Service|Singleton|singleton|injectable|Module|Controller|Catch)$/.test(decoratorName(expression)),
    )
  )
    return true;
  return /providedIn: ?['"]root['"]/.test(source.text.slice(...node.range));
}

function decoratorName(expression: { type: string; callee?: unknown; name?: string }): string {
  const callee = expression.type === 'CallExpression' ? (expression.callee as { name?: string }) : expression;
  return callee.name ?? '';
}
