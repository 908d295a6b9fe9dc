import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import writeFileAtomic from 'write-file-atomic';
import { systemWords } from './system-error.ts';
import { UsageError } from './usage-error.ts';

/** Puts a text in the place of a file, all at once and with its mode; a link stays a link, and what is read-only as it is. */
export function replaceFile(path: string, text: string): void {
  const file = realpathSync(path);
  accessSync(file, constants.W_OK);
  writeFileAtomic.sync(file, text, { mode: statSync(file).mode });
}

/** Carries out what writes a path that was asked for; where that is not possible, nothing else is. */
export function writing(path: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw new UsageError(`${path} cannot be written: ${systemWords(error)}`);
  }
}
