import type { TSESTree } from '@typescript-eslint/types';
import type { Container } from '../../analysis/containers/containers.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { functionAround, lineOf, userOf } from '../../analysis/syntax/syntax.ts';
import { isAlike } from '../../analysis/values/expressions-alike.ts';
import { madeWeakly, otherWork, type WeakRefRegistry } from '../../analysis/weak/weak-ref-maps.ts';
import { removeStatement } from '../edits/remove-statement.ts';
import type { Change, Doubt } from '../edits/rewrite.ts';

/** Takes out a registry that does nothing but delete from the map, and all that is registered with it. */
export function removalOf(source: Source, registry: WeakRefRegistry, container: Container): Change {
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
    const statement = registrationAt(source, name, container);
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

/** The statement `registry.register(value, key)`, where nothing is lost with it: the map is given that value under that key. */
function registrationAt(source: Source, name: TSESTree.Node, container: Container): TSESTree.Node | undefined {
  const member = userOf(name);
  const call = member?.type === 'MemberExpression' ? userOf(member) : undefined;
  if (call?.type !== 'CallExpression' || member?.type !== 'MemberExpression' || call.callee !== member)
    return undefined;
  if (member.property.type !== 'Identifier' || !/^(?:un)?register$/.test(member.property.name)) return undefined;
  const isHarmless = call.arguments.every(({ type }) => HARMLESS.has(type));
  if (member.property.name === 'register' && !isOfEntry(source, call, container)) return undefined;
  const statement = userOf(call);
  const isInBlock = statement?.parent?.type === 'BlockStatement' || statement?.parent?.type === 'Program';
  return statement?.type === 'ExpressionStatement' && isHarmless && isInBlock ? statement : undefined;
}

/** Whether what is registered is what the function around puts into the map, under the key that it is registered with. */
function isOfEntry(source: Source, call: TSESTree.CallExpression, { uses }: Container): boolean {
  const [target, key] = call.arguments;
  return uses.some(use => {
    const [value] = madeWeakly(source, use)?.arguments ?? [];
    const isAround = functionAround(use.by) === functionAround(call);
    return (
      isAround && target && key && value && use.key && isAlike(source, value, target) && isAlike(source, use.key, key)
    );
  });
}
