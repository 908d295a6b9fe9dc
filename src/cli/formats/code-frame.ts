import type { Colours } from '../kit/colours.ts';
import type { CitedLine, Finding } from '../scan/scanner.ts';

const WIDTH = 100;
const LEAD = 30;
const MARGIN = 6;

/** The line of code with carets under what is meant, and the lines that its message names. */
export function codeFrame(finding: Finding, colours: Colours): string {
  const { line, code, cited } = finding;
  return [{ line, code }, ...cited]
    .sort((a, b) => a.line - b.line)
    .map(shown => (shown.line === line ? pointed(finding, colours) : plain(shown, colours)))
    .join('\n');
}

/** Of a long line only what stands around what is meant. */
function pointed({ line, column, endLine, endColumn, code }: Finding, colours: Colours): string {
  const start = column - 1;
  const end = endLine === line ? Math.max(endColumn - 1, column) : code.length;
  const from = code.length > WIDTH && start > LEAD ? start - LEAD : 0;
  const shown = code.slice(from, from + WIDTH);
  const blank = shown.slice(0, start - from).replaceAll(/[^\t]/g, ' ');
  const carets = '^'.repeat(Math.max(1, Math.min(end - from, shown.length) - (start - from)));
  const lead = from > 0 ? ' ' : '';
  return `${plain({ line, code }, colours, from)}\n${margin('', colours)}${lead}${blank}${colours.red(carets)}`;
}

function plain({ line, code }: CitedLine, colours: Colours, from = 0): string {
  const cut = (isCut: boolean): string => (isCut ? '…' : '');
  const shown = code.slice(from, from + WIDTH).trimEnd();
  return `${margin(String(line), colours)}${cut(from > 0)}${shown}${cut(from + WIDTH < code.length)}`;
}

const margin = (text: string, colours: Colours): string => colours.dim(`${text.padStart(MARGIN)} | `);
