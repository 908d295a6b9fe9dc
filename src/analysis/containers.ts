import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { calleeName, isGlobal, resolve, variableOf } from './bindings.ts';
import { isExported, placeOfDefinition } from './calls.ts';
import { type ContainerKind, GROWS, kindOfClass, kindOfMaker, MAKING_WORDS, WEAK_MAP } from './container-kinds.ts';
import { type Use, usesOf } from './container-uses.ts';
import { usesOfEntries } from './elements.ts';
import { repeats } from './executions.ts';
import { mayGrowAsMember } from './growing-members.ts';
import { holderOf, holdersOf } from './holders.ts';
import { type Lifetime, lifetimeOf } from './lifetimes.ts';
import { nodesOf } from './nodes.ts';
import { type Given, type Place, placeOf } from './places.ts';
import { perSource, type Source } from './source.ts';
import {
  calleeWord,
  type FunctionNode,
  functionAround,
  isClass,
  isFunction,
  unwrap,
  userOf,
  wrapped,
} from './syntax.ts';

/** A collection that the file makes and keeps under a name. */
export interface Container {
  readonly place: Place;
  readonly kind: ContainerKind;
  readonly lifetime: Lifetime;
  /** The name where it is declared: the node to report. */
  readonly node: TSESTree.Node;
  /** The expressions that make it, the first one first. */
  readonly makings: readonly TSESTree.Node[];
  readonly uses: readonly Use[];
  /** Whether code of other files can reach it by name. */
  readonly exported: boolean;
  /** Whether it may also be something that others made and hold, as in `options.cache || new Map()`. */
  readonly shared: boolean;
  /** Whether it is one of many, each kept in a weak map under the object that it is about. */
  readonly nested: boolean;
}

/** Every collection that the file makes, keeps under a name for longer than the call that makes it, and may fill. */
export const containers = perSource((source): readonly Container[] => {
  if (!GROWS.test(source.text)) return [];
  const places = new Set(makingsIn(source).flatMap(making => placesGiven(source, making)));
  return [...places].flatMap(place => (mayGrow(source, place) ? (containerAt(source, place) ?? []) : []));
});

function mayGrow(source: Source, { kind, name }: Place): boolean {
  return kind !== 'member' || mayGrowAsMember(source, name);
}

/** The expressions that make a collection, in the order of the text. */
function makingsIn(source: Source): TSESTree.Node[] {
  const candidates: readonly (readonly TSESTree.Node[])[] = [
    nodesOf(source, 'ArrayExpression'),
    nodesOf(source, 'ObjectExpression'),
    nodesOf(source, 'NewExpression'),
    nodesOf(source, 'CallExpression'),
  ];
  const makings = candidates.flatMap(nodes => nodes.filter(node => kindOf(source, node)));
  return makings.sort((a, b) => a.range[0] - b.range[0]);
}

/** The places that a new collection is put into, also as one of several alternatives. */
function placesGiven(source: Source, making: TSESTree.Node): readonly Place[] {
  const places = [...holdersOf(source, making)];
  const outer = wrapped(making);
  const { parent } = outer;
  const isAlternative =
    (parent?.type === 'LogicalExpression' && parent.right === outer) ||
    (parent?.type === 'ConditionalExpression' && parent.test !== outer) ||
    (parent?.type === 'AssignmentExpression' && parent.right === outer);
  if (parent && isAlternative) places.push(...placesGiven(source, parent));
  return places.filter(({ variable }) => variable === undefined || !isLocal(variable));
}

/** Whether a variable is gone when its function returns: no other function uses it. */
function isLocal({ scope, references }: Variable): boolean {
  const home = scope.variableScope;
  return isFunction(home.block) && references.every(({ from }) => from.variableScope === home);
}

function containerAt(source: Source, place: Place): Container | undefined {
  const made = place.values.filter(({ value }) => kindOf(source, value) !== undefined);
  const [first] = made;
  const kind = first && kindOf(source, first.value);
  return first === undefined || kind === undefined ? undefined : new LazyContainer(source, place, kind, made);
}

