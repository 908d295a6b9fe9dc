import type { TSESTree } from '@typescript-eslint/types';
import { resolve } from './bindings.ts';
import type { Source } from './source.ts';

/** Whether a value is an object, which can be held weakly, or a primitive, which cannot. */
export type Identity = 'object' | 'primitive' | 'unknown';

/** What the syntax says of an expression's value. */
export function identityOf(source: Source, expression: TSESTree.Node): Identity {
  const node = resolve(source, expression);
  switch (node.type) {
    case 'ArrayExpression':
    case 'ArrowFunctionExpression':
    case 'ClassDeclaration':
    case 'ClassExpression':
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'NewExpression':
    case 'ObjectExpression':
    case 'ThisExpression':
      return 'object';
    case 'BinaryExpression':
    case 'TemplateLiteral':
    case 'UpdateExpression':
      return 'primitive';
    case 'Literal':
      return 'regex' in node ? 'object' : 'primitive';
    default:
      return 'unknown';
  }
}
