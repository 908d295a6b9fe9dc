import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { Colours } from '../kit/colours.ts';

/** The change of a file as a patch that `git apply` takes, coloured line by line. */
export function unifiedDiff(path: string, before: string, after: string, colours: Colours): string {
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
  return patch
    .split('\n')
    .map(line => paint(line, colours))
    .join('\n');
}

function paint(line: string, colours: Colours): string {
  if (line.startsWith('---') || line.startsWith('+++')) return colours.bold(line);
  if (line.startsWith('@@')) return colours.cyan(line);
  if (line.startsWith('+')) return colours.green(line);
  return line.startsWith('-') ? colours.red(line) : line;
}
