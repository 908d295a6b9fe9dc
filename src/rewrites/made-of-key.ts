import type { Container } from '../analysis/containers.ts';
import { type Fill, fillsOf } from '../analysis/fills.ts';
import { contains } from '../analysis/nodes.ts';
import { lineOf } from '../analysis/syntax.ts';
import type { Condition } from './gate.ts';
import { type Input, inputsOf } from './inputs.ts';
import type { Doubt } from './rewrite.ts';

/** Requires that a value is made of its key and of what never changes, so that one that is made again is the same. */
export const valuesAreMadeOfTheirKey: Condition<Container> = (container, source) => {
  for (const fill of fillsOf(source, container)) {
    const { inside, key } = fill.use;
    if (inside === undefined || key === undefined) continue;
    const ownUse = container.uses.find(({ node }) => fill.makings.some(making => contains(making, node)));
    if (ownUse)
      return {
        doubt: `line ${lineOf(ownUse.node)} makes a value of what \`${container.place.name}\` has in it by then`,
        hazard: 'other-inputs',
      };
    const known = inputsOf(source, [key], inside);
    for (const input of inputsOf(source, fill.makings, inside))
      if (!known.some(part => covers(part, input))) return doubtOf(input, fill, container);
  }
  return undefined;
};

function covers(known: Input, input: Input): boolean {
  return known.root === input.root && known.path.every((name, index) => input.path[index] === name);
}

function doubtOf({ root, path }: Input, { use, makings }: Fill, { place }: Container): Doubt {
  const line = lineOf(makings[0] ?? use.node);
  if (root === 'await')
    return {
      doubt: `line ${line} makes a value of what it waits for, which may be another the next time`,
      hazard: 'other-inputs',
    };
  const name = [typeof root === 'string' ? root : root.name, ...path].join('.');
  return {
    doubt: `line ${line} makes a value of \`${name}\` too, which is no part of its key in \`${place.name}\`: one that is made again may be another`,
    hazard: 'other-inputs',
  };
}
