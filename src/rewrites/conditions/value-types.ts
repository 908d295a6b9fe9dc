import type { TSESTree } from '@typescript-eslint/types';
import type { Container } from '../../analysis/containers/containers.ts';
import { fillsOf } from '../../analysis/containers/fills.ts';
import { isNullable } from '../../analysis/values/nullable.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { identityOfType } from '../../analysis/values/type-identity.ts';
import { documentedArguments, typeArguments } from '../../analysis/containers/written-types.ts';
import type { Condition } from './gate.ts';
import type { Doubt } from '../edits/rewrite.ts';

/** Requires that the type of the values, where one is written, is that of objects only. */
export const valueTypeIsWeak: Condition<Container> = (container, source) => {
  const [, documented] = documentedArguments(source, container);
  const hazard = documented === undefined ? undefined : hazardOfDocumented(withoutArguments(documented));
  if (hazard) return doubtOfType(container, documented!, hazard);
  for (const type of typeArguments(container, 1)) {
    const text = source.text.slice(...type.range);
    const hazard = hazardOf(source, type, container);
    if (hazard) return doubtOfType(container, text, hazard);
  }
  return undefined;
};

/** What is wrong with values of a type, by the section of the docs. */
const ENDS = {
  primitives: 'and a primitive cannot be held weakly',
  promises: 'and a promise is held by nothing else once it has settled',
  functions: 'and a function is often held by nothing else',
  'unknown-types': 'of which nothing in this file shows that it is always an object',
} as const;

function hazardOfDocumented(type: string): keyof typeof ENDS | undefined {
  if (/=|\b[fF]unction\b/.test(type)) return 'functions';
  if (/\bPromise\b/.test(type)) return 'promises';
  return /[?|]|\b(?:null|undefined|string|number|boolean|bigint|symbol)\b/.test(type) ? 'primitives' : undefined;
}

/** A type without those in its angle brackets, and without what lists are of: what an object has in it does not matter. */
function withoutArguments(type: string): string {
  const outer = type.replace(/(?<!=)<[^<>]*(?:=>[^<>]*)*>/g, '').replace(/(?:\([^()]*\)|[\w.$]+)(?:\[\])+/g, 'Array');
  return outer === type ? type : withoutArguments(outer);
}

function doubtOfType({ place }: Container, text: string, hazard: keyof typeof ENDS): Doubt {
  return { doubt: `a value of \`${place.name}\` is a \`${text}\`, ${ENDS[hazard]}`, hazard };
}

function hazardOf(source: Source, type: TSESTree.TypeNode, container: Container): keyof typeof ENDS | undefined {
  if (type.type === 'TSAnyKeyword') return undefined;
  if (isNullable(type)) return 'primitives';
  if (type.type === 'TSFunctionType' || type.type === 'TSConstructorType') return 'functions';
  const name = type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' ? type.typeName.name : undefined;
  if (name === 'Promise' || name === 'PromiseLike') return 'promises';
  if (name === 'Function') return 'functions';
  const identity = identityOfType(source, type);
  if (identity === 'object') return undefined;
  return identity === 'primitive'
    ? 'primitives'
    : namesMadeClass(source, type, container)
      ? undefined
      : 'unknown-types';
}

/** Whether a type from elsewhere is the class that the values are made by, or a union of such classes. */
function namesMadeClass(source: Source, type: TSESTree.TypeNode, container: Container): boolean {
  if (type.type === 'TSUnionType')
    return type.types.every(
      part => namesMadeClass(source, part, container) || identityOfType(source, part) === 'object',
    );
  if (type.type !== 'TSTypeReference') return false;
  const name = source.text.slice(...type.typeName.range);
  const made = fillsOf(source, container).flatMap(({ makings }) => makings);
  return made.some(making => making.type === 'NewExpression' && source.text.slice(...making.callee.range) === name);
}
