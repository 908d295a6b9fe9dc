import type { TSESTree } from '@typescript-eslint/types';
import { keyName } from './bindings.ts';
import { isClass, unwrap } from './syntax.ts';

/** Classes that a framework makes and throws away, by their base class, their decorators, or what a compiler has left of these. */
export function isFrameworkClass(node: TSESTree.Node): boolean {
  if (!isClass(node)) return false;
  const base = node.superClass && unwrap(node.superClass);
  const name =
    base?.type === 'Identifier'
      ? base.name
      : base?.type === 'MemberExpression' && base.property.type === 'Identifier'
        ? base.property.name
        : '';
  if (
    /^(Component|PureComponent|HTMLElement|LitElement|LightningElement|PolymerElement|FASTElement|ReactiveElement)$/.test(
      name,
    )
  )
    return true;
  const decorators = (node.decorators ?? []).map(({ expression }) =>
    expression.type === 'CallExpression' ? expression.callee : expression,
  );
  if (
    decorators.some(
      decorator =>
        decorator.type === 'Identifier' &&
        /^(Component|Directive|Pipe|customElement|CustomElement)$/.test(decorator.name),
    )
  )
    return true;
  return node.body.body.some(
    member =>
      (member.type === 'PropertyDefinition' || member.type === 'MethodDefinition') &&
      member.static &&
      /^ɵ(cmp|dir|pipe)$/.test(keyName(member) ?? ''),
  );
}
