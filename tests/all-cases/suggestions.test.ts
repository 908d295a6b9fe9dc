/** Every suggestion for every case of every rule, applied: its report goes away, and nothing else comes. */
import type { Linter } from 'eslint';
import { describe, expect, test } from 'vitest';
import plugin from '../../src/index.ts';
import { type Case, casesOfRules } from './cases-of-rules.ts';
import { lintCase } from './lint-case.ts';
import { programOf } from './program-of.ts';

interface Suggested {
  readonly one: Case;
  readonly report: Linter.LintMessage;
  readonly suggestion: Linter.LintSuggestion;
  readonly output: string;
}

const cases = await casesOfRules('invalid');
const typed = programOf(cases.filter(({ reader }) => reader === 'types').map(({ code }) => code));

const suggested = cases.flatMap((one): Suggested[] => {
  const parser = one.reader === 'types' ? typed(one.code) : one.reader === 'any' ? 'espree' : 'typescript';
  return lintCase(one, one.code, parser).flatMap(report =>
    (report.suggestions ?? []).map(suggestion => {
      const { range, text } = suggestion.fix;
      return { one, report, suggestion, output: one.code.slice(0, range[0]) + text + one.code.slice(range[1]) };
    }),
  );
});

const typedOutputs = programOf(suggested.filter(({ one }) => one.reader === 'types').map(({ output }) => output));

/** How often each thing is said, wherever. */
function countsOf(messages: readonly Linter.LintMessage[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { ruleId, messageId = '', message } of messages) {
    const key = ruleId === null ? message : `${ruleId} ${messageId}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

describe.each(Object.keys(plugin.rules))('%s', rule => {
  const its = suggested.filter(({ one }) => one.rule === rule);

  test.each(its.map(each => [each.suggestion.desc, each.one.code, each] as const))('%s %s', (_, code, each) => {
    const { one, report, output } = each;
    const read = one.reader === 'any' ? 'espree' : 'typescript';
    const before = countsOf(lintCase(one, code, one.reader === 'types' ? typed(code) : read));
    const after = countsOf(lintCase(one, output, one.reader === 'types' ? typedOutputs(output) : read));
    const key = `${report.ruleId} ${report.messageId ?? ''}`;
    expect(after.get(key) ?? 0, output).toBeLessThan(before.get(key)!);
    for (const [said, count] of after) expect(count, `${said}\n${output}`).toBeLessThanOrEqual(before.get(said) ?? 0);
  });

  const reported = cases.filter(one => one.rule === rule);
  test.each(reported.map(one => [one.code, one] as const))('is reported: %s', (code, one) => {
    const parser = one.reader === 'types' ? typed(code) : one.reader === 'any' ? 'espree' : 'typescript';
    expect(lintCase(one, code, parser).map(({ ruleId }) => ruleId)).toContain(`unleak/${rule}`);
  });
});
