import type { TSESTree } from '@typescript-eslint/types';
import type { Source } from '../../analysis/syntax/source.ts';
import { indentAt, moduleSystemOf, newlineOf, quoteOf, usesSemicolons } from './file-style.ts';
import { placeImport } from './import-place.ts';
import type { Edit } from './rewrite.ts';
import { runtimeImports } from './runtime-imports.ts';

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
    const isOpen = /^\s*(?:[([`+-]|\/(?![/*]))/m.test(source.text);
    return `const { ${names} } = require(${from})${usesSemicolons(source) || isOpen ? ';' : ''}`;
  }
  return `import { ${names} } from ${from}${usesSemicolons(source) ? ';' : ''}`;
}
