import { createHash } from 'node:crypto';
import type { Target } from '../kit/find-files.ts';
import { readSource } from '../kit/read-source.ts';
import type { Finding, Scanner } from './scanner.ts';
import type { Unread } from '../kit/unread.ts';

/** What is to be said of a file, and of which content of it. */
export interface Judged {
  readonly path: string;
  readonly hash: string;
  readonly findings: readonly Finding[];
}

/** Scans a file. */
export function scanFile(target: Target, { scan }: Scanner): Judged | Unread {
  const { path } = target;
  const source = readSource(target);
  if ('reason' in source) return source;
  const findings = scan(path, source.text);
  return 'reason' in findings ? findings : { path, hash: hashOf(source.text), findings };
}

/** Says which content a file has. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');
