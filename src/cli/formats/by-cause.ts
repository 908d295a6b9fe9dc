import type { Finding } from '../scan/scanner.ts';
import type { ScanReport } from './format.ts';

/** Findings that have the same to say. */
export interface Cause {
  readonly rule: string;
  /** What all of them are: “Caches that … only ever grow”. */
  readonly title: string;
  readonly url: string;
  readonly findings: readonly Finding[];
}

/** The findings by their cause, the most frequent first. */
export function byCause({ findings, docs }: Pick<ScanReport, 'findings' | 'docs'>): Cause[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) groups.set(finding.rule, [...(groups.get(finding.rule) ?? []), finding]);
  return [...groups]
    .map(([rule, own]) => {
      const { description = rule, url = '' } = docs[rule] ?? {};
      return { rule, title: titleOf(description), url, findings: own };
    })
    .sort((a, b) => b.findings.length - a.findings.length || (a.rule < b.rule ? -1 : 1));
}

/** “Disallow caches …” says what the rule does; as a title stands what it finds. */
function titleOf(description: string): string {
  const found = description.replace(/^Disallow /, '');
  return found.charAt(0).toUpperCase() + found.slice(1);
}
