import { migrateText } from '../../src/cli/migrate-text.ts';
import { codemods } from '../../src/codemods/kit/all.ts';

export type CodemodName = keyof typeof codemods;

export interface Migrated {
  readonly output: string;
  /** The verdicts on all places, in order. */
  readonly verdicts: readonly string[];
  readonly reasons: readonly string[];
  readonly hazards: readonly (string | undefined)[];
}

/** Runs a codemod as the command does, with all its checks; a text that comes out may not be changed again. */
export function migrate(name: CodemodName | 'all', path: string, text: string, review = false): Migrated {
  const job = { codemods: name === 'all' ? codemods : { [name]: codemods[name] }, review, todo: false };
  const result = migrateText(path, text, job);
  if (result.status !== 'done') throw new Error(result.reason);
  const again = migrateText(path, result.output, job);
  if (again.status !== 'done' || again.output !== result.output) throw new Error('a second run changes the text again');
  return {
    output: result.output,
    verdicts: result.sites.map(({ verdict }) => verdict),
    reasons: result.sites.map(({ reason = '' }) => reason),
    hazards: result.sites.map(({ hazard }) => hazard),
  };
}
