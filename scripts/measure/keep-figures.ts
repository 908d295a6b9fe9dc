import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Linter } from 'eslint';
import ts from 'typescript';
import packageJson from '../../package.json' with { type: 'json' };

const ROOT = join(import.meta.dirname, '../..');
const HEAD =
  '# How precise is it\n\nMade by `npm run corpus -- --write` and `npm run field -- --write`; corpus/README.md tells what is counted.\n';

const PRECISION = 'docs/how-precise.md';
const CODEMODS = 'docs/codemods.md';
const PARSER = 'docs/parser.md';

/** Where the figures of each instrument are kept, and under which heading. */
const PLACES = {
  corpus: { file: PRECISION, title: 'Real leaks and look-alikes' },
  field: { file: PRECISION, title: 'Reports on well-kept public code' },
  draws: { file: PRECISION, title: 'Packages drawn by lot, judged before any mending', command: 'field' },
  'corpus:codemods': { file: PRECISION, title: 'Codemods on well-kept public code' },
  'bench:codemods': { file: CODEMODS, title: 'What it costs' },
  parity: { file: PARSER, title: 'The same findings' },
  'real-projects': { file: CODEMODS, title: 'Real projects, before and after' },
};

/** Puts the figures of an instrument into the docs, with the date, the versions and the command that prints them. */
export function keepFigures(instrument: keyof typeof PLACES, figures: string): void {
  const { file, title } = PLACES[instrument];
  const path = join(ROOT, file);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : HEAD;
  const start = `<!-- begin ${instrument} -->`;
  const end = `<!-- end ${instrument} -->`;
  const section = `${start}\n\n## ${title}\n\n${provenance(instrument)}\n\n${figures.trim()}\n\n${end}`;
  const from = text.indexOf(start);
  const to = text.indexOf(end) + end.length;
  writeFileSync(path, from === -1 ? `${text}\n${section}\n` : text.slice(0, from) + section + text.slice(to));
}

function provenance(instrument: keyof typeof PLACES): string {
  const place = PLACES[instrument];
  const command = 'command' in place ? place.command : instrument;
  const versions = `${packageJson.name} ${packageJson.version}, ESLint ${Linter.version}, TypeScript ${ts.version}, Node ${process.versions.node}`;
  return `${new Date().toISOString().slice(0, 10)} · ${versions} · \`npm run ${command}\``;
}
