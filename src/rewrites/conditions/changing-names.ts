import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { repeats } from '../../analysis/functions/executions.ts';
import { changesOf } from '../../analysis/values/mutations.ts';
import { contains } from '../../analysis/syntax/nodes.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { isFunction, unwrap, wrapped } from '../../analysis/syntax/syntax.ts';
import { isExported } from '../../analysis/values/calls.ts';

/** Whether a name from outside a function or class stands for something else, or something changed, from one time to the next. */
export function changesOutside(
  source: Source,
  node: TSESTree.Identifier,
  variable: Variable,
  home: TSESTree.Node,
): boolean {
  if (contains(home, variable.scope.block)) return false;
  if (variable.defs[0]?.type === 'ImportBinding' && isValueOfAnotherFile(node)) return true;
  return isWrittenAgain(variable) || isChanged(source, variable) || isOpenToOthers(node, variable);
}

/** Whether parts of a global object are read, such as the size of the window; names of classes and modules are no such objects. */
export function isChangingGlobal({ name, parent }: TSESTree.Identifier): boolean {
  if (name === 'arguments') return true;
  const isRead =
    parent.type === 'MemberExpression' && parent.object.type === 'Identifier' && parent.object.name === name;
  return isRead && !/^(?:[A-Z]|(?:exports|module|require)$)/.test(name);
}

/** Whether an imported name is read, which the file that it comes from may change; names of functions, classes and constants are not. */
function isValueOfAnotherFile(node: TSESTree.Identifier): boolean {
  if (/^[A-Z]/.test(node.name)) return false;
  let value = wrapped(node);
  while (value.parent?.type === 'MemberExpression' && value.parent.object === value) value = wrapped(value.parent);
  const { parent } = value;
  return !((parent?.type === 'CallExpression' || parent?.type === 'NewExpression') && parent.callee === value);
}

function isWrittenAgain({ references }: Variable): boolean {
  return references.some(reference => reference.isWrite() && !reference.init);
}

/** Whether the file changes the object that a variable stands for, once it has been loaded. */
function isChanged(source: Source, { references, defs: [definition] }: Variable): boolean {
  if (definition?.type !== 'Variable' && definition?.type !== 'ImportBinding') return false;
  const names = references.map(({ identifier }) => ({ node: identifier, isList: false }));
  return changesOf(source, names).some(change => repeats(source, change));
}

/** Whether a part is read of an object or class that other files get at, and may change: `options.mode` of exported options. */
function isOpenToOthers({ name, parent }: TSESTree.Identifier, { defs: [definition], references }: Variable): boolean {
  const isClass = definition?.type === 'ClassName';
  const isObject = definition?.type === 'Variable' && !isFrozen(definition.node.init) && !/^[A-Z]/.test(name);
  if (!isClass && !isObject) return false;
  if (parent.type !== 'MemberExpression' || parent.object.type !== 'Identifier' || parent.object.name !== name)
    return false;
  const part = parent.property.type === 'Identifier' && !parent.computed ? parent.property.name : '';
  const isCalled = wrapped(parent).parent?.type === 'CallExpression';
  if (isCalled || /^[A-Z][A-Z\d_]*$/.test(part)) return false;
  return isExported(definition.node) || references.some(({ identifier }) => isExportedName(identifier));
}

const isExportedName = ({ parent }: TSESTree.Node): boolean => parent?.type === 'ExportSpecifier';

/** Whether an object is made so that nobody changes it. */
function isFrozen(init: TSESTree.Expression | null): boolean {
  if (init === null) return false;
  const isConst = init.type === 'TSAsExpression' && init.typeAnnotation.type === 'TSTypeReference';
  const { type } = unwrap(init);
  return isConst || type === 'CallExpression' || /^(?:Literal|TemplateLiteral)$/.test(type) || isFunction(unwrap(init));
}
