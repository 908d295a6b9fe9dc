import { readFileSync } from 'node:fs';
import { codemods } from '../../src/codemods/kit/all.ts';
import type { CodemodName } from './migrate.ts';

/** A text and what becomes of it. */
export interface Case {
  readonly id: string;
  readonly lang: string;
  readonly codemod: CodemodName;
  readonly verdict: 'rewrite' | 'review' | 'refuse';
  readonly why: string;
  readonly before: string;
  readonly after: string;
  /** What may come out with `--review`; nothing, where anything may that is rewritten. */
  readonly atReview: readonly string[];
}

interface Written extends Omit<Case, 'codemod' | 'before' | 'after' | 'atReview'> {
  readonly transform: string;
  readonly input: string;
  /** `unchanged`, or the text. */
  readonly expected: string;
  readonly expectedAtReview?: string;
  readonly acceptAtReview?: readonly string[];
}

/** Our names for the transforms of the cases. */
const NAMES: Readonly<Record<string, CodemodName>> = {
  'map-to-weakmap': 'map-to-weak-map',
  'set-to-weakset': 'set-to-weak-set',
  'map-to-weak-value-map': 'map-to-weak-value-map',
  'observers-to-weak-set': 'observers-to-weak-set',
  'parent-to-weakref': 'parent-to-back-ref',
  listeners: 'listeners-to-weak',
  'weakref-map-to-weak-value-map': 'weakref-map-to-weak-value-map',
};

/** All of `cases.json`; what is rewritten there is also run, before and after. */
export const CASES: readonly Case[] = casesIn('cases.json');

/** Cases that are only compared by their texts. */
export const FURTHER_CASES: readonly Case[] = casesIn('further-cases.json');

function casesIn(file: string): readonly Case[] {
  const written = JSON.parse(readFileSync(`tests/codemods/${file}`, 'utf8')) as readonly Written[];
  return written.map(readCase);
}

function readCase({ transform, input, expected, expectedAtReview, acceptAtReview = [], ...rest }: Written): Case {
  const codemod = NAMES[transform]!;
  const fill = (text: string): string =>
    text
      .replaceAll('%RUNTIME%', 'eslint-plugin-unleak/runtime')
      .replaceAll('%PLUGIN%', 'unleak')
      .replaceAll('%RULE%', codemods[codemod].rule ?? '');
  const atReview = expectedAtReview === undefined ? [] : [expectedAtReview, ...acceptAtReview].map(fill);
  return { ...rest, codemod, before: fill(input), after: fill(expected === 'unchanged' ? input : expected), atReview };
}
