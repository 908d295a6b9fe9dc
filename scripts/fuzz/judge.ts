import { Linter } from 'eslint';
import { planOf } from '../../src/cli/migrate/plan.ts';
import { codemods } from '../../src/codemods/kit/all.ts';
import { open } from '../../src/codemods/kit/open.ts';
import { ParseError, parse } from '../../src/codemods/kit/parser.ts';
import plugin from '../../src/index.ts';
import { applyEdits } from '../../src/rewrites/edits/rewrite.ts';

/** What became of an input: it could not be read, all was well, or something was wrong with what was made of it. */
export interface Judgement {
  readonly isRead: boolean;
  readonly reports: number;
  readonly fault?: string;
  readonly milliseconds: number;
}

/** Flat configs see no file outside their folder. */
const linter = new Linter({ cwd: '/' });
let parsed: object = {};
const parser = { meta: { name: 'fuzz' }, parseForESLint: () => ({ ...parsed, services: {} }) };
const CONFIG: Linter.Config[] = [
  { files: ['**/*.*'], languageOptions: { parser: parser } },
  { linterOptions: { noInlineConfig: true } },
  plugin.configs.all,
];

/** Runs every rule and every codemod on a text. */
export function judge(path: string, text: string): Judgement {
  try {
    parsed = parse(path, text, { isForEslint: true });
  } catch (error) {
    return {
      isRead: false,
      reports: 0,
      milliseconds: 0,
      ...(!(error instanceof ParseError) && { fault: stackOf(error) }),
    };
  }
  const start = process.cpuUsage();
  let reports = 0;
  let fault: string | undefined;
  try {
    reports = linter.verify(text, CONFIG, { filename: path }).filter(({ ruleId }) => ruleId !== null).length;
    fault = faultOfCodemods(path, text);
  } catch (error) {
    fault = stackOf(error);
  }
  // Of the processor, not of a clock: other work on the machine does not count.
  const { user, system } = process.cpuUsage(start);
  return { isRead: true, reports, milliseconds: (user + system) / 1000, ...(fault !== undefined && { fault }) };
}

/** With the rewrites that ask for a review, because they may fail as well; the output has to be readable. */
function faultOfCodemods(path: string, text: string): string | undefined {
  const { edits } = planOf(open(path, text), { codemods, review: true, todo: false });
  const output = applyEdits(text, edits);
  try {
    if (output !== text) parse(path, output);
    return undefined;
  } catch (error) {
    return `a codemod writes what cannot be read: ${(error as Error).message}`;
  }
}

const stackOf = (error: unknown): string => (error as Error).stack ?? String(error);
