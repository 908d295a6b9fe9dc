import { anyMember } from '../../analysis/tables/words.ts';

const MAKES = /\bnew\s+Map\b|\bextends\s+Map\b|\bMap\.groupBy\b/;

/** `new Map([...map, [key, value]])` */
const COPIES = /\bMap\b[^()]*\(\s*\[\s*\.{3}/;

/** What a text has in it, all of it, wherever it fills a map that it makes. */
export const FILLS_MAP: readonly RegExp[] = [
  MAKES,
  new RegExp(`${anyMember(['set', 'getOrInsert', 'getOrInsertComputed']).source}|${COPIES.source}`),
];
