import type { Variable } from '@typescript-eslint/scope-manager';
import { literalText, userOf } from './syntax.ts';

/** `typeof node === 'string'`: it may be something else than an object. */
export function isToldFromPrimitives(variable: Variable): boolean {
  return typesAsked(variable).some(type => !OF_OBJECTS.has(type));
}

/** What `typeof` says where it need not be a primitive. */
const OF_OBJECTS: ReadonlySet<string> = new Set(['object', 'function', 'undefined']);

/** What the file compares `typeof` of a variable with. */
export function typesAsked({ references }: Variable): string[] {
  return references.flatMap(({ identifier }) => {
    const asked = userOf(identifier);
    const test = asked?.type === 'UnaryExpression' && asked.operator === 'typeof' ? userOf(asked) : undefined;
    return test?.type === 'BinaryExpression' ? (literalText(test.left) ?? literalText(test.right) ?? []) : [];
  });
}
