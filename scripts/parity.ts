/**
 * Lints the sources of public packages with every rule, once with the parser of typescript-eslint and once with
 * eslint-plugin-unleak/parser; prints each finding that only one of them has, and what each took. With `--write`, the
 * figures go to docs/parser.md.
 */
import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import * as ownParser from '../src/parser/index.ts';
import plugin from '../src/index.ts';
import { cpuOf } from './bench/lint.ts';
import { flagsOf } from './measure/flags.ts';
import { readData } from './measure/cases.ts';
import { filesOf } from './measure/field-files.ts';
import { keepFigures } from './measure/keep-figures.ts';
import { fetchPackages } from './measure/packages.ts';

const flags = flagsOf({ files: { type: 'string', default: '2000' }, write: { type: 'boolean', default: false } });

interface Run {
  readonly findings: readonly string[];
  readonly isRead: boolean;
  readonly micros: number;
}

const linter = new Linter({ cwd: '/' });

function lintWith(parser: Linter.Parser, path: string, text: string): Run {
  const config: Linter.Config[] = [
    { ignores: ['!**/node_modules/', '!**/.git/'] },
    { files: ['**/*.*'], languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: !path.endsWith('.ts') } } } },
    { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' } },
    plugin.configs.all,
  ];
  const { result, micros } = cpuOf(() => linter.verify(text, config, { filename: path }));
  const findings = result.map(
    ({ line, column, endLine, endColumn, ruleId, message, suggestions }) =>
      `${line}:${column}-${endLine}:${endColumn} ${ruleId} ${message} ${JSON.stringify(suggestions ?? [])}`,
  );
  return { findings, isRead: !result.some(({ fatal }) => fatal), micros };
}

const packages = Object.entries(readData<Record<string, string[]>>('field-packages'));
await fetchPackages(
  packages.map(([spec]) => spec),
  { needsAll: flags.write },
);
const all = packages.flatMap(([spec, patterns]) => filesOf(spec, patterns));
const every = Math.max(1, Math.floor(all.length / Number(flags.files)));
let [read, unread, findings, differences, theirTime, ownTime] = [0, 0, 0, 0, 0, 0];
for (const { path, text } of all.filter((_, index) => index % every === 0)) {
  const theirs = lintWith(typescriptParser, path, text);
  const own = lintWith(ownParser, path, text);
  if (!theirs.isRead || !own.isRead) {
    unread++;
    if (theirs.isRead !== own.isRead) console.log(`only ${own.isRead ? 'ours' : 'theirs'} reads ${path}`);
    continue;
  }
  read++;
  findings += theirs.findings.length;
  theirTime += theirs.micros;
  ownTime += own.micros;
  const only = [
    ...theirs.findings.filter(finding => !own.findings.includes(finding)).map(finding => `only theirs: ${finding}`),
    ...own.findings.filter(finding => !theirs.findings.includes(finding)).map(finding => `only ours: ${finding}`),
  ];
  differences += only.length;
  for (const line of only) console.log(`${path} ${line}`);
}
const figures =
  `Over ${read.toLocaleString('en')} public files with ${findings.toLocaleString('en')} findings of all rules, ` +
  `places and suggestions included, there ${differences === 1 ? 'was 1 difference' : `were ${differences} differences`} ` +
  `between our parser and typescript-eslint's. Linting by ours took ${((ownTime / theirTime) * 100).toFixed(0)} % of the processor.`;
console.log(`${figures}\n${unread} more files could not be read by one or both of them.`);
if (differences > 0) process.exitCode = 1;
else if (flags.write) keepFigures('parity', figures);
