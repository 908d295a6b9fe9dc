import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from '../../src/plugin-types.ts';
import { costsOf, shareOf } from './costs.ts';
import { type BenchFile, installedFiles } from './files.ts';
import { growthOf, SHAPES, withoutWords } from './growth.ts';

/** Files, and what `strict` may add to ESLint's own work on them, as a share of that, when the plugin runs from its source. */
interface Limit {
  readonly name: string;
  readonly files: () => readonly BenchFile[];
  readonly rounds: number;
  /** As it was measured when the limit was last set. */
  readonly usual: number;
}

/** A share counts as worse once it is this many times the usual one, and two hundredths more. */
export const MARGIN = 2;

const LIMITS: readonly Limit[] = [
  {
    name: 'files without a word that any rule looks for',
    files: () => Array.from({ length: 40 }, (_, index) => ({ path: `/plain/${index}.js`, text: withoutWords(index) })),
    rounds: 3,
    usual: 0.03,
  },
  { name: 'files that are installed with the project', files: installedFiles, rounds: 1, usual: 0.15 },
];

const TRIES = 3;

/** Whether the shares of both kinds of files are as usual, and no shape grows with the square; a busy machine gets another try. */
export function isAsUsual(plugin: Plugin): boolean {
  return LIMITS.every(limit => staysBelow(plugin, limit)) && Object.keys(SHAPES).every(shape => isEven(plugin, shape));
}

/** Lines of the generated files that are compared: what grows with the square takes four times as long for each. */
const SIZES = [1000, 4000];

/** How many times as much each line may take in the longer file. */
const STEEPEST = 2.5;

/** Whether a line of a longer file takes no more than one of a shorter, or little beside what ESLint itself takes for it. */
function isEven(plugin: Plugin, shape: string): boolean {
  for (let left = TRIES; left > 0; left--) {
    const [growth] = growthOf({ strict: [plugin.configs.strict] }, SIZES, shape);
    const [short, long] = growth!.costs;
    const steepness = long!.added / short!.added;
    const isBelow = long!.added <= 2 * long!.floor || (short!.added > 0 && steepness <= STEEPEST);
    if (isBelow) return true;
    console.log(`${shape}: each line takes ${steepness.toFixed(1)} times as much in a file of ${long!.count}`);
  }
  return false;
}

function staysBelow(plugin: Plugin, { name, files, rounds, usual }: Limit): boolean {
  const all = files();
  const limit = usual * MARGIN + 0.02;
  for (let left = TRIES; left > 0; left--) {
    const costs = costsOf({ strict: [plugin.configs.strict] }, all, rounds);
    const share = shareOf(costs, 'strict');
    // A file that makes a rule throw is left out of the costs.
    const isBelow = share <= limit && costs.files === all.length;
    console.log(`${name}: ${percent(share)} of at most ${percent(limit)} in ${costs.files} of ${all.length} files`);
    if (isBelow) return true;
    if (share > 3 * limit || costs.files < all.length) return false;
  }
  return false;
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** What keeps linting cheap, and how to take it away. */
const PLANTS: Readonly<Record<string, { readonly file: string; readonly from: RegExp; readonly to: string }>> = {
  'no prefilter': { file: 'tables/words.ts', from: /new RegExp\(`.*`\)/g, to: "new RegExp('')" },
  'no tables per file': {
    file: 'syntax/source.ts',
    from: /\(facts\[table\] \?\?= compute\(source\)\)/,
    to: 'compute(source)',
  },
  'no limit to what is told apart': {
    file: 'containers/container-uses.ts',
    from: /MOST_TOLD_APART = \d+/,
    to: 'MOST_TOLD_APART = Infinity',
  },
  'a forgetful prefilter': {
    file: 'tables/words.ts',
    from: /\[\.\.\.new Set\(names\)\]/,
    to: '[...new Set(names)].slice(1)',
  },
};

/** What makes linting dear; the other is for those who look whether a prefilter loses anything. */
export const MISTAKES = ['no prefilter', 'no tables per file', 'no limit to what is told apart'] as const;

/** The plugin from a copy of its source into which a mistake is planted. */
export async function withMistake<Result>(mistake: string, use: (plugin: Plugin) => Result): Promise<Result> {
  const plant = PLANTS[mistake];
  if (plant === undefined) throw new Error(`no such mistake: ${mistake}`);
  mkdirSync('.cache', { recursive: true });
  const directory = mkdtempSync('.cache/slow-');
  try {
    cpSync('src', join(directory, 'src'), { recursive: true });
    cpSync('package.json', join(directory, 'package.json'));
    const path = join(directory, 'src/analysis', plant.file);
    const text = readFileSync(path, 'utf8');
    const planted = text.replace(plant.from, plant.to);
    if (planted === text) throw new Error(`${plant.file} no longer contains ${String(plant.from)}`);
    writeFileSync(path, planted);
    const module = (await import(pathToFileURL(join(directory, 'src/index.ts')).href)) as { default: Plugin };
    return use(module.default);
  } finally {
    rmSync(directory, { recursive: true });
  }
}
