import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { barChart } from './bar-chart.ts';
import type { Judgement } from './judge.ts';
import type { PackageOutcome } from './packages.ts';

/** One line of a table. */
export interface Row {
  readonly subject: string;
  readonly name: string;
  readonly before?: Judgement;
  readonly after?: Judgement;
  readonly bytes?: number;
  readonly undriven?: string;
}

const FILE = 'docs/proof.md';
const RULES_CHART = 'docs/proof-rules.svg';
const PACKAGES_CHART = 'docs/proof-packages.svg';

const HEAD = `# Proven on the heap

What the rules report leaks, and what they are silent about does not: each example of [their pages](rules) is run by the
driver that is folded away under it. Users come, use the code as a program would, and go; then garbage is collected, and who
is still alive was kept by the code. Where a rule is about a wrong result, the result is looked at. \`npm run prove\` makes
this page; the tests do the same for every text that a codemod rewrites, and compare what is seen on the way.
`;

/** Writes the page and its charts; without \`packages\` what the page says of them stays. */
export function writeReport(
  rules: readonly Row[],
  codemods: readonly Row[],
  packages?: readonly PackageOutcome[],
): void {
  const leaks = rules.flatMap(({ subject, name, bytes }) =>
    bytes === undefined ? [] : [{ label: [subject, name].filter(Boolean).join(': '), values: [bytes] }],
  );
  writeFileSync(RULES_CHART, barChart('Bytes that each user leaves behind', leaks));
  writeFileSync(
    FILE,
    [HEAD, rulesOf(rules), codemodsOf(codemods), packages ? packagesOf(packages) : kept()].join('\n'),
  );
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n');

const aliveOf = (judgement: Judgement | undefined): string =>
  judgement === undefined ? '' : judgement.alive === undefined ? judgement.verdict : String(judgement.alive);

const cellsOf = ({ before, after, bytes }: Row): string[] => [
  String(before?.users ?? ''),
  aliveOf(before),
  aliveOf(after),
  bytes === undefined ? '' : rounded(bytes),
];

/** To two figures: the third is noise. */
const rounded = (value: number): string => Number(value.toPrecision(2)).toLocaleString('en');

function rulesOf(rows: readonly Row[]): string {
  const proven = rows.filter(({ before }) => before !== undefined);
  const undriven = rows.flatMap(({ subject, name, undriven: why }) =>
    why ? [`- \`${subject}\`, \`${name}\`: ${why}`] : [],
  );
  const cells = proven.map(row => [`[${row.subject}](rules/${row.subject}.md)`, `\`${row.name}\``, ...cellsOf(row)]);
  const head = ['rule', 'example', 'users', 'alive before', 'alive after the cure', 'bytes a user'];
  return `## Rules

${table(
  head,
  cells.map(row => row.map(cell => (cell === '``' ? '' : cell))),
)}

![Bytes that each user leaves behind, by example](proof-rules.svg)

Not driven:

${undriven.join('\n')}
`;
}

function codemodsOf(rows: readonly Row[]): string {
  const cells = rows.map(row => [`[${row.subject}](codemods/${row.subject}.md)`, ...cellsOf(row)]);
  return `## Codemods

${table(['codemod', 'users', 'alive before', 'alive after', 'bytes a user'], cells)}
`;
}

const PACKAGES = '## Real packages';

function kept(): string {
  const text = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';
  const start = text.indexOf(PACKAGES);
  return start === -1 ? '' : text.slice(start);
}

function packagesOf(outcomes: readonly PackageOutcome[]): string {
  const bars = outcomes.map(({ before, growth, growthAfter }) => ({
    label: before,
    values: [growth.bytes, growthAfter.bytes],
  }));
  writeFileSync(PACKAGES_CHART, barChart('Bytes that each operation leaves behind, before and after the fix', bars));
  const alive = ({ watched, alive: count }: PackageOutcome['growth']): string =>
    watched > 0 ? `${count} of ${watched}` : '';
  const cells = outcomes.map(({ before, after, operation, growth, growthAfter }) => [
    `${before} → ${after.slice(after.lastIndexOf('@') + 1)}`,
    operation,
    alive(growth),
    alive(growthAfter),
    rounded(growth.bytes),
    rounded(Math.max(0, growthAfter.bytes)),
  ]);
  return `${PACKAGES}

Leaks that their authors fixed, from [the corpus](../corpus/README.md): the published package before the fix and after it,
driven by a few lines each, in a process of its own. What an operation hands back is watched; where it hands back nothing,
the bytes tell. \`npm run prove -- --packages\` fetches and drives them.

${table(['package', 'operation', 'alive before', 'alive after', 'bytes before', 'bytes after'], cells)}

![Bytes that each operation leaves behind, before and after the fix](proof-packages.svg)
`;
}
