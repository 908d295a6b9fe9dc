/**
 * Lints sources of public packages as they are, and with every word in them that a prefilter looks for: prints what is
 * reported only of one of the two, which is what a prefilter loses.
 */
import plugin from '../src/index.ts';
import { flagsOf } from './measure/flags.ts';
import { readData } from './measure/cases.ts';
import { everyWord } from './measure/every-word.ts';
import { filesOf } from './measure/field-files.ts';
import { fetchPackages } from './measure/packages.ts';
import { reportsOf } from './measure/reports.ts';

const flags = flagsOf({ files: { type: 'string', default: '2500' } });

const packages = Object.entries(readData<Record<string, string[]>>('field-packages'));
await fetchPackages(packages.map(([spec]) => spec));
const all = packages.flatMap(([spec, patterns]) => filesOf(spec, patterns));
const every = Math.max(1, Math.floor(all.length / Number(flags.files)));
const words = everyWord();
let [files, reports, lost] = [0, 0, 0];
for (const { path, text } of all.filter((_, index) => index % every === 0)) {
  const filtered = reportsOf(plugin, path, text);
  const unfiltered = reportsOf(plugin, path, text + words);
  files++;
  reports += unfiltered.length;
  const only = [
    ...unfiltered.filter(report => !filtered.includes(report)).map(report => `lost: ${report}`),
    ...filtered.filter(report => !unfiltered.includes(report)).map(report => `gained: ${report}`),
  ];
  lost += only.length;
  for (const line of only) console.log(`${path} ${line}`);
}
console.log(`${files} files, ${reports} reports of all rules without a prefilter: ${lost} differences with it`);
if (lost > 0) process.exitCode = 1;
