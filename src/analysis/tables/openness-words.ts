import { OCCURRENCES } from './occurrence-names.ts';

/**
 * What says that there is always another value for a key: an `identifier`, of which each new user, request or message
 * has its own; an `id` of nobody knows what; a `url`; another `address`; the whole `content` of a text or of what is given; other
 * `data`; an `argument`, whatever others call with.
 */
export type Openness = 'identifier' | 'id' | 'url' | 'address' | 'content' | 'data' | 'argument';

const ORDER: readonly (Openness | undefined)[] = [
  undefined,
  'argument',
  'data',
  'address',
  'url',
  'id',
  'content',
  'identifier',
];

/** Last words of names for what each new thing has its own of. */
const IDENTIFIERS = new Set(
  'uid uuid guid token session user username email mail phone ip nonce counter seq sequence pid sid cid timestamp mtime etag'.split(
    ' ',
  ),
);

/** Last words of names for what is asked for. */
const URLS = new Set('url uri href'.split(' '));

/** Last words of names for where requests and users come from and go to. */
const ADDRESSES = new Set('host hostname address addr origin'.split(' '));

/** Last words of names for what is read or given. */
const DATA = new Set('input template digest hash fingerprint offset args params'.split(' '));

/** Last words of names for texts that are written, looked for, shown and sent. */
const CONTENT = new Set(
  'text content source src query search term q prompt markdown sql html body title phrase sentence'.split(' '),
);

/** Words before those that make them a part of the program after all: `objectPath`, `mediaQuery`, `ruleId`. */
export const OF_THE_PROGRAM = new Set(
  (
    'object property prop key field schema style css media json dot data type module script icon font rule mode cache ' +
    'view option options selector hmr bundle chunk library metadata endpoint'
  ).split(' '),
);

/** Things that people make and look at, one after the other: each has an `id`, though a program may also have a few of them of its own. */
const ITEMS = new Set(
  (
    'image photo picture video song album playlist episode movie note article book recipe tile viewport contact ' +
    'author guild participant employee patient student vehicle issue commit meeting appointment reservation shipment cart'
  ).split(' '),
);

/** Who comes with a name of their own. */
const PEOPLE = new Set('user player customer member guest visitor peer tenant'.split(' '));

/** The one that says most clearly that there is no end. */
export function widestOf(all: readonly (Openness | undefined)[]): Openness | undefined {
  return ORDER[Math.max(...all.map(one => ORDER.indexOf(one)), 0)];
}

/** `createdAt`, `raised_at`, `mtimeMs` */
const isTime = (last: string, before: string): boolean =>
  (last === 'at' && before.endsWith('ed')) || (last === 'ms' && before === 'mtime');

const POSITIONS = new Set('x y z lat lng lon latitude longitude'.split(' '));

/**
 * Whether a key is put together from where something is on a map or in a space, of which there is no end; a board has two
 * such numbers, too, and so many squares.
 */
export const arePositions = (names: readonly string[]): boolean =>
  names.filter(name => POSITIONS.has(name)).length > 2 || names.some(name => /^l(?:at|ng|on)(?:itude)?$/.test(name));

/** What the last two words of a name say. */
export function opennessOfWords(last: string, before: string): Openness | undefined {
  if (IDENTIFIERS.has(last) || isTime(last, before)) return 'identifier';
  const isId = last === 'id' || last === 'ids' || last === 'slug';
  if (OCCURRENCES.has(before) && (isId || [URLS, ADDRESSES, CONTENT, DATA].some(words => words.has(last))))
    return 'identifier';
  if ((last === 'name' && PEOPLE.has(before)) || (last === 'id' && ITEMS.has(before))) return 'identifier';
  if (isId) return before === '' ? 'id' : undefined;
  if (URLS.has(last)) return 'url';
  if (ADDRESSES.has(last)) return 'address';
  return CONTENT.has(last) ? 'content' : DATA.has(last) ? 'data' : undefined;
}
