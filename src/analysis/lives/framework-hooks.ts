import type { TSESTree } from '@typescript-eslint/types';
import { keyName } from '../syntax/member-names.ts';
import { type Source } from '../syntax/source.ts';
import { calleeWord, unwrap, userOf } from '../syntax/syntax.ts';
import { COMPONENT_OPTIONS, FRAMEWORK_ENDS, FRAMEWORK_STARTS, SHARED_LIFECYCLE } from '../tables/framework-names.ts';
import type { Owner } from '../values/owners.ts';
import { isFrameworkClass } from './framework-classes.ts';

/** Whether a framework calls the method of that name when the object comes into use. */
export function isFrameworkStart(source: Source, owner: Owner, name: string): boolean {
  return FRAMEWORK_STARTS.has(name) && isOfFramework(source, owner, name);
}

/** Whether a framework calls the method of that name when it is done with the object. */
export function isFrameworkEnd(source: Source, owner: Owner, name: string): boolean {
  return FRAMEWORK_ENDS.has(name) && isOfFramework(source, owner, name);
}

function isOfFramework(source: Source, { node }: Owner, name: string): boolean {
  if (!SHARED_LIFECYCLE.has(name)) return true;
  return node.type === 'ObjectExpression' ? describesComponent(source, node, name) : isFrameworkClass(source, node);
}

/** Methods that hardly anything but a component or directive of Vue has in an object literal. */
const TELLING = /^(before)?(mount|unmount|destroy)(ed)?$/i;

/** Whether an object literal says what a component or directive of Vue is. */
function describesComponent(source: Source, node: TSESTree.ObjectExpression, name: string): boolean {
  if (name === 'transform') return false;
  if (TELLING.test(name) || userOf(node)?.type === 'ExportDefaultDeclaration') return true;
  if (INSTANCE_OF_VUE.test(source.text.slice(...node.range))) return true;
  const isOption = (key: string): boolean => COMPONENT_OPTIONS.has(key) || TELLING.test(key);
  return (
    node.properties.some(property => property.type === 'Property' && isOption(keyName(property) ?? '')) ||
    isGivenToMaker(node)
  );
}

/** What every component of Vue has by these names. */
const INSTANCE_OF_VUE =
  /\bthis\.\$(?:forceUpdate|nextTick|refs|emit|watch|set|delete|root|parent|options|slots|scopedSlots|attrs|listeners|destroy)\b/;

/** Options that tell of a component of Vue, where there are `methods` beside them. */
const BESIDE_METHODS = /^(props|data|computed|watch|components|emits)$/;

/** Whether an object literal has no word of its life, and yet is a component: `{ props, watch, methods }`. */
export function isPlainComponent({ node }: Owner): boolean {
  if (node.type !== 'ObjectExpression') return false;
  const names = node.properties.map(property => (property.type === 'Property' ? (keyName(property) ?? '') : ''));
  return names.includes('methods') && names.some(name => BESIDE_METHODS.test(name));
}

/** `defineComponent({ … })`, `Vue.extend({ … })`, `genericComponent()({ … })`. */
function isGivenToMaker(node: TSESTree.ObjectExpression): boolean {
  const call = userOf(node);
  if (call?.type !== 'CallExpression') return false;
  const callee = unwrap(call.callee);
  return /component|mixin|extend|directive/i.test(calleeWord(callee.type === 'CallExpression' ? callee : call));
}
