import { readFileSync } from 'node:fs';
import { explain, type Target } from './find-files.ts';
import type { Unread } from './unread.ts';

/** A text and the byte order mark that stood before it. */
export interface SourceText {
  readonly bom: string;
  readonly text: string;
}

const BOM = '\uFEFF';
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Reads a file of source code; what cannot be given back byte for byte is not read. */
export function readSource({ path, named }: Target): SourceText | Unread {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    return { path, kind: 'failed', reason: explain(error) };
  }
  if (bytes.includes(0)) return { path, kind: 'failed', reason: 'is a binary file' };
  if (bytes.length === 0) return { path, kind: 'skipped', reason: 'is empty' };
  try {
    const content = decoder.decode(bytes);
    if (!named && isMinified(content)) return { path, kind: 'skipped', reason: 'is minified' };
    return splitBom(content);
  } catch {
    return { path, kind: 'failed', reason: 'is not encoded in UTF-8' };
  }
}

/** Parts a text from its byte order mark. */
export function splitBom(content: string): SourceText {
  const bom = content.startsWith(BOM) ? BOM : '';
  return { bom, text: content.slice(bom.length) };
}

const MINIFIED_LENGTH = 10_000;
const MINIFIED_LINE = 400;

/** Nobody reads or mends such a file by hand. */
function isMinified(text: string): boolean {
  return (
    text.length > MINIFIED_LENGTH &&
    text.length / text.split('\n', text.length / MINIFIED_LINE + 1).length > MINIFIED_LINE
  );
}
