import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { Linter } from 'eslint';
import { format, resolveConfig } from 'prettier';
import { peerVersions } from './contenders.ts';
import { type Costs, shareOf, sharesOf } from './costs.ts';
import type { Growth } from './growth.ts';
import type { Peaks } from './peaks.ts';
import { bars, curves } from './plots.ts';
import type { Results } from './results.ts';

const TEMPLATE = 'bench/lint/page.md';
const PAGE = 'docs/performance.md';

/** Writes the page of the last figures of each kind, and its plots. */
export async function writePage({ costs, peers, growth, start, peaks, rules }: Required<Results>): Promise<void> {
  const { figures } = costs;
  const parts: Readonly<Record<string, string>> = {
    when: costs.when,
    node: process.version,
    where: `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}`,
    eslint: Linter.version,
    peers: peerVersions(),
    files: figures.files.toLocaleString('en'),
    megabytes: (figures.bytes / 1e6).toFixed(1),
    chunks: String(figures.chunks.length),
    costs: costsTable(figures),
    compared: costsTable(peers.figures),
    fifth: peers.figures.files.toLocaleString('en'),
    rules: rulesTable(rules.figures),
    start: `${start.figures.median.toFixed(1)} ms, median of ${start.figures.rounds}`,
    peaks: peaksTable(peaks.figures),
    growth: growthTable(growth.figures),
  };
  const text = readFileSync(TEMPLATE, 'utf8').replace(/\{\{(\w+)\}\}/g, (_, name: string) => parts[name] ?? '');
  writeFileSync(PAGE, await format(text, { ...(await resolveConfig(PAGE)), filepath: PAGE }));
  const names = Object.keys(peers.figures.seconds).slice(1);
  const title = 'Processor time added to ESLint without rules, per cent';
  const added = names.map(name => ({ name, value: shareOf(peers.figures, name) * 100 }));
  writeFileSync('docs/performance-costs.svg', bars(title, added));
  const lines = growth.figures.map(({ shape, costs: sizes }) => ({
    name: shape,
    points: sizes.map(({ count, added: y }): [number, number] => [count, Math.max(y, 0)]),
  }));
  writeFileSync(
    'docs/performance-growth.svg',
    curves('Microseconds added to each line, by the number of lines', lines),
  );
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

function costsTable(costs: Costs): string {
  const rows = Object.entries(costs.seconds).map(([name, seconds], index) => {
    const count = costs.rules[name] ?? 0;
    const share = shareOf(costs, name);
    const [low, , high] = sharesOf(costs, name);
    if (index === 0) return [name, seconds.toFixed(1), '', '', '', ''];
    return [
      name,
      seconds.toFixed(1),
      percent(share),
      `${percent(low)} – ${percent(high)}`,
      String(count),
      `${((share / count) * 100).toFixed(2)} %`,
    ];
  });
  return table(['set-up', 'seconds', 'over the floor', 'half of the files', 'rules', 'each rule'], rows);
}

function rulesTable(times: Readonly<Record<string, number>>): string {
  const whole = Object.values(times).reduce((sum, time) => sum + time, 0);
  const sorted = Object.entries(times).sort(([, a], [, b]) => b - a);
  return table(
    ['rule', 'ms', 'share'],
    sorted.map(([name, time]) => [`\`${name}\``, time.toFixed(0), percent(time / whole)]),
  );
}

function peaksTable(peaks: Peaks): string {
  const [floor = NaN] = Object.values(peaks);
  const rows = Object.entries(peaks).map(([name, megabytes], index) => [
    name,
    megabytes.toFixed(0),
    index === 0 ? '' : percent(megabytes / floor - 1),
  ]);
  return table(['set-up', 'MB', 'over the floor'], rows);
}

function growthTable(shapes: readonly Growth[]): string {
  const sizes = Math.max(...shapes.map(({ costs }) => costs.length));
  const rows = shapes.map(({ shape, costs }) => [
    shape,
    ...costs.map(({ count, added, floor }) => `${count}: ${added.toFixed(0)} (${floor.toFixed(0)})`),
    ...Array.from({ length: sizes - costs.length }, () => ''),
  ]);
  return table(
    ['of what there is more and more', ...Array.from({ length: sizes }, () => 'lines: added (floor)')],
    rows,
  );
}
