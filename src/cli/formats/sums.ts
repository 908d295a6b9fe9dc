import type { ScanReport } from './format.ts';

/** “1 leak”, “2 leaks”. */
export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** What was found, and how much was looked at. */
export function sums({ findings, unread, scanned }: Pick<ScanReport, 'findings' | 'unread' | 'scanned'>): {
  readonly found: string;
  readonly read: string;
} {
  const skipped = unread.filter(({ kind }) => kind === 'skipped').length;
  const failed = unread.length - skipped;
  const files = new Set(findings.map(({ path }) => path)).size;
  return {
    found: findings.length === 0 ? 'No leaks' : `${count(findings.length, 'leak')} in ${count(files, 'file')}`,
    read: [
      `${count(scanned, 'file')} scanned`,
      ...(skipped > 0 ? [`${skipped} skipped`] : []),
      ...(failed > 0 ? [`${failed} failed`] : []),
    ].join(', '),
  };
}
