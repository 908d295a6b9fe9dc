import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { isGlobal, variableOf } from '../analysis/bindings.ts';
import type { Use } from '../analysis/container-uses.ts';
import type { Container } from '../analysis/containers.ts';
import { directUses, isUnused } from '../analysis/direct-uses.ts';
import type { Source } from '../analysis/source.ts';
import { lineOf, unwrap, userOf, wrapped } from '../analysis/syntax.ts';
import {
  derefOf,
  isDeref,
  isInside,
  madeWeakly,
  otherWork,
  type WeakRefMap,
  type WeakRefRegistry,
} from '../analysis/weak-ref-maps.ts';
import { onlyCalls } from './allowed-uses.ts';
import { isDocumented, namesItsClass, renameClass, typeArguments } from './class-names.ts';
import { EXACT_BINDING } from './exact-binding.ts';
import { type Condition, firstDoubt } from './gate.ts';
import { removeStatement } from './remove-statement.ts';
import type { Doubt, Edit, Rewrite } from './rewrite.ts';
import { fromRuntime } from './runtime-class.ts';

/** Puts a `WeakValueMap` in the place of a map of weak references, and of the registry that clears it. */
export function replaceWeakRefs(map: WeakRefMap, source: Source): Rewrite {
  const { container, registries } = map;
  const doubt =
    firstDoubt(EXACT_BINDING, container, source) ?? firstDoubt([namesItsClass, hasPlainTypes], container, source);
  if (doubt) return doubt;
  const edits: Edit[] = [];
  for (const registry of registries) {
    const removal = removalOf(source, registry, container);
    if ('doubt' in removal) return removal;
    edits.push(...removal.edits);
  }
  for (const [name, use] of directUses(container)) {
    if (registries.some(({ making }) => isInside(making, name))) continue;
    const change = changeOf(source, container, use, name);
    if ('doubt' in change) return change;
    edits.push(...change.edits);
  }
  const runtime = fromRuntime(source, 'WeakValueMap');
  if ('doubt' in runtime) return runtime;
  edits.push(...renameClass(source, container, runtime.name), ...typeEdits(source, container));
  return { edits: edits.sort((a, b) => a.range[0] - b.range[0]), imports: ['WeakValueMap'] };
}

const hasPlainTypes: Condition<Container> = (container, source) => {
  const isPlain =
    !isDocumented(source, container) &&
    typeArguments(container, 1).every(type => referred(source, type) ?? type.type === 'TSAnyKeyword');
  return isPlain
    ? undefined
    : {
        doubt: `the values of \`${container.place.name}\` are not declared as plain weak references`,
        hazard: 'another-type',
      };
};

/** `T` of `WeakRef<T>`. */
function referred(source: Source, type: TSESTree.TypeNode): TSESTree.TypeNode | undefined {
  return type.type === 'TSTypeReference' && isGlobal(source, type.typeName, 'WeakRef')
    ? type.typeArguments?.params[0]
    : undefined;
}

function typeEdits(source: Source, container: Container): Edit[] {
  return typeArguments(container, 1).flatMap(type => {
    const inner = referred(source, type);
    return inner ? [{ range: type.range, text: source.text.slice(...inner.range) }] : [];
  });
}

type Change = { readonly edits: readonly Edit[] } | Doubt;

function changeOf(source: Source, container: Container, use: Use | undefined, name: TSESTree.Node): Change {
  const making = use && madeWeakly(source, use);
  if (use?.method === 'set' && making) return changeOfFill(source, making, container, use);
  if ((use?.method === 'delete' && isUnused(use.by)) || (use?.method === 'clear' && use.by.type === 'CallExpression'))
    return { edits: [] };
  if (use?.method === 'get') return changeOfRead(source, use);
  if (use?.method === 'has' || use?.method === 'delete' || use?.effect === 'iterate')
    return {
      doubt: `line ${lineOf(name)} also sees entries whose value is gone, which a \`WeakValueMap\` does not show`,
      hazard: 'sees-dead-entries',
    };
  const doubt = onlyCalls({ target: 'WeakValueMap', methods: ['get', 'set', 'delete'] })(container, source);
  return (
    doubt ?? {
      doubt: `line ${lineOf(name)} does with \`${container.place.name}\` what this rewrite does not know`,
      hazard: 'other-methods',
    }
  );
}

function changeOfFill(source: Source, making: TSESTree.NewExpression, { place }: Container, use: Use): Change {
  const [target] = making.arguments;
  if (making.arguments.length !== 1 || target?.type === 'SpreadElement' || target === undefined)
    return { doubt: `line ${lineOf(making)} makes no plain weak reference`, hazard: 'other-references' };
  if (!isUnused(use.by))
    return {
      doubt: `line ${lineOf(use.node)} uses what \`set\` returns: \`${place.name}\` itself`,
      hazard: 'handed-on',
    };
  return { edits: [{ range: making.range, text: source.text.slice(...target.range) }] };
}

function changeOfRead(source: Source, { by, node }: Use): Change {
  const deref = derefOf(by);
  if (deref) return withoutDeref(source, by, deref) ?? doubtOfRead(node);
  const declarator = userOf(by);
  const isNamed =
    declarator?.type === 'VariableDeclarator' && declarator.id.type === 'Identifier' && declarator.init === by;
  if (!isNamed || (declarator.id as TSESTree.Identifier).typeAnnotation) return doubtOfRead(node);
  const variable = variableOf(source, declarator.id);
  return (variable && ofNamedReference(source, variable)) ?? doubtOfRead(node);
}

