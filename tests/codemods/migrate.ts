import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { migrateText } from '../../src/cli/migrate/migrate-text.ts';
import { codemods } from '../../src/codemods/kit/all.ts';

const { applyTransform } = createRequire(import.meta.url)('jscodeshift/dist/testUtils') as {
  applyTransform(transform: unknown, options: object, input: { path: string; source: string }): string;
};

export type CodemodName = keyof typeof codemods;

export interface Migrated {
  readonly output: string;
  /** The verdicts on all places, in order. */
  readonly verdicts: readonly string[];
  readonly reasons: readonly string[];
  readonly hazards: readonly (string | undefined)[];
}

/** The headings of a page of the docs, as hazards name them. */
function headingsOf(codemod: string): Set<string> {
  const page = readFileSync(`docs/codemods/${codemod}.md`, 'utf8');
  return new Set([...page.matchAll(/^### (.+)$/gm)].map(([, title]) => title!.toLowerCase().replaceAll(' ', '-')));
}

/** Runs a codemod as the command does, with all its checks; jscodeshift has to make the same of the text, and a text that comes out may not be changed again. */
export function migrate(name: CodemodName | 'all', path: string, text: string, review = false): Migrated {
  const job = { codemods: name === 'all' ? codemods : { [name]: codemods[name] }, review, todo: false };
  const result = migrateText(path, text, job);
  if (result.status !== 'done') throw new Error(result.reason);
  const again = migrateText(path, result.output, job);
  if (again.status !== 'done' || again.output !== result.output) throw new Error('a second run changes the text again');
  if (name !== 'all') {
    const transformed = applyTransform(codemods[name], { review }, { path, source: text });
    if (transformed !== (result.output === text ? '' : result.output.trim()))
      throw new Error(`jscodeshift makes something else of the text: ${transformed}`);
  }
  for (const { codemod, hazard } of result.sites)
    if (hazard !== undefined && !headingsOf(codemod).has(hazard))
      throw new Error(`docs/codemods/${codemod}.md has no section for ${hazard}`);
  return {
    output: result.output,
    verdicts: result.sites.map(({ verdict }) => verdict),
    reasons: result.sites.map(({ reason = '' }) => reason),
    hazards: result.sites.map(({ hazard }) => hazard),
  };
}
