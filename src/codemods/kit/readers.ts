import { espreeReaders } from './espree-readers.ts';
import { hermesReaders } from './hermes-readers.ts';
import { oxcReaders } from './oxc-readers.ts';
import type { Reader, Reading } from './reader.ts';
import { typescriptReaders } from './typescript-readers.ts';

const READERS = { oxc: oxcReaders, espree: espreeReaders, typescript: typescriptReaders, hermes: hermesReaders };

/** The parsers by the names that users have for them. */
export const PARSERS = Object.keys(READERS) as readonly (keyof typeof READERS)[];

/** Which parser to read with; `auto` tries those that suit the file, the fastest first. */
export type ParserName = keyof typeof READERS | 'auto';

/** The ways to read a file that the project has, the best first; made one after the other, as loading a parser is slow. */
export function* readersOf(reading: Reading, isFlow: boolean, parser: ParserName): Generator<Reader, void> {
  for (const name of parser === 'auto' ? suitable(reading, isFlow) : [parser]) yield* READERS[name](reading);
}

function suitable({ isTypeScript, isForEslint }: Reading, isFlow: boolean): readonly (keyof typeof READERS)[] {
  if (isFlow) return isForEslint ? ['espree'] : ['espree', 'hermes'];
  const plain = isTypeScript ? (['typescript'] as const) : (['espree', 'typescript'] as const);
  return isForEslint ? plain : ['oxc', ...plain];
}
