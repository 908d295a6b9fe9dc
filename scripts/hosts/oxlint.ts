import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type HostFinding, type HostRun, inOrder } from './finding.ts';
import { installed } from './installed.ts';

/** The newest that was tried; the one of package.json is older, because not every machine can install this one there. */
export const OXLINT = 'oxlint@1.94.0';

interface Diagnostic {
  readonly message: string;
  readonly code?: string;
  readonly filename: string;
  readonly labels: readonly { readonly span: { readonly offset: number; readonly length: number } }[];
}

/** Lints a folder with these rules in oxlint; with `fix`, applies the suggestions to the files. */
export function lintWithOxlint(folder: string, rules: object, { fix = false } = {}): HostRun {
  const config = {
    jsPlugins: [{ name: 'unleak', specifier: resolve('dist/index.js') }],
    categories: { correctness: 'off' },
    rules,
  };
  writeFileSync(join(folder, '.oxlintrc.json'), JSON.stringify(config));
  const args = [join(installed(OXLINT), 'bin/oxlint'), '--format', 'json', ...(fix ? ['--fix-suggestions'] : []), '.'];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: Infinity });
  if (!stdout.startsWith('{')) throw new Error(`oxlint did not run: ${stdout}${stderr}`);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
  const findings = diagnostics.flatMap(diagnostic => findingOf(folder, diagnostic));
  return {
    findings: inOrder(findings),
    unread: new Set(diagnostics.filter(({ code }) => !code?.startsWith('unleak(')).map(({ filename }) => filename)),
  };
}

function findingOf(folder: string, { filename, code = '', message, labels }: Diagnostic): HostFinding[] {
  const rule = /^unleak\((.+)\)$/.exec(code)?.[1];
  const span = labels[0]?.span;
  if (rule === undefined || span === undefined) return [];
  const bytes = readFileSync(join(folder, filename));
  const at = (offset: number): string => placeOf(bytes.subarray(0, offset).toString());
  return [
    { path: filename, rule: `unleak/${rule}`, message, start: at(span.offset), end: at(span.offset + span.length) },
  ];
}

/** Oxlint counts in bytes. */
function placeOf(before: string): string {
  const lines = before.split(/\r\n|[\n\r\u2028\u2029]/);
  return `${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
}
