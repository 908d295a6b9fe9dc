import type { Colours } from '../kit/colours.ts';
import type { Finding } from '../scan/scanner.ts';
import { byCause } from './by-cause.ts';
import { codeFrame } from './code-frame.ts';
import type { Format } from './format.ts';
import { sums } from './sums.ts';

/** For people: by file, each finding with the code it is about, then the sums. */
export const stylish: Format = (report, colours) => {
  const byFile = new Map<string, Finding[]>();
  for (const finding of report.findings) byFile.set(finding.path, [...(byFile.get(finding.path) ?? []), finding]);
  const blocks = [...byFile].map(
    ([path, own]) =>
      `${colours.underline(path)}\n${own.map(finding => block(finding, placeOf(finding), colours)).join('\n')}`,
  );
  return [...blocks, ...skipped(report, colours), summary(report, colours)].join('\n');
};

/** The same by cause, the most frequent first. */
export const stylishByCause: Format = (report, colours) => {
  const blocks = byCause(report).map(({ title, url, findings }) => {
    const own = findings.map(finding => block(finding, `${finding.path}:${placeOf(finding)}`, colours));
    return `${colours.underline(`${title} (${findings.length})`)}\n${colours.dim(url)}\n${own.join('\n')}`;
  });
  return [...blocks, ...skipped(report, colours), summary(report, colours)].join('\n');
};

const placeOf = ({ line, column }: Finding): string => `${line}:${column}`;

function block(finding: Finding, place: string, colours: Colours): string {
  const { rule, message } = finding;
  return `  ${colours.dim(place)}  ${message}  ${colours.dim(rule)}\n${codeFrame(finding, colours)}\n`;
}

function skipped(...[{ unread }, colours]: Parameters<Format>): string[] {
  const lines = unread
    .filter(({ kind }) => kind === 'skipped')
    .map(({ path, reason }) => colours.dim(`${path} ${reason}\n`));
  return lines.length > 0 ? [lines.join('')] : [];
}

function summary(...[report, colours]: Parameters<Format>): string {
  const { found, read } = sums(report);
  return `${colours.bold((report.findings.length === 0 ? colours.green : colours.red)(found))}, ${read}.\n`;
}
