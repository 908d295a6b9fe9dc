import type { Colours } from '../colours.ts';
import type { Finding } from '../scanner.ts';

const WIDTH = 100;
const LEAD = 30;

/** The line of code with carets under what is meant; of a long line only what stands around it. */
export function codeFrame({ line, column, endLine, endColumn, code }: Finding, colours: Colours): string {
  const start = column - 1;
  const end = endLine === line ? Math.max(endColumn - 1, column) : code.length;
  const from = code.length > WIDTH && start > LEAD ? start - LEAD : 0;
  const shown = code.slice(from, from + WIDTH);
  const blank = shown.slice(0, start - from).replaceAll(/[^\t]/g, ' ');
  const carets = '^'.repeat(Math.max(1, Math.min(end - from, shown.length) - (start - from)));
  const margin = String(line).padStart(6);
  const cut = (isCut: boolean): string => (isCut ? '…' : '');
  const text = cut(from > 0) + shown.trimEnd() + cut(from + WIDTH < code.length);
  return `${colours.dim(`${margin} | `)}${text}\n${colours.dim(`${' '.repeat(margin.length)} | `)}${from > 0 ? ' ' : ''}${blank}${colours.red(carets)}`;
}
