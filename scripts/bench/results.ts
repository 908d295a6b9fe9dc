import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Costs } from './costs.ts';
import type { Growth } from './growth.ts';
import type { Peaks } from './peaks.ts';
import type { Start } from './start.ts';

/** What has been measured so far; the page is made of the last figures of each. */
export interface Results {
  readonly costs?: Measured<Costs>;
  /** Also of the plugins of others, in one fifth of the files. */
  readonly peers?: Measured<Costs>;
  readonly growth?: Measured<readonly Growth[]>;
  readonly peaks?: Measured<Peaks>;
  readonly start?: Measured<Start>;
  readonly rules?: Measured<Readonly<Record<string, number>>>;
}

interface Measured<Figures> {
  readonly command: string;
  readonly when: string;
  readonly figures: Figures;
}

const FOLDER = join(import.meta.dirname, '../../.cache/bench');
const FILE = join(FOLDER, 'results.json');

/** The last figures. */
export function lastResults(): Results {
  try {
    return JSON.parse(readFileSync(FILE, 'utf8')) as Results;
  } catch {
    return {};
  }
}

/** Keeps the figures of one kind beside those of the others. */
export function keep<Kind extends keyof Results>(kind: Kind, figures: NonNullable<Results[Kind]>['figures']): void {
  const command = `npm run bench:lint -- ${process.argv.slice(2).join(' ')}`.trim();
  const measured = { command, when: new Date().toISOString().slice(0, 10), figures };
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(FILE, JSON.stringify({ ...lastResults(), [kind]: measured }, null, 1));
}
