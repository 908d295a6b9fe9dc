import type { TSESTree } from '@typescript-eslint/types';
import type { Source } from '../../analysis/syntax/source.ts';
import type { ClassNode } from '../../analysis/syntax/syntax.ts';
import { indentAt, indentUnitOf, isTypeScript, newlineOf } from '../edits/file-style.ts';
import { terminated } from '../edits/insert-statement.ts';
import type { Edit } from '../edits/rewrite.ts';

/** A field that a class does not have yet. */
export interface NewField {
  /** As `this.` takes it: `#timer`, `timer`. */
  readonly name: string;
  /** What declares it, with a value or with a type where the file has types. */
  readonly declare: (given: { readonly value?: string; readonly type?: string }) => Edit;
}

/** A field under the first of some names that nothing in the file has. */
export function newField(source: Source, node: ClassNode, names: readonly string[]): NewField | undefined {
  const free = freeName(source, names);
  if (free === undefined) return undefined;
  const hasPrivate = node.body.body.some(member => 'key' in member && member.key.type === 'PrivateIdentifier');
  // What a base class has under the name is not to be seen here.
  const name = hasPrivate || node.superClass ? `#${free}` : free;
  const typed = isTypeScript(source);
  const access = typed && name === free ? 'private ' : '';
  return {
    name,
    declare: ({ value, type }) => {
      const annotation = typed && type !== undefined ? `: ${type}` : '';
      return addMember(source, node, `${access}${name}${annotation}${value === undefined ? '' : ` = ${value}`}`);
    },
  };
}

/** The first of some names that no word of the file is. */
export function freeName({ text }: Source, names: readonly string[]): string | undefined {
  return names.find(name => !new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`).test(text));
}

/** Puts a member before all others, apart from them where they stand apart. */
function addMember(source: Source, { body }: ClassNode, member: string): Edit {
  const at = body.range[0] + 1;
  const [first] = body.body;
  const newline = newlineOf(source);
  const code = terminated(source, member, first && source.text.slice(...first.range));
  if (first === undefined || first.loc.start.line === body.loc.start.line) {
    const outer = indentAt(source, body.range[0]);
    const isEmpty = source.text.slice(at, body.range[1] - 1).trim() === '';
    const text = isEmpty ? `${newline}${outer}${indentUnitOf(source)}${code}${newline}${outer}` : ` ${member};`;
    return { range: [at, isEmpty ? body.range[1] - 1 : at], text };
  }
  const gap = isApart(source, body) && !isField(first) ? newline : '';
  return { range: [at, at], text: `${newline}${indentAt(source, first.range[0])}${code}${gap}` };
}

const isField = ({ type }: TSESTree.ClassElement): boolean => type === 'PropertyDefinition';

/** Whether empty lines stand between the members of a class, as far as it has several. */
function isApart({ text }: Source, { body }: TSESTree.ClassBody): boolean {
  return body.slice(1).every((member, index) => {
    const before = body[index]!;
    return (isField(member) && isField(before)) || /\n[ \t]*\r?\n/.test(text.slice(before.range[1], member.range[0]));
  });
}
