import type { TSESTree } from '@typescript-eslint/types';
import { variableOf } from './bindings.ts';
import { functionOf } from './calls.ts';
import type { Use } from './container-uses.ts';
import type { Source } from './source.ts';
import { functionAround, userOf } from './syntax.ts';

/** Whether a value is what an answer is waited for with, of use only once: `pending[url] = resolve`. */
export function awaitsAnswer(source: Source, use: Use): boolean {
  const { value, by } = use;
  const around = functionAround(by);
  if (around && isExecutor(around) && value && functionOf(source, value)) return true;
  const parts = value?.type === 'ObjectExpression' ? value.properties.map(valueOf) : [value];
  return parts.some(part => {
    const definition = part?.type === 'Identifier' ? variableOf(source, part)?.defs[0] : undefined;
    return definition?.type === 'Parameter' && isExecutor(definition.node);
  });
}

/** Whether a function is what makes a promise come true: `new Promise((resolve, reject) => …)`. */
function isExecutor(node: TSESTree.Node): boolean {
  const maker = userOf(node);
  return maker?.type === 'NewExpression' && maker.callee.type === 'Identifier' && maker.callee.name === 'Promise';
}

function valueOf(property: TSESTree.ObjectLiteralElement): TSESTree.Node | undefined {
  return property.type === 'Property' ? property.value : undefined;
}
