import type { TSESTree } from '@typescript-eslint/types';
import { isGlobal } from '../../analysis/syntax/bindings.ts';
import type { Container } from '../../analysis/containers/containers.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { lineOf } from '../../analysis/syntax/syntax.ts';
import type { Condition } from './gate.ts';
import type { Edit } from '../edits/rewrite.ts';
import { documentation, writtenTypes } from '../../analysis/containers/written-types.ts';

/** Requires that every type of the declaration names the class itself, so that it can follow. */
export const namesItsClass: Condition<Container> = (container, source) => {
  const { place } = container;
  const name = typeNameOf(container);
  const other = writtenTypes(container).find(type => !isClassType(source, type, name));
  if (other) {
    const end = other.type.startsWith('TS')
      ? `and not as a \`${name}\``
      : 'in types of Flow, which this rewrite cannot change';
    return {
      doubt: `\`${place.name}\` is declared as \`${source.text.slice(...other.range)}\`, ${end}`,
      hazard: 'another-type',
    };
  }
  const comment = documentation(source, container);
  if (comment === undefined || documentedClass(comment, name)) return undefined;
  return {
    doubt: `the comment on line ${lineOf(comment as unknown as TSESTree.Node)} gives \`${place.name}\` another type than \`${name}\``,
    hazard: 'another-type',
  };
};

/** What a type of the container is called: an object that stands for a map is a `Record`. */
const typeNameOf = ({ kind }: Container): string => (kind.name === 'Object' ? 'Record' : kind.name);

/** Whether a type is a global class, with whatever arguments. */
export function isClassType(source: Source, type: TSESTree.TypeNode, name: string): boolean {
  return type.type === 'TSTypeReference' && isGlobal(source, type.typeName, name);
}

/** Where a comment names the class, as an offset into its text. */
function documentedClass(comment: TSESTree.Comment, name: string): number | undefined {
  const found = new RegExp(`@type\\s*\\{\\s*!?(?=${name}\\b\\s*\\.?<|${name}\\s*\\})`).exec(comment.value);
  return found ? found.index + found[0].length : undefined;
}

/** Gives a container another class wherever its declaration names the one it has. */
export function renameClass(source: Source, container: Container, name: string): Edit[] {
  const [making] = container.makings;
  const names: TSESTree.Node[] = writtenTypes(container).flatMap(type =>
    type.type === 'TSTypeReference' ? type.typeName : [],
  );
  if (making?.type === 'NewExpression') names.push(making.callee);
  const edits = names.map(({ range }): Edit => ({ range, text: name }));
  const comment = documentation(source, container);
  const offset = comment && documentedClass(comment, typeNameOf(container));
  if (comment && offset !== undefined) {
    const start = comment.range[0] + 2 + offset;
    edits.push({ range: [start, start + typeNameOf(container).length], text: name });
  }
  return edits;
}
