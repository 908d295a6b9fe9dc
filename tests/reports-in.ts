import { Linter } from 'eslint';
import plugin from '../src/index.ts';

/** How many reports `recommended` makes on a text, as the file of that path below the folder that the host runs in. */
export const reportsIn = (text: string, file: string, cwd = '/shop'): number =>
  new Linter({ cwd }).verify(text, [plugin.configs.recommended], `${cwd}/${file}`).length;

/** A cache that lasts for as long as its program. */
export const LASTING = `const seen = {}; export function see(userId) { seen[userId] = load(userId); }`;
