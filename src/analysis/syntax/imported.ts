import type { TSESTree } from '@typescript-eslint/types';
import { isGlobal, variableOf } from './bindings.ts';
import { keyName, propertyName } from './member-names.ts';
import { isCircular } from './circular-definitions.ts';
import type { Source } from './source.ts';
import { literalText, unwrap } from './syntax.ts';

/** What a name of this file is called in the module that it comes from. */
export interface Imported {
  readonly module: string;
  /** `default` for a default export, `*` for the whole module. */
  readonly name: string;
}

/** Where an expression was imported or required from, under whatever name the file knows it. */
export function importedFrom(source: Source, expression: TSESTree.Node): Imported | undefined {
  const node = unwrap(expression);
  if (node.type === 'MemberExpression') {
    const whole = importedFrom(source, node.object);
    // `import fs from 'node:fs'`: of a module of Node and of many others, the default export is the whole.
    const isWhole = whole?.name === '*' || whole?.name === 'default';
    const name = isWhole ? propertyName(source, node) : undefined;
    return whole && name !== undefined ? { module: whole.module, name } : undefined;
  }
  if (node.type === 'CallExpression') return requiredFrom(source, node);
  const variable = node.type === 'Identifier' ? variableOf(source, node) : undefined;
  const definition = variable?.defs[0];
  if (definition?.type === 'ImportBinding') return importedBy(definition.node, definition.parent);
  const declarator = definition?.node;
  if (declarator?.type !== 'VariableDeclarator' || !declarator.init) return undefined;
  const { id, init } = declarator;
  if (variable === undefined || isCircular(variable)) return undefined;
  if (id.type === 'Identifier') return unwrap(init).type === 'CallExpression' ? importedFrom(source, init) : undefined;
  const whole = importedFrom(source, init);
  const property =
    id.type === 'ObjectPattern' ? id.properties.find(({ value }) => value === definition?.name) : undefined;
  const name = property?.type === 'Property' ? keyName(property) : undefined;
  return whole?.name === '*' && name !== undefined ? { module: whole.module, name } : undefined;
}

function importedBy(specifier: TSESTree.Node, declaration: TSESTree.Node | null | undefined): Imported | undefined {
  if (declaration?.type !== 'ImportDeclaration') return undefined;
  const module = declaration.source.value;
  if (specifier.type === 'ImportNamespaceSpecifier') return { module, name: '*' };
  if (specifier.type === 'ImportDefaultSpecifier') return { module, name: 'default' };
  if (specifier.type !== 'ImportSpecifier') return undefined;
  const { imported } = specifier;
  return { module, name: imported.type === 'Identifier' ? imported.name : imported.value };
}

/** `require('module')`, and `await import('module')` by its inner call. */
function requiredFrom(
  source: Source,
  { callee, arguments: [specifier] }: TSESTree.CallExpression,
): Imported | undefined {
  const module = specifier && isGlobal(source, callee, 'require') ? literalText(specifier) : undefined;
  return module === undefined ? undefined : { module, name: '*' };
}
