import type { TSESTree } from '@typescript-eslint/types';
import { calleeName } from '../../analysis/syntax/member-names.ts';
import { resolve } from '../../analysis/syntax/bindings.ts';
import type { Container } from '../../analysis/containers/containers.ts';
import { type Fill, fillsOf } from '../../analysis/containers/fills.ts';
import { isNothing } from '../../analysis/syntax/presence-tests.ts';
import { identityOf } from '../../analysis/values/identity.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { isClass, isFunction, lineOf, unwrap } from '../../analysis/syntax/syntax.ts';
import type { Condition } from './gate.ts';
import type { Doubt } from '../edits/rewrite.ts';

/** Requires that whatever is put in as a value is an object that is made on the spot: `new`, or a literal. */
export const valuesAreMadeHere: Condition<Container> = (container, source) => {
  for (const fill of fillsOf(source, container)) {
    if (fill.makings.length === 0 || container.uses.some(use => use.effect === 'grow' && use.value === undefined))
      return { doubt: `line ${lineOf(fill.use.node)} puts in nothing that is made there`, hazard: 'unknown-values' };
    for (const making of fill.makings) {
      const doubt = doubtOfMaking(source, making, fill);
      if (doubt) return doubt;
    }
  }
  return undefined;
};

function doubtOfMaking(source: Source, making: TSESTree.Node, { use }: Fill): Doubt | undefined {
  const line = lineOf(making);
  const node = unwrap(making);
  if (isFunction(resolve(source, node)) || isMadeFunction(source, node))
    return { doubt: `the function on line ${line} is held by nothing else, and would be gone`, hazard: 'functions' };
  if (isPromise(source, node))
    return {
      doubt: `the promise on line ${line} is held by nothing else once it has settled, and would be gone`,
      hazard: 'promises',
    };
  if (isNothing(node) || identityOf(source, node) === 'primitive')
    return { doubt: `line ${line} makes a primitive, which cannot be held weakly`, hazard: 'primitives' };
  if (node.type === 'NewExpression' || node.type === 'ObjectExpression' || node.type === 'ArrayExpression')
    return undefined;
  const what = source.text.slice(...node.range).replace(/\s+/g, ' ');
  return {
    doubt: `line ${lineOf(use.node)} puts in \`${what.length > 40 ? `${what.slice(0, 39)}…` : what}\`, and nothing in this file shows that it is a new object`,
    hazard: 'unknown-values',
  };
}

function isMadeFunction(source: Source, node: TSESTree.Node): boolean {
  return node.type === 'NewExpression' && calleeName(source, node.callee) === 'Function';
}

/** The class from elsewhere that a class of this file comes from, or the class itself. */
function baseName(source: Source, callee: TSESTree.Node): string {
  const made = resolve(source, callee);
  return isClass(made) && made.superClass ? baseName(source, made.superClass) : calleeName(source, callee);
}

function isPromise(source: Source, node: TSESTree.Node): boolean {
  if (node.type === 'NewExpression') return baseName(source, node.callee) === 'Promise';
  if (node.type !== 'CallExpression') return node.type === 'ImportExpression';
  const called = resolve(source, node.callee);
  return calleeName(source, unwrap(node.callee)).startsWith('Promise.') || (isFunction(called) && called.async);
}
