import type { TSESTree } from '@typescript-eslint/types';
import { literalText, unwrap } from '../../analysis/syntax/syntax.ts';
import type { Source } from '../../analysis/syntax/source.ts';

/** What a file takes from the runtime already: names by export, and where another one can be added. */
interface RuntimeImport {
  readonly names: ReadonlyMap<string, string>;
  /** The name for the whole module, if it has one. */
  readonly whole?: string;
  /** The last name of a list of names. */
  readonly last?: TSESTree.Node;
}

/** Every import and `require` at the top level of a file that takes something from the runtime. */
export function runtimeImports(source: Source): RuntimeImport[] {
  return source.ast.body.flatMap(node => {
    if (node.type === 'ImportDeclaration') return fromImport(source, node) ?? [];
    return node.type === 'VariableDeclaration' ? node.declarations.flatMap(one => fromRequire(source, one) ?? []) : [];
  });
}

function fromImport({ settings }: Source, node: TSESTree.ImportDeclaration): RuntimeImport | undefined {
  if (node.source.value !== settings.runtime || node.importKind === 'type') return undefined;
  const names = new Map<string, string>();
  let whole: string | undefined;
  for (const specifier of node.specifiers) {
    if (specifier.type === 'ImportNamespaceSpecifier') whole = specifier.local.name;
    if (specifier.type !== 'ImportSpecifier' || specifier.importKind === 'type') continue;
    const { imported, local } = specifier;
    names.set(imported.type === 'Identifier' ? imported.name : imported.value, local.name);
  }
  const last = node.specifiers.at(-1);
  return { names, ...(whole !== undefined && { whole }), ...(last?.type === 'ImportSpecifier' && { last }) };
}

function fromRequire({ settings }: Source, { id, init }: TSESTree.VariableDeclarator): RuntimeImport | undefined {
  const call = init && unwrap(init);
  const isRequire =
    call?.type === 'CallExpression' && call.callee.type === 'Identifier' && call.callee.name === 'require';
  if (!isRequire || !call.arguments[0] || literalText(call.arguments[0]) !== settings.runtime) return undefined;
  if (id.type === 'Identifier') return { names: new Map(), whole: id.name };
  if (id.type !== 'ObjectPattern') return undefined;
  const names = id.properties.flatMap(property =>
    property.type === 'Property' && property.key.type === 'Identifier' && property.value.type === 'Identifier'
      ? [[property.key.name, property.value.name] as const]
      : [],
  );
  const last = id.properties.at(-1);
  return { names: new Map(names), ...(last?.type === 'Property' && { last }) };
}
