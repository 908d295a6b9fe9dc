/**
 * Lints well-kept public code that nobody tuned the rules on, and shows what a reader said of each report:
 * `npm run field -- --help` tells the flags.
 */
import { flagsOf } from './measure/flags.ts';
import { blindDraws, packagesOf, summaryOfDraws } from './measure/blind-draws.ts';
import { readData } from './measure/cases.ts';
import { changesOf, excerptOf, summaryOfField } from './measure/field-summary.ts';
import { keepFigures } from './measure/keep-figures.ts';
import { lintPackages } from './measure/lint-packages.ts';
import { fetchPackages } from './measure/packages.ts';
import { loadPlugin } from './measure/plugin.ts';
import { merge, sampleOf, type FieldReport, type Verdict } from './measure/verdicts.ts';

const HELP = `npm run field -- [flags]
  --draw N            the packages of a draw of corpus/blind-draws.json instead, which were judged before any mending
  --package name,name only the packages whose name@version has one of these in it
  --rule a,b          only the reports of these rules
  --preset recommended|strict   only the reports that recommended makes, or that strict adds
  --show new|false|unsure|true|all   the reports to print with the code around them (default: new, those without a verdict)
  --sample N          print at most N of each rule, picked blindly
  --context N         lines of code around each (default 6)
  --source            the plugin from src/, which needs no build (default: from dist/)
  --typed             lint TypeScript files with types
  --json              the reports as JSON
  --offline           fetch nothing
  --write             keep the figures in docs/how-precise.md`;

const flags = flagsOf(
  {
    draw: { type: 'string' },
    package: { type: 'string' },
    rule: { type: 'string' },
    preset: { type: 'string' },
    show: { type: 'string', default: 'new' },
    sample: { type: 'string', default: 'Infinity' },
    context: { type: 'string', default: '6' },
    source: { type: 'boolean', default: false },
    typed: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    offline: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
  HELP,
);

await measure();

async function measure(): Promise<void> {
  const wanted = flags.package?.split(',');
  const draw = flags.draw === undefined ? undefined : blindDraws()[Number(flags.draw) - 1];
  const all = Object.entries(draw ? packagesOf(draw) : readData<Record<string, string[]>>('field-packages'));
  const packages = all.filter(([spec]) => !wanted || wanted.some(name => spec.includes(name)));
  const specs = packages.map(([spec]) => spec);
  await fetchPackages(specs, { offline: flags.offline, needsAll: flags.write });

  const field = lintPackages(await loadPlugin(flags.source ? 'source' : 'built'), packages, flags.typed);
  for (const failure of field.failures) console.error(failure);
  const verdicts = [...(draw?.verdicts ?? []), ...readData<Verdict[]>('field-verdicts')].filter(
    ({ package: spec, rule }) => specs.includes(spec) && isAsked(rule),
  );
  const merged = merge(
    field.reports.filter(({ rule }) => isAsked(rule)),
    verdicts,
  );

  if (flags.json) {
    console.log(JSON.stringify(merged, null, 1));
    return;
  }
  const shown = sampleOf(merged.reports.filter(isShown), Number(flags.sample));
  for (const report of shown)
    console.log(excerptOf(report, field.texts.get(`${report.package} ${report.file}`) ?? '', Number(flags.context)));
  const read = `${field.lines} lines in ${field.files} files of ${packages.length} packages.`;
  const figures = `${read}\n\n${summaryOfField(merged.reports)}`;
  console.log(`${figures}\n\n${changesOf(merged)}`);
  if (flags.write && draw === undefined) {
    keepFigures('field', figures);
    keepFigures('draws', summaryOfDraws(blindDraws()));
  }
}

function isAsked(rule: string): boolean {
  return !flags.rule || flags.rule.split(',').includes(rule);
}

function isShown({ preset, verdict }: FieldReport): boolean {
  if (flags.preset && flags.preset !== preset) return false;
  return flags.show === 'all' || flags.show === (verdict?.verdict ?? 'new');
}
