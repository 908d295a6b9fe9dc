/**
 * Runs every rule and every codemod on public sources with tokens, expressions and statements deleted, doubled, replaced
 * and swapped. Fails on an exception, on output that cannot be read, and on an input that takes longer than a second.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { examplesOf } from './prove/page.ts';
import { fuzz, type Seed } from './fuzz/fuzz.ts';
import { partsOf } from './fuzz/mutate.ts';
import { flagsOf } from './measure/flags.ts';
import { readData } from './measure/cases.ts';
import { filesOf } from './measure/field-files.ts';
import { fetchPackages } from './measure/packages.ts';

const flags = flagsOf({
  inputs: { type: 'string', default: '20000' },
  seed: { type: 'string', default: '1' },
  offline: { type: 'boolean', default: false },
});

const LARGEST_FILE = 12_000;
const SMALLEST_FILE = 500;
const FOUND = '.cache/fuzz';

/** One to start with: a file that says something about collections, listeners, timers or weak references. */
const TELLING =
  /new (?:Weak)?(?:Map|Set|Ref)\b|addEventListener|\.(?:on|subscribe|push|observe)\(|setInterval|Finalization/;

async function seeds(offline: boolean): Promise<Seed[]> {
  const packages = Object.entries(readData<Record<string, string[]>>('field-packages'));
  await fetchPackages(
    packages.map(([spec]) => spec),
    { offline },
  );
  return packages.flatMap(([spec, patterns]) =>
    filesOf(spec, patterns).flatMap(({ path, text }) => {
      if (text.length > LARGEST_FILE || text.length < SMALLEST_FILE || !TELLING.test(text)) return [];
      try {
        return [{ path, parts: partsOf(path, text) }];
      } catch {
        return [];
      }
    }),
  );
}

/** The examples of what the rules report, which the code of others seldom has. */
function examples(): Seed[] {
  return readdirSync('docs/rules').flatMap(page =>
    examplesOf(readFileSync(`docs/rules/${page}`, 'utf8')).map(({ code, language }) => {
      const path = resolve(`docs/rules/${page}.${language}`);
      return { path, parts: partsOf(path, code) };
    }),
  );
}

const { inputs, seed, offline } = flags;
const tallies = {
  'public sources': fuzz(await seeds(offline), Number(inputs), Number(seed)),
  examples: fuzz(examples(), Number(inputs), Number(seed)),
};
for (const [name, { read, reports, slowest, faults }] of Object.entries(tallies))
  console.log(
    `${name}: ${inputs} inputs, ${read} of them readable, ${reports} reports, slowest ${Math.round(slowest)} ms, ${faults.length} faults`,
  );
mkdirSync(FOUND, { recursive: true });
for (const [index, { path, text, complaint }] of Object.values(tallies)
  .flatMap(({ faults }) => faults)
  .entries()) {
  const file = `${FOUND}/${index}-${basename(path)}`;
  writeFileSync(file, text);
  console.log(`${file}, from ${path}: ${complaint}`);
  process.exitCode = 1;
}
