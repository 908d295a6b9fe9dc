import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { memberOf, type Place, placeDeclared, placeOf, placesDefined } from './places.ts';
import { ownerOfMember } from './owners.ts';
import type { Source } from '../syntax/source.ts';
import { userOf, wrapped } from '../syntax/syntax.ts';

/** The place that an expression is the value of: where it is declared, assigned, or defined. */
export function holderOf(source: Source, value: TSESTree.Node): Place | undefined {
  const holders = holdersOf(source, value);
  // `const Foo = exports.Foo = class {…}`: by its member it is known to others, too.
  return (
    holders.findLast(({ kind }) => kind === 'member') ??
    holders.findLast(({ kind }) => kind === 'variable') ??
    holders.at(-1)
  );
}

/** Every place that an expression is the value of: two in `this.map = map = new Map()`. */
export function holdersOf(source: Source, value: TSESTree.Node): readonly Place[] {
  const places: (Place | undefined)[] = [];
  const isDeclaration = value.type === 'FunctionDeclaration' || value.type === 'ClassDeclaration';
  if (isDeclaration && value.id) places.push(placeDeclared(source, value.id));
  for (let outer = wrapped(value), { parent: by } = outer; by; outer = wrapped(by), by = outer.parent) {
    if (by.type === 'AssignmentExpression' && by.right === outer) {
      places.push(placeOf(source, by.left));
      if (by.operator === '=') continue;
    } else if (by.type === 'VariableDeclarator' && by.init === outer) {
      if (by.id.type === 'Identifier') places.push(placeDeclared(source, by.id));
    } else if ((by.type === 'PropertyDefinition' || by.type === 'MethodDefinition') && by.value === outer) {
      places.push(...placesDefined(source, by));
    } else if (by.type === 'Property' && by.value === outer && by.parent.type === 'ObjectExpression') {
      places.push(...placesDefined(source, by));
    }
    break;
  }
  return places.filter(place => place !== undefined);
}

/** The places that are given what a place holds: `this.socket` for the parameter in `this.socket = socket`. */
export function heirsOf(source: Source, place: Place): readonly Place[] {
  const field = place.variable && placeOfField(source, place.variable);
  const heirs = place.occurrences.flatMap(name => holdersOf(source, name));
  return [...(field ? [field] : []), ...heirs.filter(heir => heir !== place)];
}

/** The field that a parameter of a constructor is, too: `constructor(private readonly session: Session)`. */
function placeOfField(source: Source, { defs: [definition] }: Variable): Place | undefined {
  const name = definition?.name;
  const property = name?.parent?.type === 'AssignmentPattern' ? name.parent.parent : name?.parent;
  const constructor = property?.type === 'TSParameterProperty' ? userOf(property.parent) : undefined;
  return name?.type === 'Identifier' && constructor?.type === 'MethodDefinition'
    ? memberOf(source, ownerOfMember(source, constructor), name.name)
    : undefined;
}
