import type { TSESTree } from '@typescript-eslint/types';
import { variableOf } from '../syntax/bindings.ts';
import { isCalled } from '../syntax/calls-named.ts';
import { type Imported, importedFrom } from '../syntax/imported.ts';
import { calledMethod, keyName } from '../syntax/member-names.ts';
import { perItem, type Source } from '../syntax/source.ts';
import { functionAround, isClass, unwrap, userOf } from '../syntax/syntax.ts';
import { ENDS_BY_MODULE, FRAMEWORK_ENDS, MISTAKEN_ENDS } from '../tables/framework-names.ts';

/**
 * Whether a class, or a literal that describes one, has a method for its end that nobody calls: `willDestroyElement` of a
 * component of Glimmer, `isDestroying` of a service of Ember. Other frameworks, and older ones, know these names.
 */
export function isMistakenEnd(source: Source, node: TSESTree.Node, name: string): boolean {
  if (!FRAMEWORK_ENDS.has(name) && !MISTAKEN_ENDS.has(name)) return false;
  const ends = endsOfBase(source, node);
  return ends !== undefined && !ends.has(name) && !isCalled(source, name);
}

/** Whether code stands in such a method. */
export function isInMistakenEnd(source: Source, code: TSESTree.Node): boolean {
  for (let around = functionAround(code); around; around = functionAround(around)) {
    const user = userOf(around);
    const isMethod = user?.type === 'MethodDefinition' || user?.type === 'PropertyDefinition';
    const owner = isMethod ? user.parent.parent : user?.type === 'Property' ? user.parent : undefined;
    if (owner && 'key' in user! && isMistakenEnd(source, owner, keyName(user) ?? '')) return true;
  }
  return false;
}

/** The methods that the framework calls when it is done with an object; `undefined` where no framework is known to make it. */
const endsOfBase = perItem((source, node: TSESTree.Node): ReadonlySet<string> | undefined => {
  const base = baseOf(source, node);
  const module = base && originOf(source, base)?.module;
  return module === undefined ? undefined : ENDS_BY_MODULE.find(([of]) => of.test(module))?.[1];
});

/** `class … extends Base`, `Base.extend({ … })` */
function baseOf(source: Source, node: TSESTree.Node): TSESTree.Node | undefined {
  if (isClass(node)) return node.superClass ?? undefined;
  const call = node.type === 'ObjectExpression' ? userOf(node) : undefined;
  if (call?.type !== 'CallExpression' || calledMethod(source, call) !== 'extend') return undefined;
  const callee = unwrap(call.callee);
  return callee.type === 'MemberExpression' ? callee.object : undefined;
}

/** Where a class was imported from, also as a part of the default export: `const { Service } = Ember;`. */
function originOf(source: Source, base: TSESTree.Node): Imported | undefined {
  const declarator = variableOf(source, unwrap(base))?.defs[0]?.node;
  const whole = declarator?.type === 'VariableDeclarator' ? declarator.init : undefined;
  return importedFrom(source, base) ?? (whole ? importedFrom(source, whole) : undefined);
}
