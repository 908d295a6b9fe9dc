import type { TSESTree } from '@typescript-eslint/types';
import { literalText, unwrap } from '../../analysis/syntax/syntax.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { indentAt, moduleSystemOf, newlineOf, quoteOf, usesSemicolons } from './file-style.ts';
import { placeImport } from './import-place.ts';
import type { Edit } from './rewrite.ts';

/** What a file takes from the runtime already: names by export, and where another one can be added. */
interface RuntimeImport {
  readonly names: ReadonlyMap<string, string>;
  /** The name for the whole module, if it has one. */
  readonly whole?: string;
  /** The last name of a list of names. */
  readonly last?: TSESTree.Node;
}

/** The name by which this file would know an export of the runtime; `undefined` where something else has that name. */
export function runtimeName(source: Source, exported: string): string | undefined {
  for (const { names, whole } of runtimeImports(source)) {
    const name = names.get(exported) ?? (whole === undefined ? undefined : `${whole}.${exported}`);
    if (name !== undefined) return isUnique(source, name.split('.')[0]!) ? name : undefined;
  }
  return isFree(source, exported) ? exported : undefined;
}

/** Whether nothing in the file has or uses a name. */
function isFree(source: Source, name: string): boolean {
  const isUsed = source.scopeManager.scopes.some(({ through }) =>
    through.some(({ identifier }) => identifier.name === name),
  );
  return !isUsed && !isDeclared(source, name);
}

/** Whether something in the file is declared under a name. */
export function isDeclared({ scopeManager }: Source, name: string): boolean {
  return scopeManager.scopes.some(({ set }) => (set.get(name)?.defs.length ?? 0) > 0);
}

/** Whether a name means one thing in all of the file. */
function isUnique({ scopeManager }: Source, name: string): boolean {
  const declared = scopeManager.scopes.filter(({ set }) => (set.get(name)?.defs.length ?? 0) > 0);
  return declared.length === 1;
}

/** What makes the exports of the runtime known in a file, in the file's own module system, quotes and line ends. */
export function importEdits(source: Source, exports: readonly string[]): Edit[] {
  const ours = runtimeImports(source);
  const missing = exports.filter(name => !ours.some(({ names, whole }) => names.has(name) || whole !== undefined));
  if (missing.length === 0) return [];
  const last = ours.findLast(present => present.last)?.last;
  if (last) {
    const gap = isAlone(source, last) ? newlineOf(source) + indentAt(source, last.range[0]) : ' ';
    return [{ range: [last.range[1], last.range[1]], text: missing.map(name => `,${gap}${name}`).join('') }];
  }
  return [placeImport(source, statement(source, missing.join(', ')))];
}

/** Whether a name stands on a line of its own. */
function isAlone({ text }: Source, { range: [start, end] }: TSESTree.Node): boolean {
  return /\n[ \t]*$/.test(text.slice(0, start)) && /^,?[ \t]*\r?\n/.test(text.slice(end));
}

function statement(source: Source, names: string): string {
  const quote = quoteOf(source);
  const from = `${quote}${source.settings.runtime}${quote}`;
  // Without a semicolon, a call could go on with what the next line starts with.
  if (moduleSystemOf(source) === 'cjs') {
    const isOpen = /^\s*[([`+\-/]/m.test(source.text);
    return `const { ${names} } = require(${from})${usesSemicolons(source) || isOpen ? ';' : ''}`;
  }
  return `import { ${names} } from ${from}${usesSemicolons(source) ? ';' : ''}`;
}

function runtimeImports(source: Source): RuntimeImport[] {
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
