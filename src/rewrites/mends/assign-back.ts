import { variableOf } from '../../analysis/syntax/bindings.ts';
import { placeOf } from '../../analysis/values/places.ts';
import type { IneffectiveRemoval } from '../../analysis/removals/removal-failures.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { unwrap, userOf, wrapped } from '../../analysis/syntax/syntax.ts';
import { terminated } from '../edits/insert-statement.ts';
import type { Edit, Rewrite } from '../edits/rewrite.ts';

/** `list.filter(…)` whose result is dropped takes the place of the list. */
export function assignBack({ node, container }: IneffectiveRemoval, source: Source): Rewrite {
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined;
  if (callee?.type !== 'MemberExpression') return { doubt: 'it is written in another way' };
  if (container.uses.some(({ effect, method }) => effect === 'escape' || effect === 'export' || method === 'concat'))
    return { doubt: 'others know the list that is there now' };
  const list = unwrap(callee.object);
  if (placeOf(source, list) !== container.place) return { doubt: 'the list has another name there' };
  const edits: Edit[] = [];
  const { variable } = container.place;
  if (variable !== undefined) {
    if (variableOf(source, list) !== variable) return { doubt: 'the list has another name there' };
    const declaration = variable.defs[0]?.parent;
    if (declaration?.type !== 'VariableDeclaration') return { doubt: 'it is no variable of this file' };
    if (declaration.kind === 'const') {
      if (declaration.declarations.length > 1) return { doubt: 'it is declared with others' };
      edits.push({ range: [declaration.range[0], declaration.range[0] + 'const'.length], text: 'let' });
    }
  } else if (list.type !== 'MemberExpression' || isReadonly(container)) {
    return { doubt: 'it cannot be given a new list' };
  }
  const [start, end] = wrapped(node).range;
  const assignment = `${source.text.slice(...list.range)} = `;
  const isBody = userOf(node)?.type === 'ArrowFunctionExpression';
  edits.push({ range: [start, start], text: isBody ? `{ ${assignment}` : assignment });
  if (isBody) edits.push({ range: [end, end], text: `${terminated(source, '')} }` });
  return { edits, imports: [] };
}

/** Whether a field is declared to keep what it is given first. */
function isReadonly({ place }: IneffectiveRemoval['container']): boolean {
  return place.values.some(({ by }) => by.type === 'PropertyDefinition' && by.readonly);
}
