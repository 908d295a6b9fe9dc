import { DECLARES_RECORD } from '../../rewrites/conditions/record-caches.ts';

/**
 * Whether an object that a text declares empty may be a cache: what `recordCaches` looks for, told without parsing. It
 * may not where nothing is ever put under a key of any object, nor where its name is never followed by a key, nor handed
 * to what could use one.
 */
export function mayHaveRecordCache(text: string): boolean {
  return PUTS.test(text) && [...text.matchAll(DECLARATIONS)].some(({ index }) => mayBeKeyed(text, index));
}

function mayBeKeyed(text: string, end: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', end) + 1, end);
  const [head = ''] = line
    .split(/\b(?:const|let|var|static)\s/)
    .at(-1)!
    .split(':');
  return (head.match(/[\w$]+/g) ?? []).some(name => usesKeyOf(name.replaceAll('$', String.raw`\$`)).test(text));
}

/** `cache[key]`, also as `(cache as Entries)[key]`; `find(cache, key)`; `return cache`. */
function usesKeyOf(name: string): RegExp {
  return new RegExp(
    String.raw`(?:\breturn\s+|=>\s*)${name}(?![\w$])` +
      String.raw`|(?<![\w$])${name}(?![\w$])(?:\s|//.*|/\*[^]*?\*/)*(?:[[\])!,'"|&?:\x60]|(?:as|satisfies)\b)`,
  );
}

const PUTS = /\][!)]*\s*=(?!=)/;
const DECLARATIONS = new RegExp(DECLARES_RECORD.source, 'gm');
