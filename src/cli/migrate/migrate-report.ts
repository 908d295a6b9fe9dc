import type { Colours } from '../kit/colours.ts';
import { docsUrl } from '../kit/docs-url.ts';
import type { FileResult } from './migrate-file.ts';
import type { Site } from './plan.ts';
import { unifiedDiff } from './unified-diff.ts';

export interface Report {
  readonly files: readonly FileResult[];
  readonly mode: 'dry' | 'check' | 'write';
}

/** For people: the change of each file, what became of each place, and the sums. */
export function reportText(report: Report, colours: Colours): string {
  const blocks = report.files.flatMap(file => fileBlock(file, report.mode, colours) ?? []);
  return [...blocks, summary(report, colours)].join('\n');
}

function fileBlock(file: FileResult, mode: Report['mode'], colours: Colours): string | undefined {
  const { path, status, reason, sites, change } = file;
  if (status === 'failed') return undefined; // Said on stderr.
  if (reason !== undefined) return `${colours.bold(path)} ${colours.dim(reason)}\n`;
  if (sites.length === 0) return undefined;
  const diff = change && mode === 'dry' ? unifiedDiff(path, change.before, change.after, colours) : '';
  return `${diff}${colours.bold(path)}\n${sites.map(site => siteLine(site, mode, colours)).join('')}`;
}

function siteLine(
  { line, column, verdict, codemod, reason, hazard }: Site,
  mode: Report['mode'],
  colours: Colours,
): string {
  const paint = { rewritten: colours.green, review: colours.yellow, refused: colours.dim }[verdict];
  const word = verdict === 'rewritten' && mode !== 'write' ? 'rewrite' : verdict;
  return `  ${`${line}:${column} `.padEnd(8)}${paint(word.padEnd(11))}${codemod}${reason === undefined ? '' : `: ${reason}`}${hazard === undefined ? '' : colours.dim(` ${docsUrl(codemod, hazard)}`)}\n`;
}

/** How many files and places met which end. */
export function sums(
  files: readonly FileResult[],
): Record<'rewritten' | 'skipped' | 'failed' | 'files' | `sites${'Rewritten' | 'ToReview' | 'Refused'}`, number> {
  const withStatus = (status: FileResult['status']): number => files.filter(file => file.status === status).length;
  const withVerdict = (verdict: Site['verdict']): number =>
    files.flatMap(({ sites }) => sites).filter(site => site.verdict === verdict).length;
  return {
    files: files.length,
    rewritten: withStatus('rewritten'),
    skipped: withStatus('skipped'),
    failed: withStatus('failed'),
    sitesRewritten: withVerdict('rewritten'),
    sitesToReview: withVerdict('review'),
    sitesRefused: withVerdict('refused'),
  };
}

function summary({ files, mode }: Report, colours: Colours): string {
  const { rewritten, skipped, failed, sitesRewritten, sitesToReview, sitesRefused } = sums(files);
  const verb = mode === 'write' ? 'rewritten' : 'would be rewritten';
  const parts = [
    `${count(rewritten, 'file')} of ${files.length} ${verb} (${count(sitesRewritten, 'place')})`,
    `${sitesToReview} to review`,
    `${sitesRefused} refused`,
    `${skipped} skipped`,
    `${failed} failed`,
  ];
  const hint = rewritten > 0 ? HINTS[mode] : '';
  return `${colours.bold(parts.join(', '))}${hint}\n`;
}

const HINTS: Readonly<Record<Report['mode'], string>> = {
  dry: '\nNothing is written: add --write.',
  check: '\nTo rewrite, run the same with --write and without --check.',
  write: '',
};

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** For machines: the same, each path and place on its own. */
export function reportJson({ files, mode }: Report): string {
  const entries = files.map(({ path, status, reason, sites }) => ({
    path,
    status,
    reason,
    sites: sites.map(site =>
      site.hazard === undefined ? site : { ...site, docs: docsUrl(site.codemod, site.hazard) },
    ),
  }));
  return `${JSON.stringify({ version: 1, mode, summary: sums(files), files: entries }, null, 2)}\n`;
}