const doubtOfRead = (node: TSESTree.Node): Doubt => ({
  doubt: `line ${lineOf(node)} does more with a reference than ask for its target`,
  hazard: 'other-references',
});

/** A reference under a name, which is only asked whether it is there and for its target. */
function ofNamedReference(source: Source, variable: Variable): Change | undefined {
  const edits: Edit[] = [];
  for (const { identifier, init } of variable.references) {
    if (init || identifier.type !== 'Identifier') continue;
    const deref = derefOf(identifier);
    const change = deref ? withoutDeref(source, identifier, deref) : isTested(identifier) ? { edits: [] } : undefined;
    if (change === undefined || 'doubt' in change) return undefined;
    edits.push(...change.edits);
  }
  return { edits };
}

/** Whether a reference is only asked on the spot before its target is: `ref && ref.deref()`, `ref ? ref.deref() : undefined`. */
function isTested(identifier: TSESTree.Identifier): boolean {
  const user = userOf(identifier);
  const asked =
    user?.type === 'LogicalExpression' && user.operator === '&&' && user.left === identifier ? user.right : undefined;
  if (asked) return isDerefOfName(asked, identifier.name);
  if (user?.type !== 'ConditionalExpression' || user.test !== identifier) return false;
  const isUndefined = user.alternate.type === 'Identifier' && user.alternate.name === 'undefined';
  return isUndefined && isDerefOfName(user.consequent, identifier.name);
}

function isDerefOfName(expression: TSESTree.Node, name: string): boolean {
  const callee = isDeref(unwrap(expression))
    ? unwrap((unwrap(expression) as TSESTree.CallExpression).callee)
    : undefined;
  return callee?.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === name;
}

/** Whether a name stands where it has just been found to be there. */
function isKnownThere({ parent: member }: TSESTree.Node): boolean {
  const outer = member && userOf(member) ? wrapped(userOf(member)!) : undefined;
  const user = outer?.parent;
  return (
    (user?.type === 'LogicalExpression' && user.operator === '&&' && user.right === outer) ||
    (user?.type === 'ConditionalExpression' && user.consequent === outer)
  );
}

/** `ref?.deref()` becomes `ref`; a chain that goes on, or that takes the reference for granted, stays. */
function withoutDeref(source: Source, reference: TSESTree.Node, deref: TSESTree.CallExpression): Change | undefined {
  const end = wrapped(deref).type === 'ChainExpression' ? wrapped(deref).range[1] : deref.range[1];
  const between = source.text.slice(reference.range[1], end);
  const goesOn = deref.parent?.type === 'MemberExpression' || deref.parent?.type === 'CallExpression';
  const isAsserted = unwrap(deref.callee).type === 'MemberExpression' && /^\s*!/.test(between);
  if (isAsserted || !/^\s*\??\.\s*deref\s*\(\s*\)$/.test(between)) return undefined;
  if (!/^\s*\?/.test(between) && !isKnownThere(reference)) return undefined;
  if (goesOn && !(deref.parent.type === 'MemberExpression' && deref.parent.optional)) return undefined;
  return { edits: [{ range: [reference.range[1], end], text: '' }] };
}

/** Takes out a registry that does nothing but delete from the map, and all that is registered with it. */
function removalOf(source: Source, registry: WeakRefRegistry, container: Container): Change {
  const { place, by } = registry;
  const work = otherWork(source, registry, container);
  if (work)
    return {
      doubt: `line ${lineOf(work)} does more when a value is gone than delete its entry`,
      hazard: 'other-finalizer',
    };
  const declaration = by.type === 'VariableDeclarator' ? by.parent : by;
  const isAlone =
    declaration.type === 'PropertyDefinition' ||
    (declaration.type === 'VariableDeclaration' &&
      declaration.declarations.length === 1 &&
      declaration.parent.type !== 'ExportNamedDeclaration');
  if (!isAlone) return doubtOfRegistry(by, place.name);
  const edits = [removeStatement(source, declaration)];
  for (const name of place.occurrences) {
    const statement = registrationAt(name);
    if (statement === undefined) return doubtOfRegistry(name, place.name);
    edits.push(removeStatement(source, statement));
  }
  return { edits };
}

const doubtOfRegistry = (node: TSESTree.Node, name: string): Doubt => ({
  doubt: `line ${lineOf(node)} has another use for \`${name}\``,
  hazard: 'other-finalizer',
});

const HARMLESS: ReadonlySet<string> = new Set([
  'Identifier',
  'MemberExpression',
  'Literal',
  'ThisExpression',
  'TemplateLiteral',
]);

/** The statement `registry.register(value, key)`, where nothing is lost with it. */
function registrationAt(name: TSESTree.Node): TSESTree.Node | undefined {
  const member = userOf(name);
  const call = member?.type === 'MemberExpression' ? userOf(member) : undefined;
  if (call?.type !== 'CallExpression' || member?.type !== 'MemberExpression' || call.callee !== member)
    return undefined;
  if (member.property.type !== 'Identifier' || !/^(?:un)?register$/.test(member.property.name)) return undefined;
  const isHarmless = call.arguments.every(({ type }) => HARMLESS.has(type));
  const statement = userOf(call);
  const isInBlock = statement?.parent?.type === 'BlockStatement' || statement?.parent?.type === 'Program';
  return statement?.type === 'ExpressionStatement' && isHarmless && isInBlock ? statement : undefined;
}
