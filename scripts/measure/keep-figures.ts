import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Linter } from 'eslint';
import ts from 'typescript';
import packageJson from '../../package.json' with { type: 'json' };

const ROOT = join(import.meta.dirname, '../..');
const FILE = join(ROOT, 'docs/how-precise.md');
const HEAD =
  '# How precise is it\n\nMade by `npm run corpus -- --write` and `npm run field -- --write`; corpus/README.md tells what is counted.\n';

const TITLES = {
  corpus: 'Real leaks and look-alikes',
  field: 'Reports on well-kept public code',
  'corpus:codemods': 'Codemods on well-kept public code',
};

/** Puts the figures of an instrument into docs/how-precise.md, with the date, the versions and the command that prints them. */
export function keepFigures(instrument: keyof typeof TITLES, figures: string): void {
  const text = existsSync(FILE) ? readFileSync(FILE, 'utf8') : HEAD;
  const start = `<!-- begin ${instrument} -->`;
  const end = `<!-- end ${instrument} -->`;
  const section = `${start}\n\n## ${TITLES[instrument]}\n\n${provenance(instrument)}\n\n${figures.trim()}\n\n${end}`;
  const from = text.indexOf(start);
  const to = text.indexOf(end) + end.length;
  writeFileSync(FILE, from === -1 ? `${text}\n${section}\n` : text.slice(0, from) + section + text.slice(to));
}

function provenance(instrument: string): string {
  const versions = `${packageJson.name} ${packageJson.version}, ESLint ${Linter.version}, TypeScript ${ts.version}, Node ${process.versions.node}`;
  return `${new Date().toISOString().slice(0, 10)} · ${versions} · \`npm run ${instrument}\``;
}
