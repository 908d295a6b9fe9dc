import { createHash } from 'node:crypto';
import type { Report } from './lint.ts';

/** What a reader of the code around a report says of it. */
export interface Verdict {
  readonly package: string;
  readonly file: string;
  readonly line: number;
  readonly rule: string;
  readonly verdict: 'true' | 'false' | 'unsure';
  readonly reason: string;
}

/** A report in a package, and its verdict if it has one. */
export interface FieldReport extends Report {
  readonly package: string;
  readonly file: string;
  readonly verdict?: Verdict;
}

/** The reports with their verdicts, and the verdicts whose report is no more. */
export interface Merged {
  readonly reports: readonly FieldReport[];
  readonly vanished: readonly Verdict[];
}

/** Brings together what is reported and what was judged: a verdict is about one rule at one line. */
export function merge(found: readonly FieldReport[], verdicts: readonly Verdict[]): Merged {
  const byKey = new Map(verdicts.map(verdict => [keyOf(verdict), verdict]));
  const reports = found.map(report => {
    const verdict = byKey.get(keyOf(report));
    return verdict ? { ...report, verdict } : report;
  });
  const standing = new Set(found.map(keyOf));
  return { reports, vanished: verdicts.filter(verdict => !standing.has(keyOf(verdict))) };
}

/** How many reports have which verdict. */
export interface Count {
  readonly reports: number;
  readonly true: number;
  readonly false: number;
  readonly unsure: number;
  readonly unjudged: number;
}

/** Counts reports by their verdicts. */
export function countOf(reports: readonly FieldReport[]): Count {
  const having = (verdict: Verdict['verdict']): number =>
    reports.filter(one => one.verdict?.verdict === verdict).length;
  const judged = { true: having('true'), false: having('false'), unsure: having('unsure') };
  return { reports: reports.length, ...judged, unjudged: reports.filter(one => one.verdict === undefined).length };
}

/** As many reports of each rule as asked for: picked blindly, and the same ones on every run. */
export function sampleOf(reports: readonly FieldReport[], perRule: number): FieldReport[] {
  const rules = [...new Set(reports.map(({ rule }) => rule))];
  const chosen = rules.flatMap(rule => {
    const own = reports.filter(report => report.rule === rule).map(report => ({ report, rank: hashOf(keyOf(report)) }));
    return own.sort((a, b) => (a.rank < b.rank ? -1 : 1)).slice(0, perRule);
  });
  const picked = new Set(chosen.map(({ report }) => report));
  return reports.filter(report => picked.has(report));
}

function keyOf({ package: spec, file, line, rule }: Pick<Verdict, 'package' | 'file' | 'line' | 'rule'>): string {
  return `${spec} ${file} ${line} ${rule}`;
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
