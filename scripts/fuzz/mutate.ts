import type { TSESTree } from '@typescript-eslint/types';
import { walk } from '../../src/analysis/syntax/nodes.ts';
import { parse } from '../../src/codemods/kit/parser.ts';

/** Numbers from 0 to below 1, the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Random = () => number;
type Range = readonly [number, number];

/** The parts of a file that mutations move: its tokens, and its nodes by kind. */
export interface Parts {
  readonly text: string;
  readonly tokens: readonly Range[];
  readonly alike: readonly (readonly Range[])[];
}

/**
 * Finds the parts of a file.
 *
 * @throws {ParseError} where it cannot be read.
 */
export function partsOf(path: string, text: string): Parts {
  const { ast, visitorKeys } = parse(path, text, { isForEslint: true });
  const byKind = new Map<string, Range[]>();
  walk({ visitorKeys }, ast, node => {
    const kind = kindOf(node);
    if (kind === undefined) return;
    const known = byKind.get(kind);
    if (known) known.push(node.range);
    else byKind.set(kind, [node.range]);
  });
  return {
    text,
    tokens: (ast.tokens ?? []).map(({ range }) => range),
    alike: [...byKind.values()].filter(({ length }) => length > 1),
  };
}

/** Nodes that can stand where others of the kind stand, so that most mutants can be read. */
function kindOf({ type }: TSESTree.Node): string | undefined {
  if (type === 'Program' || type.startsWith('TS') || type.startsWith('JSX')) return undefined;
  if (/(?:Statement|Declaration)$/.test(type)) return 'statement';
  if (/Expression$|^(?:Identifier|Literal|TemplateLiteral)$/.test(type)) return 'expression';
  return type;
}

const MUTATIONS: readonly ((parts: Parts, random: Random) => string | undefined)[] = [
  // A token goes, comes twice, or changes places with another.
  ({ text, tokens }, random) => replace(text, [[pick(tokens, random), '']]),
  ({ text, tokens }, random) => {
    const token = pick(tokens, random);
    return replace(text, [[token, `${textAt(text, token)} ${textAt(text, token)}`]]);
  },
  ({ text, tokens }, random) => swap(text, pick(tokens, random), pick(tokens, random)),
  // The same for expressions and statements.
  ({ text, alike }, random) => {
    const kin = pick(alike, random);
    return kin && swap(text, pick(kin, random), pick(kin, random));
  },
  ({ text, alike }, random) => {
    const kin = pick(alike, random);
    return kin && replace(text, [[pick(kin, random), textAt(text, pick(kin, random))]]);
  },
  ({ text, alike }, random) => {
    const statement = pick(pick(alike, random) ?? [], random);
    return replace(text, [[statement, `${textAt(text, statement)};${textAt(text, statement)}`]]);
  },
];

/** The file with one mutation; those that find nothing to work on leave it as it is. */
export function mutate(parts: Parts, random: Random): string {
  return pick(MUTATIONS, random)?.(parts, random) ?? parts.text;
}

const pick = <Item>(items: readonly Item[], random: Random): Item | undefined =>
  items[Math.floor(random() * items.length)];

const textAt = (text: string, range: Range | undefined): string => (range ? text.slice(...range) : '');

function swap(text: string, one: Range | undefined, other: Range | undefined): string | undefined {
  if (!one || !other) return undefined;
  const [a, b] = one[0] < other[0] ? [one, other] : [other, one];
  if (a[1] > b[0]) return undefined;
  return replace(text, [
    [a, textAt(text, b)],
    [b, textAt(text, a)],
  ]);
}

function replace(text: string, edits: readonly (readonly [Range | undefined, string])[]): string {
  let mutated = text;
  for (const [range, by] of [...edits].reverse())
    if (range) mutated = mutated.slice(0, range[0]) + by + mutated.slice(range[1]);
  return mutated;
}
