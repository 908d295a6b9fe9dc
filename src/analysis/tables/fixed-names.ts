import { wordsOf } from './name-words.ts';
import { OCCURRENCES } from './occurrence-names.ts';

/**
 * Last words of names that programs give to one of a few values that the program itself fixes. Only asked where
 * nothing else tells; it silences, it never accuses.
 */
const FIXED_BY_THE_PROGRAM = new Set(
  (
    'type kind event events evt topic channel locale lang language tag tagname nodename method level severity mode format encoding platform ' +
    'dialect scope constructor ctor class cls klass module plugin flag feature direction order category status color unit timezone prefix ' +
    'suffix extension ext namespace ns prop property attribute attr field depth prototype proto option driver role opcode code errno action position placement alignment align'
  ).split(' '),
);

/** Things of which a program has a few: what is kept by their name or number stays small. */
const FEW = new Set(
  'gesture command component widget collection extension function service hook package theme icon font shader window dbg debug'.split(
    ' ',
  ),
);

const PARTS_OF_TESTS = new Set('suite file case path name title fullname'.split(' '));

/** Whose codes there are a few of. */
const OF_CODES = new Set('status exit error country currency language'.split(' '));

const NAMING = new Set(['name', 'id', 'key']);

/** Whether a name says that its value is one of a few that the program itself fixes. */
export function namesFixedValue(name: string): boolean {
  const words = wordsOf(name);
  const [last = '', before = ''] = [...words].reverse();
  if (FIXED_BY_THE_PROGRAM.has(last)) return true;
  // What runs tests has as many of them as are written, and ends with them: `testSuitePath`.
  if (words.some((word, index) => word === 'test' && PARTS_OF_TESTS.has(words[index + 1] ?? ''))) return true;
  // An `order` may be one of two; an `orderId` is that of one order of many.
  if (last === 'code' && OF_CODES.has(before)) return true;
  const isOfMany = last === 'id' && OCCURRENCES.has(before);
  return NAMING.has(last) && !isOfMany && (FIXED_BY_THE_PROGRAM.has(before) || FEW.has(before));
}
