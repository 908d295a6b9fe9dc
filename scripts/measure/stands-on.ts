import type { Half } from './cases.ts';
import type { Report } from './lint.ts';

/** How far a report may stand from the line that a reader gave. */
const NEAR = 2;

/**
 * Whether a report is about what stands at the given lines: it stands there, its message cites one of them, or
 * (a container is reported where it is made, and the lines may show where it grows) one of them has its name.
 */
export function standsOn(
  { line, message }: Pick<Report, 'line' | 'message'>,
  lines: readonly number[],
  text: string,
  half: Half,
  near = NEAR,
): boolean {
  const shown = [line, ...citedLines(message)];
  if (shown.some(one => lines.some(given => Math.abs(one - given) <= near))) return true;
  const name = half === 'collections' ? nameIn(message) : undefined;
  if (name === undefined) return false;
  const rows = text.split('\n');
  return lines.some(given => words(rows[given - 1] ?? '').includes(name));
}

/** Whether a report in the next version of a file is about what stood at lines that are now these: neighbours do not count. */
export function stillStandsOn(report: Report, lines: readonly number[], text: string, half: Half): boolean {
  return standsOn(report, lines, text, half, half === 'collections' ? 0 : NEAR);
}

/** The last part of the first name that a message quotes: `entries` for `this.entries`. */
export function nameIn(message: string): string | undefined {
  const quoted = /`([^`]+)`/.exec(message)?.[1];
  return quoted && words(quoted).at(-1);
}

/** The names and numbers in a line of code. */
export function words(code: string): string[] {
  return code.match(/[\w$]+/g) ?? [];
}

/** The lines that a message names: `line 3`, `lines 3, 7 and 9`. */
export function citedLines(message: string): number[] {
  const lists = message.matchAll(/\blines? (\d+(?:(?:, | and )\d+)*)/gi);
  return [...lists].flatMap(([, list = '']) => list.split(/\D+/).map(Number));
}
