import type { Colours } from '../kit/colours.ts';
import type { Finding, RuleDocs } from '../scan/scanner.ts';
import type { Unread } from '../kit/unread.ts';

/** What a scan found out. */
export interface ScanReport {
  /** By path, then by place. */
  readonly findings: readonly Finding[];
  readonly unread: readonly Unread[];
  /** How many files were judged. */
  readonly scanned: number;
  readonly docs: RuleDocs;
  readonly version: string;
}

/** A way to put a report into words, for people or for machines. */
export type Format = (report: ScanReport, colours: Colours) => string;
