import type { Share } from './tally.ts';

/** A Markdown table that is readable as it stands, too. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map(row => (row[column] ?? '').length)));
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => (column === 0 ? (cells[column] ?? '').padEnd(width) : (cells[column] ?? '').padStart(width))).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

/** `3 of 7`; a dash where there is nothing to count. */
export function ofAll({ count, of }: Share): string {
  return of === 0 ? '–' : `${count} of ${of}`;
}

/** `43 %`; a dash where there is nothing to count. */
export function percent({ count, of }: Share): string {
  return of === 0 ? '–' : `${Math.round((100 * count) / of)} %`;
}
