import type { Format } from './format.ts';

/** For machines: everything that the scan found out. */
export const json: Format = ({ findings, unread, scanned }) => {
  const ofKind = (isSkipped: boolean) =>
    unread.filter(({ kind }) => (kind === 'skipped') === isSkipped).map(({ path, reason }) => ({ path, reason }));
  return `${JSON.stringify({ version: 1, scanned, findings, skipped: ofKind(true), failed: ofKind(false) }, null, 2)}\n`;
};
