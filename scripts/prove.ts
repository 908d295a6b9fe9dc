/**
 * Proves on the heap what the rules report and what the codemods rewrite, and writes docs/proof.md.
 * With `--packages` also on real packages before and after their fix, which are fetched; `--dry` writes nothing.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { flagsOf } from './measure/flags.ts';
import { bytesPerUser, type Judgement } from './prove/judge.ts';
import { drivePackages } from './prove/packages.ts';
import { rewritingOf } from './prove/page.ts';
import { loadProgram, type Subject } from './prove/program.ts';
import { objection, prove } from './prove/prove.ts';
import { type Row, writeReport } from './prove/report.ts';
import { type RuleExample, ruleExamples } from './prove/rule-examples.ts';

const flags = flagsOf({ packages: { type: 'boolean', default: false }, dry: { type: 'boolean', default: false } });

const MEASURED_USERS = 500;

const failures: string[] = [];
const rules = await proveRules();
const codemods = await proveCodemods();
const packages = flags.packages ? await drivePackages() : undefined;
for (const { id, objection: why } of packages ?? []) if (why !== undefined) failures.push(`${id}: ${why}`);
if (!flags.dry) writeReport(rules, codemods, packages);
for (const failure of failures) console.log(`✗ ${failure}`);
console.log(`${rules.length} examples of rules, ${codemods.length} codemods, ${failures.length} not proven`);
process.exit(failures.length > 0 ? 1 : 0); // What the examples have left running would go on.

/** Each wrong example with the first right one that the same proof drives. */
async function proveRules(): Promise<Row[]> {
  const examples = ruleExamples();
  const rows: Row[] = [];
  const judgements = new Map<RuleExample, Judgement>();
  for (const example of examples) {
    if (example.proof === undefined) continue;
    const judgement = await prove(example, example.proof);
    judgements.set(example, judgement);
    const why = objection(example.verdict, judgement);
    console.log(`${why === undefined ? '✓' : '✗'} ${example.rule} ${example.verdict} line ${example.line}`);
    if (why !== undefined) failures.push(`${example.rule} line ${example.line}: ${why}`);
  }
  for (const example of examples) {
    const { rule, name, proof, verdict, undriven } = example;
    if (verdict === '✅') continue;
    if (proof === undefined) {
      rows.push({ subject: rule, name, ...(undriven !== undefined && { undriven }) });
      continue;
    }
    const before = judgements.get(example)!;
    const cure = examples.find(other => other.verdict === '✅' && other.rule === rule && other.proof === proof);
    const after = cure && judgements.get(cure);
    const bytes = before.verdict === 'leaks' ? await bytesOf(example, proof) : undefined;
    rows.push({ subject: rule, name, before, ...(after && { after }), ...(bytes !== undefined && { bytes }) });
  }
  return rows;
}

async function proveCodemods(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const file of readdirSync('docs/codemods')) {
    const subject = file.slice(0, -'.md'.length);
    const {
      language,
      before: code,
      after: rewritten,
      proof,
    } = rewritingOf(readFileSync(`docs/codemods/${file}`, 'utf8'));
    const before = await prove({ language, code }, proof);
    const after = await prove({ language, code: rewritten }, proof);
    const why = [objection('❌', before), objection('✅', after)].find(text => text !== undefined);
    console.log(`${why === undefined ? '✓' : '✗'} ${subject}`);
    if (why !== undefined) failures.push(`${subject}: ${why}`);
    if (before.notes.join() !== after.notes.join()) failures.push(`${subject}: the rewritten text does something else`);
    const bytes = before.verdict === 'leaks' ? await bytesOf({ language, code }, proof) : undefined;
    rows.push({ subject, name: '', before, after, ...(bytes !== undefined && { bytes }) });
  }
  return rows;
}

/** The middle of three: whatever else is freed meanwhile counts as well. */
async function bytesOf(subject: Subject, proof: string): Promise<number> {
  const measured: number[] = [];
  for (let times = 0; times < 3; times++) measured.push(await measureBytes(subject, proof));
  return measured.sort((a, b) => a - b)[1]!;
}

async function measureBytes(subject: Subject, proof: string): Promise<number> {
  const program = await loadProgram(subject, proof);
  try {
    const names = await program.load();
    const use = (index: number): unknown => program.proof.user?.(names, index, () => undefined);
    await bytesPerUser(use, MEASURED_USERS / 5); // Until code is compiled.
    return await bytesPerUser(index => use(index + MEASURED_USERS), MEASURED_USERS);
  } finally {
    await program.close();
  }
}
