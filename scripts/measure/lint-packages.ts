import type { Plugin } from '../../src/plugin-types.ts';
import { filesOf } from './field-files.ts';
import { isTypeScript, lint } from './lint.ts';
import { folderOf } from './packages.ts';
import type { FieldReport } from './verdicts.ts';

/** What linting many packages gave, and how much was read. */
export interface Field {
  readonly reports: readonly FieldReport[];
  /** The text of each file with a report, by package and file. */
  readonly texts: ReadonlyMap<string, string>;
  readonly failures: readonly string[];
  readonly files: number;
  readonly lines: number;
}

/** Lints the sources of packages that have been fetched. */
export function lintPackages(
  plugin: Plugin,
  packages: Iterable<[spec: string, patterns: string[]]>,
  typed: boolean,
): Field {
  const reports: FieldReport[] = [];
  const texts = new Map<string, string>();
  const failures: string[] = [];
  let files = 0;
  let lines = 0;
  for (const [spec, patterns] of packages) {
    for (const { path, file, text } of filesOf(spec, patterns)) {
      const linted = lint(plugin, path, text, typed && isTypeScript(path), folderOf(spec));
      if (linted.failure !== undefined) failures.push(`${spec} ${file}: ${linted.failure}`);
      if (linted.reports.length > 0) texts.set(`${spec} ${file}`, text);
      reports.push(...linted.reports.map(report => ({ ...report, package: spec, file })));
      files++;
      lines += text.split('\n').length;
    }
  }
  return { reports, texts, failures, files, lines };
}
