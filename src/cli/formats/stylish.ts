import type { Colours } from '../colours.ts';
import type { Finding } from '../scanner.ts';
import { codeFrame } from './code-frame.ts';
import type { Format } from './format.ts';

/** For people: by file, each finding with the code it is about, then the sums. */
export const stylish: Format = ({ findings, unread, scanned }, colours) => {
  const byFile = new Map<string, Finding[]>();
  for (const finding of findings) byFile.set(finding.path, [...(byFile.get(finding.path) ?? []), finding]);
  const blocks = [...byFile].map(
    ([path, own]) => `${colours.underline(path)}\n${own.map(finding => block(finding, colours)).join('\n')}`,
  );
  const skipped = unread
    .filter(({ kind }) => kind === 'skipped')
    .map(({ path, reason }) => colours.dim(`${path} ${reason}\n`));
  return [...blocks, ...(skipped.length > 0 ? [skipped.join('')] : []), summary()].join('\n');

  function summary(): string {
    const failed = unread.filter(({ kind }) => kind !== 'skipped').length;
    const found =
      findings.length === 0
        ? colours.green('No leaks')
        : colours.red(`${count(findings.length, 'leak')} in ${count(byFile.size, 'file')}`);
    const rest = [
      `${count(scanned, 'file')} scanned`,
      ...(skipped.length > 0 ? [`${skipped.length} skipped`] : []),
      ...(failed > 0 ? [`${failed} failed`] : []),
    ];
    return `${colours.bold(found)}, ${rest.join(', ')}.\n`;
  }
};

function block(finding: Finding, colours: Colours): string {
  const { line, column, rule, message } = finding;
  return `  ${colours.dim(`${line}:${column}`)}  ${message}  ${colours.dim(rule)}\n${codeFrame(finding, colours)}\n`;
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
