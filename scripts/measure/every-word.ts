import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ANALYSIS = join(import.meta.dirname, '../../src/analysis');

/**
 * A comment in which stands whatever the analysis may look for before it computes a fact: every word and every string of
 * its own source, also as a member and in quotes. At the end of a file it says nothing, and no prefilter passes over the file.
 */
export function everyWord(): string {
  const source = readdirSync(ANALYSIS, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts'))
    .map(file => readFileSync(join(ANALYSIS, file), 'utf8'))
    .join('\n');
  const words = source.match(/[A-Za-z_$][\w$]{2,}/g) ?? [];
  const strings = [...source.matchAll(/'([^'\n\\]+)'/g)].map(([, text = '']) => text);
  const all = [...new Set([...words, ...strings])].filter(text => !/\*\/|eslint|global/.test(text));
  return `\n/*\n${all.map(text => `${text} .${text} '${text}'`).join('\n')}\n*/\n`;
}
