import type { TSESTree } from '@typescript-eslint/types';
import type { Container } from '../../analysis/containers/containers.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { lineOf, userOf } from '../../analysis/syntax/syntax.ts';
import { otherWork, type WeakRefRegistry } from '../../analysis/weak/weak-ref-maps.ts';
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
