import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from '../../src/plugin-types.ts';
import type { Case, Half } from './cases.ts';
import { lint, type Linted, type Report } from './lint.ts';
import { mapLines } from './map-lines.ts';
import { folderOf } from './packages.ts';
import { standsOn, stillStandsOn } from './stands-on.ts';

/** What the plugin says of a case. */
export interface Outcome {
  readonly half: Half;
  readonly case: Case;
  /** Why the case could not be judged: its text could not be had or read, or a rule crashed on it. */
  readonly failure?: string;
  /** The reports on the given lines of the version with the leak, or of the control. */
  readonly hits: readonly Report[];
  /** The other reports in that file, of which nothing is known. */
  readonly elsewhere: readonly Report[];
  /** The reports on the same container or registration in the version with the fix; none where there is no such version. */
  readonly after?: readonly Report[];
  /** Why the version with the fix could not be judged. */
  readonly afterFailure?: string;
}

/** What is said of a case for which no package of the registry has a readable text. */
export const NO_TEXT = 'no readable text in the registry';

/** Lints the two versions of a case and looks for reports on its lines. */
export function judgeCase(plugin: Plugin, half: Half, one: Case, typed: boolean): Outcome {
  const { before, after, path = '', after_path = path, lines = [] } = one;
  const { text, reports, failure } = before === undefined ? failed(NO_TEXT) : lintIn(plugin, before, path, typed);
  if (failure !== undefined) return { half, case: one, failure, hits: [], elsewhere: [] };
  const hits = reports.filter(report => standsOn(report, lines, text, half));
  const outcome = { half, case: one, hits, elsewhere: reports.filter(report => !hits.includes(report)) };
  if (after === undefined || one.kind === 'control') return outcome;
  const next = lintIn(plugin, after, after_path, typed);
  if (next.failure !== undefined) return { ...outcome, afterFailure: next.failure };
  const mapped = mapLines(text, next.text, lines);
  return { ...outcome, after: next.reports.filter(report => stillStandsOn(report, mapped, next.text, half)) };
}

function lintIn(plugin: Plugin, spec: string, path: string, typed: boolean): Linted {
  const folder = folderOf(spec);
  const file = join(folder, path);
  if (existsSync(file)) return lint(plugin, file, readFileSync(file, 'utf8'), typed, folder);
  return failed(existsSync(folder) ? `${spec} has no ${path}` : `${spec} could not be fetched`);
}

function failed(failure: string): Linted {
  return { text: '', reports: [], failure };
}
