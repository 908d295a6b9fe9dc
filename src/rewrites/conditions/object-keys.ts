import type { TSESTree } from '@typescript-eslint/types';
import type { Container } from '../../analysis/containers/containers.ts';
import { identityOf } from '../../analysis/values/identity.ts';
import { isDocumentedObject, isProvenObject } from '../../analysis/values/proven-objects.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { lineOf } from '../../analysis/syntax/syntax.ts';
import { identityOfType } from '../../analysis/values/type-identity.ts';
import { documentedArguments, typeArguments } from '../../analysis/containers/written-types.ts';
import type { Condition } from './gate.ts';
import type { Doubt } from '../edits/rewrite.ts';

/** Requires that whatever is put in as a key, or as a member, can only be an object. */
export const keysAreObjects: Condition<Container> = (container, source) => {
  const types = typeArguments(container, 0).filter(({ type }) => type !== 'TSAnyKeyword');
  const [documented] = documentedArguments(source, container);
  for (const type of types) {
    const doubt = doubtOfType(source.text.slice(...type.range), identityOfType(source, type), container);
    if (doubt) return doubt;
  }
  if (documented !== undefined && !/^(?:any|\*)$/.test(documented) && !isDocumentedObject(source, documented))
    return doubtOfType(documented, PRIMITIVE.test(documented) ? 'primitive' : 'unknown', container);
  for (const { effect, key, node } of container.uses) {
    if (effect !== 'grow') continue;
    const doubt = doubtOfKey(source, key, node, container);
    if (doubt) return doubt;
  }
  return undefined;
};

const PRIMITIVE = /^(?:string|number|boolean|bigint|symbol)(?:\s*\|\s*(?:string|number|boolean|bigint|symbol))*$/;

function partOf({ kind }: Container): string {
  return kind.name === 'Map' ? 'key' : 'member';
}

function doubtOfType(
  written: string,
  identity: ReturnType<typeof identityOfType>,
  container: Container,
): Doubt | undefined {
  if (identity === 'object') return undefined;
  const part = partOf(container);
  if (identity === 'primitive')
    return {
      doubt: `a ${part} of \`${container.place.name}\` is a \`${written}\`, which cannot be held weakly`,
      hazard: 'primitives',
    };
  return {
    doubt: `\`${written}\` may be a primitive, and a ${part} that is one cannot be held weakly`,
    hazard: 'unknown-types',
  };
}

function doubtOfKey(
  source: Source,
  key: TSESTree.Node | undefined,
  use: TSESTree.Node,
  container: Container,
): Doubt | undefined {
  const line = lineOf(use);
  const part = partOf(container);
  if (key !== undefined && isProvenObject(source, key)) return undefined;
  const text = key === undefined ? '' : source.text.slice(...key.range);
  if (key === undefined || identityOf(source, key) === 'primitive')
    return {
      doubt: `line ${line} puts in a ${part} that is a primitive, which cannot be held weakly`,
      hazard: 'primitives',
    };
  return {
    doubt: `nothing in this file shows that \`${text}\` on line ${line} is always an object`,
    hazard: 'unknown-types',
  };
}
