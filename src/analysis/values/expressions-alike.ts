import type { TSESTree } from '@typescript-eslint/types';
import { constantText, resolve } from '../syntax/bindings.ts';
import { propertyName } from '../syntax/member-names.ts';
import { ownerOf } from './owners.ts';
import { placeOf } from './places.ts';
import type { Source } from '../syntax/source.ts';
import { literalText, unwrap } from '../syntax/syntax.ts';

/** Whether two expressions name the same thing: by binding where they have one, else by their parts. */
export function isAlike(source: Source, a: TSESTree.Node, b: TSESTree.Node): boolean {
  const [left, right] = [unwrap(a), unwrap(b)];
  if (left === right) return true;
  const [place, other] = [placeOf(source, left), placeOf(source, right)];
  if (place && place === other) return true;
  const text = constantText(source, left);
  if (text !== undefined) return text === constantText(source, right);
  if (left.type !== right.type) return false;
  if (place?.kind === 'variable' && other?.kind === 'variable') return areShortFor(source, left, right);
  return hasAlikeParts(source, left, right);
}

/** `const scene = this.el.scene` in each of two functions: either name is short for the same. */
function areShortFor(source: Source, left: TSESTree.Node, right: TSESTree.Node): boolean {
  const [long, other] = [resolve(source, left), resolve(source, right)];
  return long.type === 'MemberExpression' && other.type === 'MemberExpression' && isAlike(source, long, other);
}

function hasAlikeParts(source: Source, left: TSESTree.Node, right: TSESTree.Node): boolean {
  if (left.type === 'ThisExpression') return ownerOf(source, left) === ownerOf(source, right);
  if (left.type === 'MemberExpression' && right.type === 'MemberExpression') {
    const [name, other] = [propertyName(source, left), propertyName(source, right)];
    const alike =
      name === undefined ? other === undefined && isAlike(source, left.property, right.property) : name === other;
    return alike && isAlike(source, left.object, right.object);
  }
  if (left.type === 'CallExpression' && right.type === 'CallExpression') {
    if (left.arguments.length !== right.arguments.length) return false;
    return (
      isAlike(source, left.callee, right.callee) &&
      left.arguments.every((argument, index) => isAlike(source, argument, right.arguments[index]!))
    );
  }
  if (left.type === 'TemplateLiteral' && right.type === 'TemplateLiteral') {
    return (
      left.expressions.length === right.expressions.length &&
      left.quasis.every(({ value }, index) => value.raw === right.quasis[index]!.value.raw) &&
      left.expressions.every((part, index) => isAlike(source, part, right.expressions[index]!))
    );
  }
  const literal = literalText(left);
  return literal !== undefined && literal === literalText(right);
}
