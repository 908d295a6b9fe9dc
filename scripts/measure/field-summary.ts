import type { Preset } from './plugin.ts';
import { citedLines } from './stands-on.ts';
import { percent, table } from './table.ts';
import { countOf, type FieldReport, type Merged, type Verdict } from './verdicts.ts';

/** The figures of each rule under `recommended`, then of what `strict` adds. */
export function summaryOfField(reports: readonly FieldReport[]): string {
  return [section(reports, 'recommended', 'recommended'), section(reports, 'strict', 'added by strict')].join('\n\n');
}

function section(reports: readonly FieldReport[], preset: Preset, title: string): string {
  const own = reports.filter(report => report.preset === preset);
  const rules = [...new Set(own.map(({ rule }) => rule))].sort();
  const rows = rules.map(rule =>
    rowOf(
      rule,
      own.filter(report => report.rule === rule),
    ),
  );
  return table(
    [title, 'reports', 'true', 'false', 'unsure', 'unjudged', 'true of judged'],
    [...rows, rowOf('all', own)],
  );
}

function rowOf(title: string, reports: readonly FieldReport[]): string[] {
  const count = countOf(reports);
  const share = percent({ count: count.true, of: count.true + count.false + count.unsure });
  return [title, ...[count.reports, count.true, count.false, count.unsure, count.unjudged].map(String), share];
}

/** What changed since the verdicts: whose report is gone, for better where it was false. */
export function changesOf({ reports, vanished }: Merged): string {
  const unjudged = reports.filter(report => report.verdict === undefined);
  const lines = [
    `${unjudged.length} reports without a verdict.`,
    `${vanished.length} verdicts without a report: ${howMany(vanished)}.`,
    ...vanished
      .filter(({ verdict }) => verdict === 'true')
      .map(one => `  a true report is gone: ${placeOf(one)} (${one.rule})`),
  ];
  return lines.join('\n');
}

function howMany(verdicts: readonly Verdict[]): string {
  const count = (wanted: Verdict['verdict']): number => verdicts.filter(({ verdict }) => verdict === wanted).length;
  return `${count('true')} true, ${count('false')} false, ${count('unsure')} unsure`;
}

/** A report with the code around it and around the lines that its message cites, to be judged. */
export function excerptOf(report: FieldReport, text: string, context: number): string {
  const shown = [report.line, ...citedLines(report.message)];
  const rows = text.split('\n').flatMap((row, index) => {
    const distance = Math.min(...shown.map(line => Math.abs(line - index - 1)));
    return distance <= context ? [`${distance === 0 ? '>' : ' '}${String(index + 1).padStart(6)} ${row}`] : [];
  });
  const verdict = report.verdict ? `\n  ${report.verdict.verdict}: ${report.verdict.reason}` : '';
  const strict = report.preset === 'strict' ? ' (strict)' : '';
  return `${placeOf(report)} ${report.rule}${strict}\n  ${report.message}${verdict}\n${rows.join('\n')}\n`;
}

function placeOf({ package: spec, file, line }: Pick<Verdict, 'package' | 'file' | 'line'>): string {
  return `${spec} ${file}:${line}`;
}
