import type { TSESTree } from '@typescript-eslint/types';
import { variableOf } from './bindings.ts';
import { placeOfDefinition } from './calls.ts';
import type { Use } from './container-uses.ts';
import type { Source } from './source.ts';
import type { FunctionNode } from './syntax.ts';

/** First words of functions that programs call while they are set up, to say what they are made of. */
const SETUP = /^(?:register|define|declare|use|install|extend|provide|configure|setup|set|init|plugin|alias|mixin|enable|import|require|load)(?![a-z])/i;

/** The name that a function is known by. */
export function nameOfFunction(source: Source, node: FunctionNode | undefined): string | undefined {
  return node && placeOfDefinition(source, node)?.name;
}

/** Whether a use only files, under a name, what a setup function is handed: an option or plugin table, not a cache. */
export function isRegistration(source: Source, { inside, key, value }: Use): boolean {
  const name = nameOfFunction(source, inside);
  if (name === undefined || !SETUP.test(name)) return false;
  return [key, value].every(node => node === undefined || isParameter(source, node, inside));
}

/** Whether an expression is a parameter of a function, as it was given. */
export function isParameter(source: Source, node: TSESTree.Node, of: FunctionNode | undefined): boolean {
  const definition = variableOf(source, node)?.defs[0];
  return definition?.type === 'Parameter' && definition.node === of;
}
