import type { InvalidTestCase, RunTests, ValidTestCase } from '@typescript-eslint/rule-tester';
import type { RuleModule } from '@typescript-eslint/utils/ts-eslint';
import * as espree from 'espree';
import { RuleTester } from './rule-tester.ts';

interface Cases<MessageIds extends string, Options extends readonly unknown[]> {
  /** JavaScript: run with ESLint's own parser and with typescript-eslint's. */
  readonly valid: readonly (string | ValidTestCase<Options>)[];
  readonly invalid: readonly InvalidTestCase<MessageIds, Options>[];
  /** Only for typescript-eslint's parser. */
  readonly typescript?: Partial<RunTests<MessageIds, Options>>;
  /** Only with type information. */
  readonly typed?: Partial<RunTests<MessageIds, Options>>;
}

/** Tests a rule with every parser that it has to work with. */
export function runRule<MessageIds extends string, Options extends readonly unknown[]>(
  name: string,
  rule: RuleModule<MessageIds, Options>,
  cases: Cases<MessageIds, Options>,
): void {
  const { valid, invalid, typescript = {}, typed } = cases;
  new RuleTester({ languageOptions: { parser: espree } }).run(`${name} (espree)`, rule, { valid, invalid });
  new RuleTester().run(`${name} (typescript-eslint)`, rule, {
    valid: [...valid, ...(typescript.valid ?? [])],
    invalid: [...invalid, ...(typescript.invalid ?? [])],
  });
  if (typed === undefined) return;
  const parserOptions = { projectService: { allowDefaultProject: ['*.ts*'] }, tsconfigRootDir: process.cwd() };
  new RuleTester({ languageOptions: { parserOptions } }).run(`${name} (types)`, rule, {
    valid: [],
    invalid: [],
    ...typed,
  });
}

/** The rule without what it offers, for cases that are about what it reports. */
export function reportsOf<MessageIds extends string, Options extends readonly unknown[] = []>(
  rule: RuleModule<MessageIds, Options>,
): RuleModule<MessageIds, Options> {
  return {
    ...rule,
    create(context) {
      const report: typeof context.report = descriptor => context.report({ ...descriptor, suggest: null });
      return rule.create(Object.create(context, { report: { value: report } }) as typeof context);
    },
  };
}
