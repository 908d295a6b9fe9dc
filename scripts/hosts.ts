/**
 * Lints the sources of public packages with every rule in ESLint and in oxlint, and prints each finding that only one of
 * them has, with its cause. Fails if there is one whose cause is not known.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import plugin from '../src/index.ts';
import { lintWithEslint } from './hosts/eslint.ts';
import type { HostFinding, HostRun } from './hosts/finding.ts';
import { lintWithOxlint } from './hosts/oxlint.ts';
import { flagsOf } from './measure/flags.ts';
import { filesOf } from './measure/field-files.ts';
import { isTypeScript, lint } from './measure/lint.ts';
import { fetchPackages } from './measure/packages.ts';
import { readData } from './measure/cases.ts';

const flags = flagsOf({
  packages: { type: 'string', default: '' },
  offline: { type: 'boolean', default: false },
  types: { type: 'boolean', default: false },
});

const RULES = plugin.configs.all.rules;

async function main(): Promise<void> {
  const all = Object.entries(readData<Record<string, string[]>>('field-packages'));
  const packages = all.filter(([spec]) => flags.packages.split(',').some(name => spec.includes(name)));
  await fetchPackages(
    packages.map(([spec]) => spec),
    { offline: flags.offline },
  );
  const folder = mkdtempSync(join(tmpdir(), 'unleak-hosts-'));
  try {
    const files = copy(packages, folder);
    const eslint = await lintWithEslint('ESLint 10, flat', folder, RULES);
    const oxlint = lintWithOxlint(folder, RULES);
    report(files.length, eslint, oxlint);
    if (flags.types) reportTypes(files);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Copied {
  readonly path: string;
  readonly text: string;
}

/** The files in one folder, by package. */
function copy(packages: readonly (readonly [string, readonly string[]])[], folder: string): Copied[] {
  return packages.flatMap(([spec, patterns]) =>
    filesOf(spec, patterns).map(({ file, text }) => {
      const path = join(folder, spec.replace('/', '+'), file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      return { path, text };
    }),
  );
}

const keyOf = ({ path, rule, message, start, end }: HostFinding): string => [path, start, end, rule, message].join(' ');

function report(files: number, eslint: HostRun, oxlint: HostRun): void {
  const [inEslint, inOxlint] = [eslint, oxlint].map(({ findings }) => new Set(findings.map(keyOf)));
  const differences = [
    ...only(eslint, inOxlint!, 'ESLint', oxlint.unread, 'oxlint cannot read the file'),
    ...only(oxlint, inEslint!, 'oxlint', eslint.unread, 'ESLint cannot read the file'),
  ];
  for (const { host, cause, finding } of differences)
    console.log(`only ${host} (${cause ?? 'UNKNOWN CAUSE'}): ${keyOf(finding)}`);
  const unknown = differences.filter(({ cause }) => cause === undefined).length;
  console.log(
    `${files} files, ${eslint.findings.length} findings in ESLint (${eslint.unread.size} files not read), ` +
      `${oxlint.findings.length} in oxlint (${oxlint.unread.size} not read): ` +
      `${differences.length} differences, ${unknown} of unknown cause`,
  );
  if (unknown > 0) process.exitCode = 1;
}

function only(
  run: HostRun,
  others: ReadonlySet<string>,
  host: string,
  unreadByOther: ReadonlySet<string>,
  why: string,
) {
  return run.findings
    .filter(finding => !others.has(keyOf(finding)))
    .map(finding => ({ host, finding, cause: unreadByOther.has(finding.path) ? why : undefined }));
}

/** What oxlint cannot know: the findings of ESLint that come or go with the types of the file. */
function reportTypes(files: readonly Copied[]): void {
  let differences = 0;
  let typed = 0;
  for (const { path, text } of files.filter(({ path }) => isTypeScript(path))) {
    typed++;
    const [without, with_] = [false, true].map(
      types =>
        new Set(lint(plugin, path, text, types).reports.map(({ rule, line, message }) => `${line} ${rule} ${message}`)),
    );
    const print = (kind: string, finding: string): void => {
      differences++;
      console.log(`${kind} type information: ${path} ${finding}`);
    };
    for (const finding of with_!) if (!without!.has(finding)) print('only with', finding);
    for (const finding of without!) if (!with_!.has(finding)) print('only without', finding);
  }
  console.log(`${typed} TypeScript files: ${differences} differences by type information`);
}

await main();
