/** Measures what linting costs: `npm run bench:lint -- --help` tells the flags. */
import { emptyRule, ownPresets, peers } from './bench/contenders.ts';
import { type Costs, costsOf, shareOf } from './bench/costs.ts';
import { installedFiles, packageFiles } from './bench/files.ts';
import { type Growth, growthOf, withoutWords } from './bench/growth.ts';
import { writePage } from './bench/page.ts';
import { peaksOf } from './bench/peaks.ts';
import { keep, lastResults } from './bench/results.ts';
import { ruleTimes } from './bench/rule-times.ts';
import { startOf } from './bench/start.ts';
import { flagsOf } from './measure/flags.ts';
import { loadPlugin } from './measure/plugin.ts';

const HELP = `npm run bench:lint -- [flags]
  --part N      one of N files of the corpus (default 5: more than 7,000 files and 50 MB)
  --no-peers    only the plugin's own presets
  --short       files that are there anyway, and none of the peers
  --memory      only the most memory that a process takes
  --growth      only how the cost grows, in generated files
  --shape name  only generated files of this shape`;

const flags = flagsOf(
  {
    part: { type: 'string', default: '5' },
    'no-peers': { type: 'boolean', default: false },
    short: { type: 'boolean', default: false },
    memory: { type: 'boolean', default: false },
    growth: { type: 'boolean', default: false },
    shape: { type: 'string' },
    // Of 200,000 lines that all use one container, ESLint itself makes 5 GB, which is more than Node allows by default.
    sizes: { type: 'string', default: '1000,10000,100000' },
  },
  HELP,
);

/** A process is at its most long before it has seen all files. */
const FEWER = 7;

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

if (flags.short) await short();
else if (flags.memory) await memory();
else if (flags.growth || flags.shape) await growth();
else await costs();

async function costs(): Promise<void> {
  const own = await ownPresets();
  const files = await packageFiles(Number(flags.part));
  const found = costsOf({ ...emptyRule, ...own }, files);
  print(found);
  if (flags['no-peers']) return;
  keep('costs', found);
  const fifth = files.filter((_, index) => index % 5 === 0);
  const compared = costsOf({ ...emptyRule, ...own, ...(await peers()) }, fifth);
  print(compared);
  keep('peers', compared);
  keep('rules', ruleTimes(await loadPlugin('built'), fifth));
  keep('start', startOf());
  await memory();
}

/** Written once there are figures of each kind. */
async function page(): Promise<void> {
  const { costs: measured, peers: compared, rules, start, peaks, growth: grown } = lastResults();
  if (measured && compared && rules && start && peaks && grown)
    await writePage({ costs: measured, peers: compared, rules, start, peaks, growth: grown });
  else console.log('docs/performance.md is written once `-- --growth` has been run, too');
}

async function memory(): Promise<void> {
  const peaks = peaksOf(Number(flags.part) * FEWER);
  const [floor = NaN] = Object.values(peaks);
  for (const [name, megabytes] of Object.entries(peaks))
    console.log(
      `${name.padEnd(24)} ${megabytes.toFixed(0).padStart(8)} MB ${percent(megabytes / floor - 1).padStart(9)}`,
    );
  keep('peaks', peaks);
  await page();
}

function print(found: Costs): void {
  console.log(`${found.files} files, ${(found.bytes / 1e6).toFixed(1)} MB`);
  for (const [name, seconds] of Object.entries(found.seconds))
    console.log(`${name.padEnd(24)} ${seconds.toFixed(1).padStart(8)} s ${percent(shareOf(found, name)).padStart(9)}`);
}

async function short(): Promise<void> {
  const contenders = await ownPresets();
  const plain = Array.from({ length: 40 }, (_, index) => ({ path: `/plain/${index}.js`, text: withoutWords(index) }));
  console.log('\nFiles that are installed with the project');
  print(costsOf(contenders, installedFiles(), 3));
  console.log('\nFiles without a word that any rule looks for');
  print(costsOf(contenders, plain, 3));
}

async function growth(): Promise<void> {
  const sizes = flags.sizes.split(',').map(Number);
  const found: Growth[] = [];
  for (const one of growthOf(await ownPresets(), sizes, flags.shape)) {
    found.push(one);
    const line = one.costs.map(({ count, added, floor }) => `${count}: ${added.toFixed(0)} of ${floor.toFixed(0)}`);
    console.log(`${one.shape.padEnd(26)} ${line.join('   ')}`);
  }
  if (flags.shape) return;
  keep('growth', found);
  await page();
}
