import type { TSESTree } from '@typescript-eslint/types';
import { resolve } from '../../analysis/syntax/bindings.ts';
import type { Container } from '../../analysis/containers/containers.ts';
import { type Fill, fillsOf } from '../../analysis/containers/fills.ts';
import { contains } from '../../analysis/syntax/nodes.ts';
import { outsideEffect } from '../../analysis/containers/outside-effects.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { type FunctionNode, lineOf } from '../../analysis/syntax/syntax.ts';
import { isProvenObject } from '../../analysis/values/proven-objects.ts';
import { identityOfType } from '../../analysis/values/type-identity.ts';
import type { Condition } from './gate.ts';
import { typeArguments } from '../../analysis/containers/written-types.ts';
import { covers, type Input } from './input.ts';
import { inputsOf } from './inputs.ts';
import { keyParts } from './key-parts.ts';
import { choicesOf } from './misses.ts';
import type { Doubt } from '../edits/rewrite.ts';

/** Requires that a value is made of its key and of what never changes, so that one that is made again is the same. */
export const valuesAreMadeOfTheirKey: Condition<Container> = (container, source) => {
  for (const fill of fillsOf(source, container)) {
    const { inside, key } = fill.use;
    if (inside === undefined || key === undefined) continue;
    if (typeArguments(container, 0).some(type => mayChange(source, type)) || isProvenObject(source, key))
      return {
        doubt: `a key of \`${container.place.name}\` may be an object, which may have changed when a value is made of it again: hold the keys weakly instead`,
        hazard: 'object-keys',
      };
    const ownUse = container.uses.find(({ node }) => fill.makings.some(making => contains(making, node)));
    if (ownUse)
      return {
        doubt: `line ${lineOf(ownUse.node)} makes a value of what \`${container.place.name}\` has in it by then`,
        hazard: 'other-inputs',
      };
    const [input] = otherInputs(source, container, fill, inside, key);
    if (input) return doubtOf(input, fill, container);
  }
  return undefined;
};

/** Whether a key of a type may be an object, which is the same key whatever it has in it. */
function mayChange(source: Source, type: TSESTree.TypeNode): boolean {
  return type.type === 'TSUnknownKeyword' || identityOfType(source, type) === 'object';
}

/** What a value depends on besides its key: in what it is made of, or in the choice of what to make. */
function otherInputs(
  source: Source,
  container: Container,
  fill: Fill,
  inside: FunctionNode,
  key: TSESTree.Node,
): Input[] {
  const parts = keyParts(source, key);
  const made = resolve(source, key);
  const keyText = outsideEffect(source, made, inside) ? undefined : source.text.slice(...made.range);
  const own = new Set(container.place.occurrences);
  return inputsOf(source, {
    roots: [...fill.makings, ...choicesOf(source, fill, container, inside)],
    inside,
    isKnown: input => parts.some(part => covers(part, input)),
    isPassedOver: node => own.has(node) || source.text.slice(...node.range) === keyText,
  });
}

function doubtOf({ root, path }: Input, { use, makings }: Fill, { place }: Container): Doubt {
  const line = lineOf(makings[0] ?? use.node);
  if (root === 'await')
    return {
      doubt: `line ${line} makes a value of what it waits for, which may be another the next time`,
      hazard: 'other-inputs',
    };
  const name = [typeof root === 'string' ? root : root.name, ...path.filter(part => part !== '?')].join('.');
  return {
    doubt: `line ${line} makes a value of \`${name}\` too, which its key in \`${place.name}\` does not tell: one that is made again may be another`,
    hazard: 'other-inputs',
  };
}
