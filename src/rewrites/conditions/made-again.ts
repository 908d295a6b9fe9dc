import type { Use } from '../../analysis/containers/container-uses.ts';
import type { Container } from '../../analysis/containers/containers.ts';
import { checkedByTest, ensuredBy, pauseBetween } from '../../analysis/weak/checked-reads.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { type FunctionNode, lineOf } from '../../analysis/syntax/syntax.ts';
import type { Condition } from './gate.ts';
import type { Doubt } from '../edits/rewrite.ts';
import { changedName } from './steady-keys.ts';

/** The keyed uses of a map by the function that they stand in. */
function visitsOf({ uses }: Container): Map<FunctionNode | undefined, Use[]> {
  const visits = new Map<FunctionNode | undefined, Use[]>();
  for (const use of uses) {
    if (use.effect !== 'grow' && use.effect !== 'read') continue;
    const known = visits.get(use.inside);
    if (known === undefined) visits.set(use.inside, [use]);
    else known.push(use);
  }
  return visits;
}

/** Requires that whoever reads a map makes what it misses, on the spot and under the same key, and that nobody else fills it. */
export const missesAreMadeAgain: Condition<Container> = (container, source) => {
  const name = `\`${container.place.name}\``;
  for (const [inside, uses] of visitsOf(container)) {
    const line = lineOf(uses[0]!.node);
    if (inside === undefined)
      return {
        doubt: `line ${line} uses ${name} while the module is loaded, and what goes then is not made again`,
        hazard: 'filled-at-load',
      };
    if (!uses.some(({ effect }) => effect === 'grow'))
      return { doubt: `line ${line} reads ${name} and does not make what it misses`, hazard: 'read-elsewhere' };
    if (!uses.some(({ method }) => method === 'get'))
      return { doubt: `line ${line} puts into ${name} what nothing there makes again`, hazard: 'filled-elsewhere' };
    const doubt = doubtOfKeys(source, uses, inside, name);
    if (doubt) return doubt;
  }
  return undefined;
};

function doubtOfKeys(source: Source, uses: readonly Use[], inside: FunctionNode, name: string): Doubt | undefined {
  const texts = new Set(uses.map(({ key }) => (key ? source.text.slice(...key.range) : '')));
  const line = lineOf(uses[0]!.node);
  if (texts.size > 1)
    return { doubt: `${name} is read and filled under different keys from line ${line} on`, hazard: 'other-key' };
  const [{ key } = {}] = uses;
  const changed = key && changedName(source, key, inside, Math.min(...uses.map(({ node }) => node.range[0])));
  if (changed === undefined) return undefined;
  return { doubt: `\`${changed}\` is a part of the key on line ${line} and changes`, hazard: 'other-key' };
}

/** Requires that every read of a map reckons with a miss, and that nothing else runs between a check and what it answers for. */
export const readsAreChecked: Condition<Container> = (container, source) => {
  for (const [inside, uses] of visitsOf(container)) {
    for (const use of uses) {
      if (use.method !== 'get' || checkedByTest(source, use.by)) continue;
      const check = ensuredBy(uses, use);
      const line = lineOf(use.node);
      if (check === undefined)
        return {
          doubt: `line ${line} takes it for granted that \`${container.place.name}\` has an entry`,
          hazard: 'unchecked-read',
        };
      const pause = inside && pauseBetween(source, inside, check.by, use.by);
      if (pause)
        return {
          doubt: `line ${lineOf(pause)} ${pause.type === 'CallExpression' ? 'calls what it was handed' : 'waits'} between line ${lineOf(check.node)}, which makes sure of an entry, and line ${line}, which reads it`,
          hazard: 'pause',
        };
    }
  }
  return undefined;
};