/** Most containers never grow: what else there is to know of one is looked up when somebody asks. */
class LazyContainer implements Container {
  readonly place: Place;
  readonly kind: ContainerKind;
  readonly node: TSESTree.Node;
  readonly makings: readonly TSESTree.Node[];
  readonly nested = false;
  readonly #source: Source;
  readonly #makers: ReadonlySet<TSESTree.Node>;
  #lifetime: Lifetime | undefined;
  #uses: readonly Use[] | undefined;
  #exported: boolean | undefined;
  #shared: boolean | undefined;

  constructor(source: Source, place: Place, kind: ContainerKind, made: readonly Given[]) {
    this.place = place;
    this.kind = kind;
    this.node = nameOf(made[0]!);
    this.makings = made.map(({ value }) => value);
    this.#source = source;
    this.#makers = new Set(made.map(({ by }) => by));
  }

  get lifetime(): Lifetime {
    return (this.#lifetime ??= lifetimeOf(this.#source, this.place));
  }

  get uses(): readonly Use[] {
    return (this.#uses ??= this.#findUses());
  }

  #findUses(): readonly Use[] {
    const makers = new Set([...this.#makers].filter(by => !isReset(this.#source, this.place, by)));
    const names = this.place.occurrences.flatMap(name => namesAt(name, makers));
    return usesOf(this.#source, this.kind, names);
  }

  get exported(): boolean {
    return (this.#exported ??=
      [...this.#makers].some(isExported) ||
      isMemberOfExported(this.#source, this.place) ||
      this.uses.some(({ effect }) => effect === 'export'));
  }

  get shared(): boolean {
    const { values } = this.place;
    return (this.#shared ??= values.some(({ value }) => mayBeSomebodyElses(this.#source, this.place, value)));
  }
}

/** An occurrence, or the assignment that makes the collection there: `(cache ??= new Map()).set(key, value)`. */
function namesAt(name: TSESTree.Node, makers: ReadonlySet<TSESTree.Node>): TSESTree.Node[] {
  const { parent } = name;
  if (parent?.type !== 'AssignmentExpression' || parent.left !== name || !makers.has(parent)) return [name];
  return userOf(parent)?.type === 'ExpressionStatement' ? [] : [parent];
}

/** Whether making a new collection drops the one before: in a method that can run again, and not only on first use. */
function isReset(source: Source, place: Place, by: TSESTree.Node): boolean {
  if (by.type !== 'AssignmentExpression' || by.operator !== '=') return false;
  const around = functionAround(by);
  if (around === undefined) return false;
  for (let outer: TSESTree.Node | undefined = by.parent; outer && outer !== around; outer = outer.parent) {
    if (outer.type === 'IfStatement' || outer.type === 'LogicalExpression' || outer.type === 'ConditionalExpression')
      return false;
  }
  // `cache = cache || {}` makes one only where there is none.
  if (by.right.type === 'LogicalExpression' && placeOf(source, by.right.left) === place) return false;
  return !isConstructor(source, around, place) && repeats(source, by);
}

/** Whether a function makes the object that a field belongs to. */
function isConstructor(source: Source, around: FunctionNode, { owner }: Place): boolean {
  if (owner === undefined || 'name' in owner || owner.kind !== 'instance') return false;
  const user = userOf(around);
  if (user?.type === 'MethodDefinition') return user.kind === 'constructor';
  return around === owner.node || STARTS.test(placeOfDefinition(source, around)?.name ?? '');
}

/** Methods that a constructor leaves its work to. */
const STARTS = /^_*(?:init|initialize|setup|constructor|ctor)(?![a-z])/;

/** Whether a place is a property of `exports`, or of a plain object that is exported. */
function isMemberOfExported(source: Source, { owner }: Place): boolean {
  if (owner === undefined) return false;
  if ('name' in owner)
    return (
      owner.values.some(({ by }) => isExported(by)) ||
      owner.occurrences.some(({ parent }) => parent?.type === 'ExportSpecifier')
    );
  const holder = owner.node.type === 'ObjectExpression' ? holderOf(source, owner.node) : undefined;
  return (
    owner.kind === 'exports' ||
    (holder !== undefined &&
      (isExported(owner.node) || holder.occurrences.some(({ parent }) => parent?.type === 'ExportSpecifier')))
  );
}

function mayBeSomebodyElses(source: Source, place: Place, value: TSESTree.Node): boolean {
  switch (value.type) {
    case 'LogicalExpression':
      return placeOf(source, value.left) !== place;
    case 'ConditionalExpression':
      return [value.consequent, value.alternate].some(branch => mayBeSomebodyElses(source, place, branch));
    case 'MemberExpression':
      return true;
    case 'Identifier':
      return (
        value.name !== 'undefined' &&
        placeOf(source, value) !== place &&
        variableOf(source, value)?.defs[0]?.type === 'Parameter'
      );
    default:
      return false;
  }
}

/** What is kept in a weak map under its keys: collections that live as long as the objects they are about. */
export const nestedContainers = perSource((source): readonly Container[] => {
  if (!source.text.includes('WeakMap')) return [];
  const makings = nodesOf(source, 'NewExpression').filter(node => isWeakMap(source, node));
  return makings.flatMap(making => {
    const place = holderOf(source, making);
    if (place?.values[0]?.value !== making) return [];
    const outer = usesOf(source, WEAK_MAP, place.occurrences);
    const value = outer.find(({ effect, value: put }) => effect === 'grow' && put && kindOf(source, put))?.value;
    const kind = value && kindOf(source, value);
    if (value === undefined || kind === undefined || outer.some(({ effect }) => effect === 'escape')) return [];
    const uses = usesOfEntries(source, kind, outer);
    return [
      {
        place,
        kind,
        lifetime: lifetimeOf(source, place),
        node: value,
        makings: [value],
        uses,
        exported: false,
        shared: false,
        nested: true,
      },
    ];
  });
});

function isWeakMap(source: Source, value: TSESTree.Node): boolean {
  return value.type === 'NewExpression' && isGlobal(source, value.callee, 'WeakMap');
}

/** The kind of collection that an expression makes, empty or filled; `undefined` for anything else. */
export function kindOf(source: Source, expression: TSESTree.Node): ContainerKind | undefined {
  const node = unwrap(expression);
  switch (node.type) {
    case 'ArrayExpression':
      return kindOfClass('Array');
    case 'ObjectExpression':
      return node.properties.length === 0 ? kindOfClass('Object') : undefined;
    case 'CallExpression':
      return mayMake(node) ? kindOfMaker(calleeName(source, unwrap(node.callee))) : undefined;
    case 'NewExpression':
      return kindOfClass(classMade(source, node.callee));
    case 'ConditionalExpression':
      return kindOf(source, node.consequent) ?? kindOf(source, node.alternate);
    case 'LogicalExpression':
      return kindOf(source, node.right);
    case 'AssignmentExpression':
      return kindOf(source, node.right);
    default:
      return undefined;
  }
}

/** Whether a call has the last word of one that makes a collection, or none: next to no call has. */
function mayMake(call: TSESTree.CallExpression): boolean {
  const word = calleeWord(call);
  return word === '' || MAKING_WORDS.has(word);
}

/** The built-in class that `new` makes an instance of, also through a local subclass; empty for one that bounds itself. */
function classMade(source: Source, callee: TSESTree.Node): string {
  const made = resolve(source, callee);
  const name = callee.type === 'Identifier' ? callee.name : isClass(made) ? made.id?.name : undefined;
  if (name !== undefined && source.settings.boundedCollections.includes(name)) return '';
  return isClass(made) && made.superClass ? classMade(source, made.superClass) : calleeName(source, made);
}

function nameOf({ by, value }: Given): TSESTree.Node {
  switch (by.type) {
    case 'VariableDeclarator':
      return by.id;
    case 'AssignmentExpression':
      return by.left;
    case 'PropertyDefinition':
    case 'Property':
      return by.key;
    default:
      return value;
  }
}
